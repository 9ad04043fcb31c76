import type { Check } from '../check.ts'
import { cadreSubject, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'visit-many-a-day',
  group: 'visits',
  severity: 'notice',
  title: { zh: '单日走访户数异常', en: 'Too many households in a day' },
  rule: '一名干部一天入户走访的户数应在合理范围。',
  source: '县结对帮扶方案',
  mend: '核实是否集中登记；日期填错的改正，电话走访的改正走访方式。',
  subject: 'cadreDay',
  reads: ['cadre', 'visit'],
  parameters: ['visits.dayMax'],
  figures: { name: '姓名', visited_on: '日期', households: '入户户数', day_max: '上限' },
  sql: `
    SELECT ${cadreSubject('c')} || '/' || v.visited_on AS subject, c.key AS cadre_key, c.name, v.visited_on,
      count(DISTINCT coalesce(v.household_no, v.village || '/' || v.head_name)) AS households, ?2 ->> '$.visits.dayMax' AS day_max
    FROM (
      SELECT cadre_key, visited_on FROM visit WHERE cadre_key <> '' ${ofCadres('cadre_key')}
      GROUP BY cadre_key, visited_on HAVING count(*) > ?2 ->> '$.visits.dayMax'
    ) d CROSS JOIN visit v INDEXED BY visit_cadre ON v.cadre_key = d.cadre_key AND v.visited_on = d.visited_on CROSS JOIN cadre c ON c.key = d.cadre_key
    WHERE v.way = '入户'
    GROUP BY c.key, v.visited_on HAVING households > day_max`,
  sentence: ({ name, visited_on, households, day_max }) =>
    `${name} ${visited_on} 一天入户 ${households} 户，超过 ${day_max} 户。`,
  examples: [
    {
      says: '一天入户九户的列出，其中有电话的不列',
      given: {
        household: [{ key: 'H1' }],
        cadre: [
          { name: '干部甲', phone: '101' },
          { name: '干部乙', phone: '102' },
        ],
        visit: [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [
          { household_no: `H${n}`, cadre_name: '干部甲', visited_on: '2026-03-09', way: '入户' },
          { household_no: `H${n}`, cadre_name: '干部乙', visited_on: '2026-03-09', way: n === 9 ? '电话' : '入户' },
        ]),
      },
      found: ['干部甲/101/2026-03-09'],
    },
  ],
}
