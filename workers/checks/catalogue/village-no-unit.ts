import type { Check } from '../check.ts'

export const check: Check = {
  id: 'village-no-unit',
  group: 'pairing',
  severity: 'blocker',
  title: { zh: '村无帮扶单位', en: 'Village without an assisting unit' },
  rule: '有登记户的村都应有帮扶单位。',
  source: '县结对帮扶方案：单位包村',
  mend: '由县里确定包村单位，在本村的包村页登记，或登入包村一览表再导入。',
  subject: 'village',
  reads: ['village', 'household'],
  parameters: [],
  figures: { name: '村', households: '登记户数' },
  sql: `
    SELECT coalesce(nullif(v.code, ''), v.key) AS subject, v.township, v.name AS village, v.name,
      (SELECT count(*) FROM household h WHERE h.township = v.township AND h.village = v.name) AS households
    FROM village v
    WHERE v.unit = '' AND households > 0`,
  sentence: ({ name, households }) => `${name}有 ${households} 户登记户，没有帮扶单位。`,
  examples: [
    {
      says: '有户而单位空白的村列出；没有登记户的、没有交付单位列的不列',
      given: {
        village: [
          { township: '甲乡', name: '一村', unit: '', code: '529901100200' },
          { township: '甲乡', name: '二村', unit: '' },
          { township: '甲乡', name: '三村', unit: null },
        ],
        household: [
          { key: 'H1', township: '甲乡', village: '一村' },
          { key: 'H3', township: '甲乡', village: '三村' },
        ],
      },
      found: ['529901100200'],
    },
  ],
}
