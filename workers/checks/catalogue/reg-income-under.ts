import type { Check } from '../check.ts'
import { atRisk, ofHouseholds } from '../clauses.ts'
import { yuan } from '../figure.ts'

export const check: Check = {
  id: 'reg-income-under',
  group: 'register',
  severity: 'blocker',
  title: { zh: '收入未达标已脱贫', en: 'Income under the line, recorded as exited' },
  rule: '上年人均纯收入低于当年标准的，不应登记为已脱贫或风险已消除；已纳入监测、风险未消除的除外。',
  source: '建档立卡数据质量规则（省级）1_02_006；脱贫退出标准：一过线',
  mend: '核实收入；确实低于标准的，按程序纳入防止返贫监测并落实措施。',
  subject: 'household',
  reads: ['household', 'income'],
  parameters: ['incomeLineYuan'],
  figures: { year: '年度', income_fen: '人均纯收入（分）', line_fen: '标准（分）', status: '状态' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      substr(?1, 1, 4) - 1 AS year, coalesce(i.per_head_fen, h.income_per_head_fen) AS income_fen,
      100 * (?2 ->> ('$.incomeLineYuan."' || (substr(?1, 1, 4) - 1) || '"')) AS line_fen,
      CASE WHEN h.risk_cleared = 1 THEN '风险已消除' ELSE h.status END AS status
    FROM household h LEFT JOIN income i ON i.household_no = h.key AND i.year = substr(?1, 1, 4) - 1
    WHERE (h.status = '已脱贫' OR h.risk_cleared = 1) AND ${atRisk('h')} IS NOT 1
      AND income_fen < line_fen ${ofHouseholds('h.key')}
    GROUP BY h.key`,
  sentence: ({ year, income_fen, line_fen, status }) =>
    `${year} 年人均纯收入 ${yuan(income_fen)} 元，低于当年标准 ${yuan(line_fen)} 元，登记为${status}。`,
  examples: [
    {
      says: '低于标准的已脱贫户和风险已消除户列出；正好等于标准的、正在监测的不列',
      given: {
        household: [
          { key: 'H1', status: '已脱贫' },
          { key: 'H2', status: '', monitor_kind: '边缘易致贫户', risk_cleared: 1 },
          { key: 'H3', status: '已脱贫' },
          { key: 'H4', status: '已脱贫', monitor_kind: '脱贫不稳定户', risk_cleared: 0 },
          { key: 'H5', status: '已脱贫' },
        ],
        income: [
          { household_no: 'H1', year: 2025, per_head_fen: 820000 },
          { household_no: 'H2', year: 2025, per_head_fen: 820000 },
          { household_no: 'H3', year: 2025, per_head_fen: 860000 },
          { household_no: 'H4', year: 2025, per_head_fen: 820000 },
        ],
      },
      found: ['H1', 'H2'],
    },
  ],
}
