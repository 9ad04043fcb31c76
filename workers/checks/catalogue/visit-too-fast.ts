import type { Check } from '../check.ts'
import { cadreSubject, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'visit-too-fast',
  group: 'visits',
  severity: 'notice',
  title: { zh: '两地走访间隔过短', en: 'Villages apart, minutes apart' },
  rule: '同一干部同一天在不同村入户，到户时间应相隔合理。',
  source: '县结对帮扶方案',
  mend: '核实到户时间；填错的改正。',
  subject: 'cadreDay',
  reads: ['cadre', 'visit', 'household'],
  parameters: ['visits.fastMinutes'],
  figures: {
    name: '姓名',
    visited_on: '日期',
    from_village: '前一户所在村',
    to_village: '后一户所在村',
    minutes: '相隔分钟',
  },
  needs: { from_village: 'county', to_village: 'county' },
  sql: `
    SELECT subject, cadre_key, name, visited_on, from_village, to_village, min(minutes) AS minutes FROM (
      SELECT ${cadreSubject('c')} || '/' || v.visited_on AS subject, c.key AS cadre_key, c.name, v.visited_on,
        coalesce(v.village, h.village) AS to_village, lag(coalesce(v.village, h.village)) OVER day AS from_village,
        coalesce(v.township, h.township) || '/' || coalesce(v.village, h.village)
          <> lag(coalesce(v.township, h.township) || '/' || coalesce(v.village, h.village)) OVER day AS elsewhere,
        CAST(round((julianday('2000-01-01 ' || v.arrived_at) - lag(julianday('2000-01-01 ' || v.arrived_at)) OVER day) * 1440) AS INTEGER) AS minutes
      FROM (
        SELECT cadre_key, visited_on FROM visit WHERE cadre_key <> '' ${ofCadres('cadre_key')}
        GROUP BY cadre_key, visited_on
        HAVING count(*) > 1 AND (min(township || '/' || village) <> max(township || '/' || village) OR count(township || village) < count(*))
      ) d CROSS JOIN visit v INDEXED BY visit_cadre ON v.cadre_key = d.cadre_key AND v.visited_on = d.visited_on CROSS JOIN cadre c ON c.key = d.cadre_key
        LEFT JOIN household h ON h.key = v.household_no
      WHERE v.way = '入户' AND v.arrived_at <> ''
      WINDOW day AS (PARTITION BY v.cadre_key, v.visited_on ORDER BY v.arrived_at, v.id))
    WHERE elsewhere = 1 AND minutes <= ?2 ->> '$.visits.fastMinutes'
    GROUP BY cadre_key, visited_on`,
  sentence: ({ name, visited_on, from_village, to_village, minutes }) =>
    `${name} ${visited_on} 在${from_village}和${to_village}入户，到户时间相隔 ${minutes} 分钟。`,
  examples: [
    {
      says: '不同村相隔八分钟的列出；相隔十八分钟的、同村的、电话的不列',
      given: {
        household: [
          { key: 'H1', village: '一村' },
          { key: 'H2', village: '二村' },
          { key: 'H3', village: '一村' },
        ],
        cadre: [
          { name: '干部甲', phone: '101' },
          { name: '干部乙', phone: '102' },
        ],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-02-13', arrived_at: '09:55' },
          { household_no: 'H2', cadre_name: '干部甲', visited_on: '2026-02-13', arrived_at: '10:03' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-02-14', arrived_at: '09:55' },
          { household_no: 'H2', cadre_name: '干部甲', visited_on: '2026-02-14', arrived_at: '10:13' },
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-02-13', arrived_at: '09:55' },
          { household_no: 'H3', cadre_name: '干部乙', visited_on: '2026-02-13', arrived_at: '09:58' },
          { household_no: 'H2', cadre_name: '干部乙', visited_on: '2026-02-13', arrived_at: '09:59', way: '电话' },
        ],
      },
      found: ['干部甲/101/2026-02-13'],
    },
  ],
}
