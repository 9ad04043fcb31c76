import type { Check } from '../check.ts'
import { byPost, current, lastDay, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'visit-overdue',
  group: 'visits',
  severity: 'serious',
  title: { zh: '走访逾期', en: 'Visit overdue' },
  rule: '帮扶责任人应在规定间隔内走访（入户、电话、微信都算）。',
  source: '县结对帮扶方案',
  mend: '尽快走访并记录；确实不能走访的，写明原因。',
  subject: 'household',
  reads: ['household', 'pairing', 'cadre', 'visit'],
  parameters: ['visits.everyDays', 'visits.everyDaysByPost'],
  figures: { cadre_name: '帮扶责任人', last_on: '最近走访', days: '已过天数', every_days: '间隔上限（天）' },
  moving: ['days'],
  sql: `
    WITH seen AS MATERIALIZED (
      SELECT p.household_no, (SELECT max(v.visited_on) FROM visit v WHERE v.household_no = p.household_no AND v.visited_on <= ?1) AS last_on
      FROM pairing p WHERE ${current('p')} ${ofHouseholds('p.household_no')}
      GROUP BY p.household_no),
    due AS MATERIALIZED (
      SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.cadre_name, s.last_on,
        min(coalesce(${byPost('c.post_level', 'visits.everyDaysByPost')}, ?2 ->> '$.visits.everyDays')) AS every_days,
        max(${lastDay('p.since_on')}) AS since_on
      FROM seen s CROSS JOIN pairing p ON p.household_no = s.household_no JOIN household h ON h.key = s.household_no
        LEFT JOIN cadre c ON c.key = p.cadre_key
      WHERE ${current('p')} AND s.last_on < date(?1, '-' || (
          SELECT min(days) FROM (
            SELECT ?2 ->> '$.visits.everyDays' AS days UNION ALL SELECT value FROM json_each(?2, '$.visits.everyDaysByPost'))
        ) || ' days')
      GROUP BY h.key)
    SELECT subject, household_no, township, village, cadre_name, last_on,
      CAST(julianday(?1) - julianday(last_on) AS INTEGER) AS days, every_days
    FROM due
    WHERE last_on < date(?1, '-' || every_days || ' days')
      AND (since_on IS NULL OR since_on < date(?1, '-' || every_days || ' days'))`,
  sentence: ({ cadre_name, last_on, days, every_days }) =>
    `最近一次走访在 ${last_on}，已过 ${days} 天（间隔上限 ${every_days} 天），帮扶责任人${cadre_name}。`,
  examples: [
    {
      says: '七十多天没有走访的列出；二十九天前走访过的、从未走访的、没有帮扶人的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }, { key: 'H5' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', since_on: '2024-01' },
          { household_no: 'H2', cadre_name: '干部甲', since_on: '2024-01' },
          { household_no: 'H3', cadre_name: '干部甲', since_on: '2024-01' },
          { household_no: 'H5', cadre_name: '干部甲', since_on: '2026-10-20' },
        ],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-08-14' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2029-12-01' },
          { household_no: 'H2', cadre_name: '干部甲', visited_on: '2026-10-02', way: '电话' },
          { household_no: 'H4', cadre_name: '干部甲', visited_on: '2026-05-02' },
          { household_no: 'H5', cadre_name: '干部乙', visited_on: '2026-05-02' },
        ],
      },
      found: ['H1'],
    },
  ],
}
