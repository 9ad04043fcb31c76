import type { Check } from '../check.ts'
import { months, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'mon-cleared-early',
  group: 'register',
  severity: 'serious',
  title: { zh: '风险消除过快', en: 'Risk cleared too soon' },
  rule: '监测对象从识别到风险消除一般不少于规定的月数。',
  source: '防止返贫监测数据质量规则（省级）2_11_002',
  mend: '复核消除是否稳定；日期填错的改正，未稳定的恢复监测。',
  subject: 'household',
  reads: ['household'],
  parameters: ['monitoring.clearMonths'],
  figures: { risk_identified_on: '识别时间', risk_cleared_on: '消除时间', months: '相隔月数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.risk_identified_on, h.risk_cleared_on,
      ${months('h.risk_identified_on', 'h.risk_cleared_on')} AS months
    FROM household h
    WHERE length(h.risk_identified_on) >= 7 AND length(h.risk_cleared_on) >= 7
      AND CASE WHEN length(h.risk_identified_on) = 10 AND length(h.risk_cleared_on) = 10
        THEN h.risk_cleared_on < date(h.risk_identified_on, '+' || (?2 ->> '$.monitoring.clearMonths') || ' months')
        ELSE months < ?2 ->> '$.monitoring.clearMonths' END ${ofHouseholds('h.key')}`,
  sentence: ({ risk_identified_on, risk_cleared_on }) =>
    `${risk_identified_on} 识别，${risk_cleared_on} 即消除风险，相隔过短。`,
  examples: [
    {
      says: '四个月就消除的列出；正好六个月的、没有日期的不列',
      given: {
        household: [
          { key: 'H1', risk_identified_on: '2025-01', risk_cleared_on: '2025-05' },
          { key: 'H2', risk_identified_on: '2025-01-10', risk_cleared_on: '2025-07-09' },
          { key: 'H3', risk_identified_on: '2025-01', risk_cleared_on: '2025-07' },
          { key: 'H4', risk_identified_on: '2025-01-10', risk_cleared_on: '2025-07-10' },
          { key: 'H5', risk_identified_on: '2025-01', risk_cleared_on: '' },
        ],
      },
      found: ['H1', 'H2'],
    },
  ],
}
