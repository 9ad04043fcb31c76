import type { Check } from '../check.ts'
import { current, gone, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'pair-cadre-gone',
  group: 'pairing',
  severity: 'blocker',
  title: { zh: '帮扶人已离岗', en: 'Cadre gone, still paired' },
  rule: '帮扶责任人调走、退休、去世或离职后，其帮扶户应当日由他人接替。',
  source: '县结对帮扶方案：接力帮扶',
  mend: '在“结对”页办理交接，为本户指定接替人并写明原因。',
  subject: 'household',
  reads: ['household', 'cadre', 'pairing'],
  parameters: [],
  figures: { cadre_name: '帮扶责任人', unit: '单位', left_on: '离岗时间', left_reason: '离岗原因' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, c.name AS cadre_name, c.unit, c.left_on, c.left_reason
    FROM cadre c JOIN pairing p ON p.cadre_key = c.key JOIN household h ON h.key = p.household_no
    WHERE ${gone('c')} AND ${current('p')} ${ofHouseholds('p.household_no')}
    GROUP BY h.key`,
  sentence: ({ cadre_name, left_on, left_reason }) =>
    `帮扶责任人${cadre_name} ${left_on || ''} ${left_reason || '离岗'}，本户还没有人接替。`,
  examples: [
    {
      says: '已退休的现任列出；年底才退休的、已交接的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        cadre: [
          { name: '干部甲', left_on: '2026-07-21', left_reason: '退休' },
          { name: '干部乙', left_on: '2026-12-31', left_reason: '退休' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H2', cadre_name: '干部乙' },
          { household_no: 'H3', cadre_name: '干部甲', until_on: '2026-07' },
        ],
      },
      found: ['H1'],
    },
  ],
}
