import type { Check } from '../check.ts'
import { months, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'exit-reversed',
  group: 'procedure',
  severity: 'serious',
  title: { zh: '退出后返贫', en: 'Exit reversed within the year' },
  rule: '退出应当稳定，退出后规定月数内又返贫的要核对退出是否扎实。',
  source: '贫困退出机制的意见：稳定脱贫',
  mend: '查明返贫原因，复核当时的退出；日期填错的改正，并落实帮扶措施。',
  subject: 'household',
  reads: ['procedure_case', 'household'],
  parameters: ['procedures.reversedMonths'],
  figures: { exited_on: '退出时间', returned_on: '返贫时间', return_cause: '返贫原因', limit_months: '核对月数' },
  sql: `
    WITH back AS MATERIALIZED (
      SELECT c.household_no, c.township, c.village, c.returned_on, c.return_cause, coalesce(nullif(c.exited_on, ''), (
          SELECT max(coalesce(nullif(e.exited_on, ''), nullif(e.announced_on, ''), nullif(e.county_decided_on, '')))
          FROM procedure_case e WHERE e.household_no = c.household_no AND e.procedure = '脱贫退出')) AS exited_on
      FROM procedure_case c WHERE c.procedure = '返贫' AND length(c.returned_on) >= 7 ${ofHouseholds('c.household_no')})
    SELECT b.household_no AS subject, h.key AS household_no, coalesce(h.township, b.township) AS township, coalesce(h.village, b.village) AS village,
      b.exited_on, max(b.returned_on) AS returned_on, b.return_cause, ?2 ->> '$.procedures.reversedMonths' AS limit_months
    FROM back b LEFT JOIN household h ON h.key = b.household_no
    WHERE length(b.exited_on) >= 7 AND b.exited_on <= b.returned_on
      AND CASE WHEN length(b.exited_on) = 10 AND length(b.returned_on) = 10
        THEN b.returned_on < date(b.exited_on, '+' || (?2 ->> '$.procedures.reversedMonths') || ' months')
        ELSE ${months('b.exited_on', 'b.returned_on')} < ?2 ->> '$.procedures.reversedMonths' END
    GROUP BY b.household_no`,
  sentence: ({ exited_on, returned_on, return_cause, limit_months }) =>
    `${exited_on} 退出，${returned_on} 返贫${return_cause ? `（${return_cause}）` : ''}，不满 ${limit_months} 个月。`,
  examples: [
    {
      says: '四个月后返贫的列出；满一年的、不知道何时退出的不列；返贫登记没写退出时间的看退出登记',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        procedure_case: [
          { household_no: 'H1', procedure: '返贫', exited_on: '2020-11-16', returned_on: '2021-03-16' },
          { household_no: 'H2', procedure: '返贫', exited_on: '2020-11-16', returned_on: '2021-11-16' },
          { household_no: 'H3', procedure: '返贫', exited_on: '', returned_on: '2021-03-16' },
          { household_no: 'H4', procedure: '返贫', returned_on: '2021-03-16' },
          { household_no: 'H4', procedure: '脱贫退出', announced_on: '2020-12-01' },
        ],
      },
      found: ['H1', 'H4'],
    },
  ],
}
