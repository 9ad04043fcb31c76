import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'visit-future',
  group: 'visits',
  severity: 'serious',
  title: { zh: '走访日期在未来', en: 'Visit dated in the future' },
  rule: '走访日期不应晚于录入日期，也不应晚于今天。',
  source: '走访登记要求',
  mend: '改正走访日期；没有走访的记录删除。',
  subject: 'visit',
  reads: ['visit', 'household'],
  parameters: [],
  figures: { cadre_name: '走访人', visited_on: '走访日期', entered_on: '录入日期' },
  sql: `
    SELECT coalesce(v.household_no, v.village || v.head_name) || '/' || v.cadre_name || '/' || v.visited_on AS subject,
      v.household_no, coalesce(h.township, v.township) AS township, coalesce(h.village, v.village) AS village,
      v.cadre_name, v.visited_on, substr(v.entered_at, 1, 10) AS entered_on
    FROM visit v LEFT JOIN household h ON h.key = v.household_no
    WHERE (v.visited_on > substr(v.entered_at, 1, length(v.visited_on)) AND v.entered_at <> ''
      OR v.visited_on > substr(?1, 1, length(v.visited_on))) ${ofHouseholds('v.household_no')}
    GROUP BY subject`,
  sentence: ({ cadre_name, visited_on, entered_on }) =>
    `${cadre_name}的走访日期 ${visited_on} ${entered_on && String(visited_on) > String(entered_on) ? `晚于录入日期 ${entered_on}` : '在未来'}。`,
  examples: [
    {
      says: '晚于录入日期的、晚于截至日的列出；当日录入的、没有录入时间的不列',
      given: {
        household: [{ key: 'H1' }],
        visit: [
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-02-20', entered_at: '2026-02-11 10:00:00' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-11-09', entered_at: null },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-02-11', entered_at: '2026-02-11 10:00:00' },
          { household_no: 'H1', cadre_name: '干部甲', visited_on: '2026-03-11', entered_at: '' },
        ],
      },
      found: ['H1/干部甲/2026-02-20', 'H1/干部甲/2026-11-09'],
    },
  ],
}
