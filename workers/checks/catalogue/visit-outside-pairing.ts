import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'visit-outside-pairing',
  group: 'visits',
  severity: 'serious',
  title: { zh: '走访不在结对期内', en: 'Visit outside the pairing' },
  rule: '走访应由帮扶责任人在结对期内进行。',
  source: '县结对帮扶方案',
  mend: '核实走访人和日期；代为走访的写明，结对时间填错的改正。',
  subject: 'visit',
  reads: ['visit', 'pairing', 'household'],
  parameters: [],
  figures: { cadre_name: '走访人', visited_on: '走访日期', spans: '与本户的结对' },
  sql: `
    WITH doubtful AS MATERIALIZED (
      SELECT v.household_no, v.cadre_name, v.visited_on
      FROM visit v LEFT JOIN pairing p ON p.household_no = v.household_no AND p.cadre_name = v.cadre_name
        AND coalesce(p.since_on, '') <= v.visited_on AND coalesce(p.until_on, '') = ''
      WHERE p.household_no IS NULL AND v.household_no <> '' ${ofHouseholds('v.household_no')})
    SELECT v.household_no || '/' || v.cadre_name || '/' || v.visited_on AS subject, v.household_no, h.township, h.village,
      v.cadre_name, v.visited_on,
      (SELECT group_concat(coalesce(nullif(q.since_on, ''), '…') || ' 至 ' || coalesce(nullif(q.until_on, ''), '今'), '；')
       FROM pairing q WHERE q.household_no = v.household_no AND q.cadre_name = v.cadre_name) AS spans
    FROM doubtful v CROSS JOIN household h ON h.key = v.household_no
    WHERE EXISTS (SELECT 1 FROM pairing q WHERE q.household_no = v.household_no)
      AND NOT EXISTS (
        SELECT 1 FROM pairing q
        WHERE q.household_no = v.household_no AND q.cadre_name = v.cadre_name
          AND substr(v.visited_on, 1, length(coalesce(q.since_on, ''))) >= substr(coalesce(q.since_on, ''), 1, length(v.visited_on))
          AND CASE length(coalesce(q.until_on, '')) WHEN 0 THEN true WHEN 10 THEN v.visited_on <= q.until_on
            ELSE substr(v.visited_on, 1, length(q.until_on)) < q.until_on END)
    GROUP BY subject`,
  sentence: ({ cadre_name, visited_on, spans }) =>
    `${cadre_name} ${visited_on} 走访，${spans ? `与本户的结对为 ${spans}` : '从未与本户结对'}。`,
  examples: [
    {
      says: '结对前的、结束后的（只写到月的从当月起）、从未结对的列出；期内的、开始时间没写的、结对未知的户不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', since_on: '2022-09', until_on: '2026-06' },
          { household_no: 'H1', cadre_name: '干部乙', since_on: '2026-06' },
          { household_no: 'H1', cadre_name: '干部丙', since_on: '' },
        ],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-08-05' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-06-09' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-01-03' },
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-01-05' },
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-06-02' },
          { household_no: 'H1', cadre_name: '干部丙', visited_on: '2020-06-02' },
          { household_no: 'H1', cadre_name: '干部丁', visited_on: '2026-05-05' },
          { household_no: 'H2', cadre_name: '干部丁', visited_on: '2026-05-05' },
        ],
      },
      found: ['H1/干部丁/2026-05-05', 'H1/干部乙/2026-01-05', 'H1/干部甲/2026-06-09', 'H1/干部甲/2026-08-05'],
    },
  ],
}
