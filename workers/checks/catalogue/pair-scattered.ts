import type { Check } from '../check.ts'
import { cadreSubject, current, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'pair-scattered',
  group: 'pairing',
  severity: 'notice',
  title: { zh: '结对过于分散', en: 'Households scattered over villages' },
  rule: '一名帮扶责任人的户应集中在少数几个村。',
  source: '县结对帮扶方案',
  mend: '到期调整时，尽量换成同一个村的户。',
  subject: 'cadre',
  reads: ['cadre', 'pairing', 'household'],
  parameters: ['pairing.scatteredVillages'],
  figures: { name: '姓名', unit: '单位', villages: '村数', names: '分布的村' },
  needs: { names: 'county' },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit,
      count(DISTINCT h.township || '/' || h.village) AS villages, group_concat(DISTINCT h.village) AS names
    FROM pairing p JOIN cadre c ON c.key = p.cadre_key JOIN household h ON h.key = p.household_no
    WHERE ${current('p')} AND h.village <> '' ${ofCadres('p.cadre_key')}
    GROUP BY p.cadre_key HAVING villages > ?2 ->> '$.pairing.scatteredVillages'`,
  sentence: ({ name, villages, names }) =>
    `${name}的帮扶户分布在 ${villages} 个村：${String(names).replaceAll(',', '、')}。`,
  examples: [
    {
      says: '分布在三个村的列出，两个村的不列',
      given: {
        household: [
          { key: 'H1', village: '一村' },
          { key: 'H2', village: '二村' },
          { key: 'H3', village: '三村' },
        ],
        cadre: [
          { name: '干部甲', phone: '101' },
          { name: '干部乙', phone: '102' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H2', cadre_name: '干部甲' },
          { household_no: 'H3', cadre_name: '干部甲' },
          { household_no: 'H1', cadre_name: '干部乙' },
          { household_no: 'H2', cadre_name: '干部乙' },
        ],
      },
      found: ['干部甲/101'],
    },
  ],
}
