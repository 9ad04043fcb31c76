import type { Check } from '../check.ts'
import { cadreSubject, gone, listed, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'visit-leader-short',
  group: 'visits',
  severity: 'notice',
  title: { zh: '领导调研不足', en: 'Leader’s field visits short' },
  rule: '领导每年入户调研不少于规定次数。',
  source: '县结对帮扶方案',
  mend: '安排入户调研；已去过没有登记的，补登。',
  subject: 'cadre',
  reads: ['cadre', 'visit'],
  parameters: ['visits.leaderPosts', 'visits.leaderTimes', 'visits.leaderFromMonth'],
  figures: { name: '姓名', unit: '单位', post_level: '职务级别', visits: '本年入户次数', times: '应不少于' },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, c.post_level,
      (SELECT count(*) FROM visit v WHERE v.cadre_key = c.key AND v.way = '入户'
        AND v.visited_on BETWEEN substr(?1, 1, 4) || '-01-01' AND ?1) AS visits,
      ?2 ->> '$.visits.leaderTimes' AS times
    FROM cadre c
    WHERE ${listed('c.post_level', 'visits.leaderPosts')} AND (${gone('c')}) IS NOT 1 AND visits < times
      AND CAST(substr(?1, 6, 2) AS INTEGER) >= ?2 ->> '$.visits.leaderFromMonth'
      AND (SELECT 1 FROM visit v WHERE v.visited_on BETWEEN substr(?1, 1, 4) || '-01-01' AND ?1 LIMIT 1) IS NOT NULL ${ofCadres('c.key')}`,
  sentence: ({ name, post_level, visits, times }) =>
    `${name}（${post_level}）今年入户调研 ${visits} 次，应不少于 ${times} 次。`,
  examples: [
    {
      says: '县级领导今年入户一次的列出；正好两次的、乡科级的不列，电话不算入户',
      given: {
        household: [{ key: 'H1' }],
        cadre: [
          { name: '干部甲', post_level: '县级领导', phone: '101' },
          { name: '干部乙', post_level: '县级领导', phone: '102' },
          { name: '干部丙', post_level: '乡科级', phone: '103' },
        ],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-02-01' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-03-01', way: '电话' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2025-03-01' },
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-02-01' },
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-05-01' },
        ],
      },
      found: ['干部甲/101'],
    },
  ],
}
