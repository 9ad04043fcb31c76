import type { Check } from '../check.ts'
import { atRisk, delivered, lastDay, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'mon-no-measure',
  group: 'register',
  severity: 'serious',
  title: { zh: '识别后未落实措施', en: 'Monitored without a measure' },
  rule: '监测对象识别后应在规定天数内落实帮扶措施。',
  source: '防止返贫监测数据质量规则（省级）1_11_010',
  mend: '针对风险原因落实措施并登入台账；已落实未登记的补登。',
  subject: 'household',
  reads: ['household', 'measure'],
  parameters: ['monitoring.measureDays', 'register.undeliveredHouseholds'],
  figures: { monitor_kind: '监测类别', risk_identified_on: '识别时间', days: '已过天数' },
  moving: ['days'],
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.monitor_kind, h.risk_identified_on,
      CAST(julianday(?1) - julianday(${lastDay('h.risk_identified_on')}) AS INTEGER) AS days
    FROM household h
    WHERE ${atRisk('h')} AND h.risk_identified_on <> '' AND days > ?2 ->> '$.monitoring.measureDays'
      AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key) ${ofHouseholds('h.key')}
      AND ${delivered('h', 'measure')}`,
  sentence: ({ monitor_kind, risk_identified_on, days }) =>
    `${monitor_kind}，${risk_identified_on} 识别，已过 ${days} 天，没有帮扶措施。`,
  examples: [
    {
      says: '识别超过三十天没有措施的列出；不足三十天的、已消除的不列',
      given: {
        household: [
          { key: 'H1', monitor_kind: '边缘易致贫户', risk_cleared: 0, risk_identified_on: '2026-08' },
          { key: 'H2', monitor_kind: '边缘易致贫户', risk_cleared: 0, risk_identified_on: '2026-10-12' },
          { key: 'H3', monitor_kind: '边缘易致贫户', risk_cleared: 1, risk_identified_on: '2026-01' },
          { key: 'H4', monitor_kind: '边缘易致贫户', risk_cleared: 0, risk_identified_on: '2026-01' },
        ],
        measure: [{ household_no: 'H4', category: '产业帮扶' }],
      },
      found: ['H1'],
    },
    {
      says: '还没有措施台账时不知道，不列',
      given: {
        household: [{ key: 'H1', monitor_kind: '边缘易致贫户', risk_cleared: 0, risk_identified_on: '2026-01' }],
      },
      found: [],
    },
  ],
}
