import type { Check } from '../check.ts'
import { current, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'pair-several',
  group: 'pairing',
  severity: 'notice',
  title: { zh: '多名帮扶责任人', en: 'Several responsible cadres' },
  rule: '一户一名帮扶责任人（人数上限以政策参数为准）。',
  source: '县结对帮扶方案：一户一名帮扶人员',
  mend: '确定一名责任人，其余的解除结对并写明原因。',
  subject: 'household',
  reads: ['household', 'pairing'],
  parameters: ['pairing.responsibleMax'],
  figures: { cadres: '现任人数', names: '现任帮扶责任人' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      count(*) AS cadres, group_concat(p.cadre_name, '、' ORDER BY p.id) AS names
    FROM (
      SELECT p.household_no FROM pairing p WHERE ${current('p')} ${ofHouseholds('p.household_no')}
      GROUP BY p.household_no HAVING count(*) > ?2 ->> '$.pairing.responsibleMax'
    ) s CROSS JOIN pairing p ON p.household_no = s.household_no JOIN household h ON h.key = p.household_no
    WHERE ${current('p')}
    GROUP BY h.key HAVING count(DISTINCT p.cadre_key) > ?2 ->> '$.pairing.responsibleMax'`,
  sentence: ({ cadres, names }) => `本户现有 ${cadres} 名帮扶责任人：${names}。`,
  examples: [
    {
      says: '两名现任的列出；一名现任、一名已结束的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H1', cadre_name: '干部乙', role: '第二帮扶责任人' },
          { household_no: 'H2', cadre_name: '干部甲', until_on: '2026-05' },
          { household_no: 'H2', cadre_name: '干部乙', since_on: '2026-05' },
        ],
      },
      found: ['H1'],
    },
  ],
}
