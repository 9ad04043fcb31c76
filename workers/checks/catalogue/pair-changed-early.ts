import type { Check } from '../check.ts'
import { current, firstDay, lastDay, months, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'pair-changed-early',
  group: 'pairing',
  severity: 'serious',
  title: { zh: '未满期限调整', en: 'Changed inside the stable years' },
  rule: '结对关系应稳定规定的年数；期内调整应有政策认可的原因（调动、退休、病故等，见政策参数）。',
  source: '县结对帮扶方案：不脱贫不脱钩，结对稳定五年',
  mend: '补写调整原因；没有正当理由的，恢复原帮扶责任人。',
  subject: 'household',
  reads: ['household', 'pairing'],
  parameters: ['pairing.stableYears', 'pairing.acceptedReasons'],
  figures: {
    cadre_name: '原帮扶责任人',
    since_on: '开始',
    until_on: '结束',
    end_reason: '调整原因',
    successor: '接替人',
    stable_years: '应稳定年数',
  },
  sql: `
    SELECT subject, household_no, township, village, cadre_name, since_on, max(until_on) AS until_on, end_reason, successor, stable_years
    FROM (
      SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.cadre_name, p.since_on, p.until_on, p.end_reason,
        ?2 ->> '$.pairing.stableYears' AS stable_years,
        (SELECT q.cadre_name FROM pairing q
         WHERE q.household_no = p.household_no AND q.cadre_key <> p.cadre_key AND q.id <> p.id
           AND substr(q.since_on, 1, length(p.until_on)) >= substr(p.until_on, 1, length(q.since_on))
         ORDER BY q.since_on LIMIT 1) AS successor
      FROM pairing p JOIN household h ON h.key = p.household_no
      WHERE p.since_on <> '' AND p.until_on <> '' AND NOT ${current('p')}
        AND ${months(firstDay('p.since_on'), lastDay('p.until_on'))} < 12 * (?2 ->> '$.pairing.stableYears')
        AND NOT EXISTS (SELECT 1 FROM json_each(?2, '$.pairing.acceptedReasons') r WHERE instr(p.end_reason, r.value) > 0)
        ${ofHouseholds('p.household_no')})
    WHERE successor IS NOT NULL
    GROUP BY subject`,
  sentence: ({ cadre_name, since_on, until_on, end_reason, successor, stable_years }) =>
    `${cadre_name}自 ${since_on} 结对，到 ${until_on} 结束，由${successor}接替，未满 ${stable_years} 年，${end_reason ? `原因“${end_reason}”不在认可之列` : '没有写原因'}。`,
  examples: [
    {
      says: '两年就换人又没有原因的列出；因工作调动的、满五年的、没有接替人的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', since_on: '2023-03', until_on: '2025-02', end_reason: '' },
          { household_no: 'H1', cadre_name: '干部乙', since_on: '2025-02' },
          {
            household_no: 'H2',
            cadre_name: '干部甲',
            since_on: '2024-01',
            until_on: '2026-06',
            end_reason: '原帮扶人工作调动',
          },
          { household_no: 'H2', cadre_name: '干部乙', since_on: '2026-06' },
          { household_no: 'H3', cadre_name: '干部甲', since_on: '2020-03', until_on: '2026-07', end_reason: null },
          { household_no: 'H3', cadre_name: '干部乙', since_on: '2026-07' },
          { household_no: 'H4', cadre_name: '干部甲', since_on: '2023-07', until_on: '2026-06' },
        ],
      },
      found: ['H1'],
    },
  ],
}
