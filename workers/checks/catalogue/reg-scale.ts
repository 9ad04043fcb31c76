import type { Check } from '../check.ts'

export const check: Check = {
  id: 'reg-scale',
  group: 'register',
  severity: 'notice',
  title: { zh: '识别规模超控', en: 'Identified share over scale control' },
  rule: '登记人口占全村人口的比例不超过规模控制线（重点村和其他村分别定）。',
  source: '识别规模控制（县方案）',
  mend: '核实全村总人口和登记人口；确实超出的，向县里说明情况并组织复核。',
  subject: 'village',
  reads: ['village', 'household', 'person'],
  parameters: ['register.scaleKeyPercent', 'register.scaleOtherPercent'],
  figures: {
    registered: '登记人口',
    total: '全村人口',
    percent: '占比（%）',
    limit_percent: '控制线（%）',
    key_village: '重点村',
  },
  sql: `
    SELECT subject, township, village, registered, total, round(100.0 * registered / total, 1) AS percent, limit_percent, key_village
    FROM (
      SELECT coalesce(nullif(v.code, ''), v.key) AS subject, v.township, v.name AS village, v.total_population AS total, v.key_village,
        CASE v.key_village WHEN 1 THEN ?2 ->> '$.register.scaleKeyPercent' WHEN 0 THEN ?2 ->> '$.register.scaleOtherPercent' END AS limit_percent,
        (SELECT count(*) FROM household h JOIN person p ON p.household_no = h.key WHERE h.township = v.township AND h.village = v.name) AS registered
      FROM village v
      WHERE v.total_population > 0)
    WHERE 100.0 * registered / total > limit_percent`,
  sentence: ({ registered, total, percent, limit_percent, key_village }) =>
    `${key_village === 1 ? '重点村' : '非重点村'}登记 ${registered} 人，占全村 ${total} 人的 ${percent}%，超过 ${limit_percent}%。`,
  examples: [
    {
      says: '非重点村超过百分之五的列出；重点村没超过一半的、没有总人口的不列',
      given: {
        village: [
          { township: '甲乡', name: '一村', key_village: 0, total_population: 10 },
          { township: '甲乡', name: '二村', key_village: 1, total_population: 10 },
          { township: '甲乡', name: '三村', key_village: 0, total_population: null },
        ],
        household: [
          { key: 'H1', township: '甲乡', village: '一村' },
          { key: 'H2', township: '甲乡', village: '二村' },
          { key: 'H3', township: '甲乡', village: '三村' },
        ],
        person: [
          { household_no: 'H1', name: '甲' },
          { household_no: 'H2', name: '乙' },
          { household_no: 'H3', name: '丙' },
        ],
      },
      found: ['甲乡/一村'],
    },
  ],
}
