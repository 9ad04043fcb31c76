import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'
import { yuan } from '../figure.ts'

export const check: Check = {
  id: 'loan-cap',
  group: 'funds',
  severity: 'serious',
  title: { zh: '贴息贷款超额', en: 'Loan over the cap' },
  rule: '一户一笔贴息小额信贷不超过上限。',
  source: '脱贫人口小额信贷政策：5 万元以下',
  mend: '金额填错的改正（注意单位是元还是万元）；确实超额的，超出部分不贴息。',
  subject: 'household',
  reads: ['loan', 'household'],
  parameters: ['funds.loanYuan'],
  figures: { bank: '贷款银行', lent_on: '贷款日期', amount_fen: '贷款金额（分）', limit_fen: '上限（分）' },
  sql: `
    SELECT l.household_no AS subject, h.key AS household_no, h.township, h.village, l.bank, l.lent_on, max(l.amount_fen) AS amount_fen,
      CAST(100 * (?2 ->> '$.funds.loanYuan') AS INTEGER) AS limit_fen
    FROM loan l LEFT JOIN household h ON h.key = l.household_no
    WHERE l.amount_fen > 100 * (?2 ->> '$.funds.loanYuan') ${ofHouseholds('l.household_no')}
    GROUP BY l.household_no`,
  sentence: ({ bank, lent_on, amount_fen, limit_fen }) =>
    `${lent_on ? `${lent_on} ` : ''}${bank ? `在${bank}` : ''}贷款 ${yuan(amount_fen)} 元，超过 ${yuan(limit_fen)} 元。`,
  examples: [
    {
      says: '六万元的列出；正好五万元的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        loan: [
          { household_no: 'H1', bank: '农村信用联社', lent_on: '2026-01-15', amount_fen: 6_000_000 },
          { household_no: 'H2', bank: '农村信用联社', lent_on: '2026-01-15', amount_fen: 5_000_000 },
        ],
      },
      found: ['H1'],
    },
  ],
}
