import type { Check } from '../check.ts'
import { current, delivered, lastDay, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'visit-never',
  group: 'visits',
  severity: 'serious',
  title: { zh: '从未走访', en: 'Never visited' },
  rule: '结对后应在规定天数内第一次走访。',
  source: '县结对帮扶方案',
  mend: '尽快走访并记录；已走访没有登记的，补登。',
  subject: 'household',
  reads: ['household', 'pairing', 'visit'],
  parameters: ['visits.firstDays', 'register.undeliveredHouseholds'],
  figures: { cadre_name: '帮扶责任人', since_on: '结对开始', days: '已过天数' },
  moving: ['days'],
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.cadre_name, min(p.since_on) AS since_on,
      max(CAST(julianday(?1) - julianday(${lastDay('p.since_on')}) AS INTEGER)) AS days
    FROM pairing p JOIN household h ON h.key = p.household_no
    WHERE ${current('p')} AND p.since_on <> ''
      AND julianday(?1) - julianday(${lastDay('p.since_on')}) >= ?2 ->> '$.visits.firstDays'
      AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_no = p.household_no) ${ofHouseholds('p.household_no')}
      AND ${delivered('h', 'visit')}
    GROUP BY h.key`,
  sentence: ({ cadre_name, since_on, days }) => `${cadre_name}自 ${since_on} 结对，已过 ${days} 天，没有走访记录。`,
  examples: [
    {
      says: '结对多月没有走访的列出；不足三十天的、开始时间没写的、走访过的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', since_on: '2026-03' },
          { household_no: 'H2', cadre_name: '干部甲', since_on: '2026-10-11' },
          { household_no: 'H3', cadre_name: '干部甲', since_on: '' },
          { household_no: 'H4', cadre_name: '干部甲', since_on: '2026-03' },
        ],
        visit: [{ household_no: 'H4', cadre_name: '干部甲', visited_on: '2026-04-02' }],
      },
      found: ['H1'],
    },
  ],
}
