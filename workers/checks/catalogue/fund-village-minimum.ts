import type { Check } from '../check.ts'
import { sum } from '../figure.ts'
import { fundYear, ofFundYear } from '../fund.ts'

export const check: Check = {
  id: 'fund-village-minimum',
  group: 'funds',
  severity: 'notice',
  title: { zh: '重点村投入不足', en: 'Key village under its yearly minimum' },
  rule: '每个重点村全年批复资金不低于县里定的下限；县里没有定的（下限为 0）不核对。',
  source: '县项目资金方案',
  mend: '核对项目台账里的村名；确实不足的，在项目安排上补足。',
  subject: 'village',
  reads: ['village', 'project'],
  parameters: ['funds.villageMinimumYuan'],
  figures: { year: '年度', total_fen: '批复资金（分）', minimum_fen: '下限（分）' },
  sql: `
    WITH ${fundYear}
    SELECT subject, township, village, (SELECT year FROM year) AS year, total_fen, minimum_fen
    FROM (
      SELECT max(subject) AS subject, township, village, max(key_village) AS key_village, sum(fen) AS total_fen,
        CAST(100 * (?2 ->> '$.funds.villageMinimumYuan') AS INTEGER) AS minimum_fen
      FROM (
        SELECT coalesce(nullif(v.code, ''), v.key) AS subject, v.township, v.name AS village, v.key_village, 0 AS fen FROM village v
        UNION ALL
        SELECT NULL, p.township, p.village, NULL, p.approved_fen FROM project p WHERE ${ofFundYear('p')})
      GROUP BY township, village)
    WHERE key_village = 1 AND total_fen < minimum_fen AND EXISTS (SELECT 1 FROM project)`,
  sentence: ({ year, total_fen, minimum_fen }) =>
    `重点村 ${year} 年批复资金 ${sum(total_fen)}，低于下限 ${sum(minimum_fen)}。`,
  examples: [
    {
      says: '县里没有定下限，投入再少也不列',
      given: {
        village: [{ township: '甲乡', name: '一村', key_village: 1 }],
        project: [{ name: '一', approved_on: '2026-03-01', approved_fen: 100 }],
      },
      found: [],
    },
    {
      says: '定了下限，重点村不足的列出，没有一个项目的也列；够的、不是重点村的不列',
      policy: { funds: { villageMinimumYuan: 10 } },
      given: {
        village: [
          { township: '甲乡', name: '一村', key_village: 1 },
          { township: '甲乡', name: '二村', key_village: 1 },
          { township: '甲乡', name: '三村', key_village: 1 },
          { township: '甲乡', name: '四村', key_village: 0 },
        ],
        project: [
          { name: '一', approved_on: '2026-03-01', approved_fen: 900 },
          { name: '二', village: '二村', approved_on: '2026-03-01', approved_fen: 600 },
          { name: '三', village: '二村', approved_on: '2026-05-01', approved_fen: 400 },
        ],
      },
      found: ['甲乡/一村', '甲乡/三村'],
    },
  ],
}
