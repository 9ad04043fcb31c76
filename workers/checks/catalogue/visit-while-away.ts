import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'visit-while-away',
  group: 'visits',
  severity: 'notice',
  title: { zh: '入户走访但全户外出', en: 'Home visit while all are away' },
  rule: '全户常年外出的，应以电话、微信联系；登记为入户走访的需要核实。',
  source: '县结对帮扶方案',
  mend: '核实走访方式，实为电话、微信的改正；务工时间填错的改正。',
  subject: 'household',
  reads: ['household', 'person', 'visit'],
  parameters: [],
  figures: { members: '成员数', visits: '本年入户次数', last_on: '最近入户' },
  sql: `
    SELECT a.household_no AS subject, a.household_no, a.township, a.village, a.members, count(*) AS visits, max(v.visited_on) AS last_on
    FROM (
      SELECT h.key AS household_no, h.township, h.village, count(*) AS members
      FROM person a JOIN household h ON h.key = a.household_no
      WHERE a.work_months >= 12
        AND NOT EXISTS (SELECT 1 FROM person p WHERE p.household_no = a.household_no AND coalesce(p.work_months, 0) < 12)
        ${ofHouseholds('a.household_no')}
      GROUP BY h.key
    ) a CROSS JOIN visit v ON v.household_no = a.household_no AND v.visited_on BETWEEN substr(?1, 1, 4) || '-01-01' AND ?1
    WHERE v.way = '入户'
    GROUP BY a.household_no`,
  sentence: ({ members, visits, last_on }) =>
    `本户 ${members} 名成员常年外出（务工 12 个月），今年登记入户走访 ${visits} 次，最近 ${last_on}。`,
  examples: [
    {
      says: '全户外出而登记入户的列出；都是电话的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        person: [
          { household_no: 'H1', name: '甲', work_months: 12 },
          { household_no: 'H2', name: '乙', work_months: 12 },
        ],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-03-05' },
          { household_no: 'H2', cadre_name: '干部甲', visited_on: '2026-03-05', way: '电话' },
        ],
      },
      found: ['H1'],
    },
  ],
}
