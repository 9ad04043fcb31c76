import type { Check } from '../check.ts'
import { atRisk, current, listed, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'pair-none',
  group: 'pairing',
  severity: 'blocker',
  title: { zh: '无帮扶责任人', en: 'No responsible cadre' },
  rule: '未脱贫、返贫的户和风险未消除的监测户都应有帮扶责任人。',
  source: '县结对帮扶方案：每个贫困户都有帮扶责任人',
  mend: '在“结对”页为本户指定帮扶责任人；已有帮扶人而名册漏填的，补登结对。',
  subject: 'household',
  reads: ['household', 'pairing'],
  parameters: ['pairing.dueStatuses'],
  figures: { head_name: '户主姓名', status: '状态', monitor_kind: '监测类别', last_until: '上一次结对结束' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name, h.status, h.monitor_kind,
      (SELECT max(p.until_on) FROM pairing p WHERE p.household_no = h.key) AS last_until
    FROM household h
    WHERE (${listed('h.status', 'pairing.dueStatuses')} OR ${atRisk('h')})
      AND NOT EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = h.key AND ${current('p')}) ${ofHouseholds('h.key')}`,
  sentence: ({ head_name, status, monitor_kind, last_until }) =>
    `${head_name}户（${monitor_kind || status}）现在没有帮扶责任人${last_until ? `，上一次结对于 ${last_until} 结束` : ''}。`,
  examples: [
    {
      says: '未脱贫户、返贫户和风险未消除的监测户没有人的列出；已脱贫的、有人的不列',
      given: {
        household: [
          { key: 'H1', status: '未脱贫' },
          { key: 'H2', status: '', monitor_kind: '边缘易致贫户', risk_cleared: 0 },
          { key: 'H3', status: '返贫' },
          { key: 'H4', status: '已脱贫' },
          { key: 'H5', status: '未脱贫' },
          { key: 'H6', status: '', monitor_kind: '边缘易致贫户', risk_cleared: 1 },
          { key: 'H7', status: null },
        ],
        pairing: [
          { household_no: 'H3', cadre_name: '干部', until_on: '2026-06' },
          { household_no: 'H5', cadre_name: '干部', until_on: '' },
        ],
      },
      found: ['H1', 'H2', 'H3'],
    },
    {
      says: '结束日还没到的仍在帮扶',
      given: {
        household: [{ key: 'H1', status: '未脱贫' }],
        pairing: [{ household_no: 'H1', cadre_name: '干部', until_on: '2026-12-31' }],
      },
      found: [],
    },
  ],
}
