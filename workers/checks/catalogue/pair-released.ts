import type { Check } from '../check.ts'
import { atRisk, current, lastDay, listed, ofHouseholds } from '../clauses.ts'

/** It ended while the household was still to be helped after its exit (脱贫不脱帮扶). */
const followedUp = `(?2 ->> '$.pairing.followUpYears' > 0 AND CAST(substr(p.until_on, 1, 4) AS INTEGER)
          BETWEEN h.exit_year AND h.exit_year + (?2 ->> '$.pairing.followUpYears'))`

export const check: Check = {
  id: 'pair-released',
  group: 'pairing',
  severity: 'blocker',
  title: { zh: '未脱贫先脱钩', en: 'Released before exit' },
  rule: '稳定脱贫前不能解除结对，规定脱贫后继续帮扶的，年限内也不能；更换帮扶责任人的，接替人应在次日（只写到月的，次月内）接上。',
  source: '县结对帮扶方案：不脱贫不脱钩，脱贫不脱帮扶',
  mend: '立即指定接替人；已有接替人的，核实并改正交接日期。',
  subject: 'household',
  reads: ['household', 'pairing'],
  parameters: ['pairing.dueStatuses', 'pairing.followUpYears'],
  figures: {
    cadre_name: '原帮扶责任人',
    until_on: '结束',
    successor: '接替人',
    successor_since: '接替开始',
    status: '状态',
  },
  sql: `
    SELECT subject, household_no, township, village, cadre_name, max(until_on) AS until_on, status,
      (SELECT q.cadre_name FROM pairing q WHERE q.household_no = subject AND q.since_on > gap.until_on ORDER BY q.since_on LIMIT 1) AS successor,
      (SELECT min(q.since_on) FROM pairing q WHERE q.household_no = subject AND q.since_on > gap.until_on) AS successor_since
    FROM (
      SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.cadre_name, p.until_on,
        CASE WHEN ${atRisk('h')} THEN h.monitor_kind || '（风险未消除）' WHEN ${listed('h.status', 'pairing.dueStatuses')} THEN h.status
          ELSE h.exit_year || ' 年脱贫（还在脱贫后继续帮扶的年限内）' END AS status
      FROM pairing p JOIN household h ON h.key = p.household_no
      WHERE p.until_on <> '' AND NOT ${current('p')} AND (${listed('h.status', 'pairing.dueStatuses')} OR ${atRisk('h')} OR ${followedUp})
        AND NOT EXISTS (
          SELECT 1 FROM pairing q
          WHERE q.household_no = p.household_no AND q.id <> p.id
            AND (coalesce(q.until_on, '') = '' OR q.until_on > p.until_on)
            AND (coalesce(q.since_on, '') = '' OR CASE WHEN length(p.until_on) = 10 AND length(q.since_on) = 10
              THEN q.since_on <= date(p.until_on, '+1 day')
              ELSE substr(q.since_on, 1, 7) <= substr(date(${lastDay('p.until_on')}, '+1 day'), 1, 7) END))
        ${ofHouseholds('p.household_no')}) gap
    GROUP BY subject`,
  sentence: ({ cadre_name, until_on, successor, successor_since, status }) =>
    `${status}，${cadre_name} ${until_on} 脱钩，${successor_since ? `${successor} ${successor_since} 才接替` : '没有接替人'}。`,
  examples: [
    {
      says: '没有接替人的、隔了两个月才接替的列出；同月、次月接替的和已脱贫的不列',
      given: {
        household: [
          { key: 'H1', status: '', monitor_kind: '边缘易致贫户', risk_cleared: 0 },
          { key: 'H2', status: '未脱贫' },
          { key: 'H3', status: '未脱贫' },
          { key: 'H4', status: '未脱贫' },
          { key: 'H5', status: '已脱贫' },
          { key: 'H6', status: '未脱贫' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', until_on: '2026-06' },
          { household_no: 'H2', cadre_name: '干部甲', until_on: '2026-04' },
          { household_no: 'H2', cadre_name: '干部乙', since_on: '2026-07' },
          { household_no: 'H3', cadre_name: '干部甲', until_on: '2026-04' },
          { household_no: 'H3', cadre_name: '干部乙', since_on: '2026-04' },
          { household_no: 'H4', cadre_name: '干部甲', until_on: '2026-04' },
          { household_no: 'H4', cadre_name: '干部乙', since_on: '2026-05' },
          { household_no: 'H5', cadre_name: '干部甲', until_on: '2026-06' },
          { household_no: 'H6', cadre_name: '干部甲', until_on: '2026-06-30' },
          { household_no: 'H6', cadre_name: '干部乙', since_on: '2026-07-02' },
        ],
      },
      found: ['H1', 'H2', 'H6'],
    },
  ],
}
