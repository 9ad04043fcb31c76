import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'household-two-heads',
  group: 'identity',
  severity: 'serious',
  title: { zh: '多个户主', en: 'Household with several heads' },
  rule: '每户应有且只有一名与户主关系为“户主”的成员。',
  source: '建档立卡数据质量规则（省级）3_01_001',
  mend: '核实谁是户主，改正其他成员的“与户主关系”；两户并在一个户编号下的，分开登记。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { heads: '户主数', names: '登记为户主的' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      count(*) AS heads, group_concat(p.name, '、' ORDER BY p.id) AS names
    FROM (
      SELECT household_no FROM person WHERE relation = '户主' ${ofHouseholds('household_no')}
      GROUP BY household_no HAVING count(*) > 1
    ) t CROSS JOIN person p ON p.household_no = t.household_no AND p.relation = '户主' JOIN household h ON h.key = t.household_no
    GROUP BY h.key`,
  sentence: ({ heads, names }) => `本户有 ${heads} 名成员登记为户主：${names}。`,
  examples: [
    {
      says: '两个户主的列出，一个户主的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        person: [
          { household_no: 'H1', name: '甲', relation: '户主' },
          { household_no: 'H1', name: '乙', relation: '户主' },
          { household_no: 'H2', name: '丙', relation: '户主' },
          { household_no: 'H2', name: '丁', relation: '配偶' },
        ],
      },
      found: ['H1'],
    },
  ],
}
