import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'
import { yuan } from '../figure.ts'

export const check: Check = {
  id: 'reg-income-over',
  group: 'register',
  severity: 'serious',
  title: { zh: '收入达标仍未脱贫', en: 'Income over the line, still poor' },
  rule: '上年人均纯收入达到当年标准的户，应核实是否可以退出，不应长期登记为未脱贫。',
  source: '脱贫退出标准：一过线、两不愁、三保障',
  mend: '核实收入是否属实、稳定；达到退出标准的启动退出程序，收入填错的改正。',
  subject: 'household',
  reads: ['household', 'income'],
  parameters: ['incomeLineYuan'],
  figures: { year: '年度', income_fen: '人均纯收入（分）', line_fen: '标准（分）' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      substr(?1, 1, 4) - 1 AS year, coalesce(i.per_head_fen, h.income_per_head_fen) AS income_fen,
      100 * (?2 ->> ('$.incomeLineYuan."' || (substr(?1, 1, 4) - 1) || '"')) AS line_fen
    FROM household h LEFT JOIN income i ON i.household_no = h.key AND i.year = substr(?1, 1, 4) - 1
    WHERE h.status = '未脱贫' AND income_fen >= line_fen ${ofHouseholds('h.key')}
    GROUP BY h.key`,
  sentence: ({ year, income_fen, line_fen }) =>
    `${year} 年人均纯收入 ${yuan(income_fen)} 元，达到当年标准 ${yuan(line_fen)} 元，状态仍为未脱贫。`,
  examples: [
    {
      says: '正好等于标准的未脱贫户列出，差十元的、返贫户和没有收入的不列',
      given: {
        household: [
          { key: 'H1', status: '未脱贫' },
          { key: 'H2', status: '未脱贫' },
          { key: 'H3', status: '返贫' },
          { key: 'H4', status: '未脱贫' },
          { key: 'H5', status: '未脱贫', income_per_head_fen: 900000 },
        ],
        income: [
          { household_no: 'H1', year: 2025, per_head_fen: 860000 },
          { household_no: 'H2', year: 2025, per_head_fen: 859000 },
          { household_no: 'H3', year: 2025, per_head_fen: 990000 },
          { household_no: 'H4', year: 2024, per_head_fen: 990000 },
        ],
      },
      found: ['H1', 'H5'],
    },
  ],
}
