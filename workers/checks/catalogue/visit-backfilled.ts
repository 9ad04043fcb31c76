import type { Check } from '../check.ts'
import { cadreSubject, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'visit-backfilled',
  group: 'visits',
  severity: 'notice',
  title: { zh: '集中补录', en: 'Entered in one sitting' },
  rule: '走访应及时登记；短时间内补录跨度很长的多条走访，需要核实。',
  source: '县结对帮扶方案；力戒形式主义的要求',
  mend: '核实是否集中补记；今后走访后及时登记，不催报、不突击。',
  subject: 'cadre',
  reads: ['cadre', 'visit'],
  parameters: ['visits.backfillEntries', 'visits.backfillMinutes', 'visits.backfillSpanDays'],
  figures: { name: '姓名', unit: '单位', entered_at: '开始录入', entries: '录入条数', span_days: '走访日期跨度（天）' },
  sql: `
    SELECT subject, cadre_key, name, unit, entered_at, max(entries) AS entries, span_days FROM (
      SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, s.entered_at, count(*) AS entries,
        CAST(julianday(max(v.visited_on)) - julianday(min(v.visited_on)) AS INTEGER) AS span_days
      FROM (
        SELECT cadre_key, entered_at, datetime(entered_at, '+' || (?2 ->> '$.visits.backfillMinutes') || ' minutes') AS until_at
        FROM (
          SELECT cadre_key, entered_at, lead(entered_at, (?2 ->> '$.visits.backfillEntries') - 1) OVER (PARTITION BY cadre_key ORDER BY entered_at) AS last_at
          FROM visit WHERE cadre_key <> '' AND entered_at <> '' ${ofCadres('cadre_key')})
        WHERE (substr(last_at, 1, 10) = substr(entered_at, 1, 10) OR substr(entered_at, 12, 2) >= '12') AND last_at <= until_at
        GROUP BY cadre_key, entered_at
      ) s CROSS JOIN visit v ON v.cadre_key = s.cadre_key AND v.entered_at BETWEEN s.entered_at AND s.until_at
        JOIN cadre c ON c.key = s.cadre_key
      GROUP BY s.cadre_key, s.entered_at
      HAVING span_days > ?2 ->> '$.visits.backfillSpanDays')
    GROUP BY cadre_key`,
  sentence: ({ name, entered_at, entries, span_days }) =>
    `${name}从 ${entered_at} 起的一小时内录入 ${entries} 条走访，走访日期跨 ${span_days} 天。`,
  examples: [
    {
      says: '一小时内录入十条、跨几个月的列出；只有九条的、跨度短的不列',
      given: {
        household: [{ key: 'H1' }],
        cadre: [
          { name: '干部甲', phone: '101' },
          { name: '干部乙', phone: '102' },
          { name: '干部丙', phone: '103' },
        ],
        visit: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [
          {
            household_no: 'H1',
            cadre_name: '干部甲',
            visited_on: `2026-0${(n % 6) + 1}-1${n}`,
            entered_at: `2026-07-01 09:${n}5:00`,
          },
          {
            household_no: 'H1',
            cadre_name: '干部丙',
            visited_on: `2026-06-1${n}`,
            entered_at: `2026-07-01 09:${n}5:00`,
          },
          ...(n === 0
            ? []
            : [
                {
                  household_no: 'H1',
                  cadre_name: '干部乙',
                  visited_on: `2026-0${(n % 6) + 1}-1${n}`,
                  entered_at: `2026-07-01 09:${n}5:00`,
                },
              ]),
        ]),
      },
      found: ['干部甲/101'],
    },
  ],
}
