import { fields, keyOf, type LedgerKind } from '../kind.ts'

const own = fields(`
  household_no | 户编号   | number   | 家庭编号 户号编码 户号
  head_name    | 户主姓名 | name     | 户主 贷款人 借款人 姓名
  id_number    | 证件号码 | idNumber | 身份证号码 身份证号 公民身份号码
  bank         | 贷款银行 | text     | 经办银行 承贷银行 放贷银行
  amount_fen   | 贷款金额 | money    | 贷款额度 放款金额
  lent_on      | 贷款日期 | day      | 放款日期 借款日期 贷款时间 放贷日期
  months       | 期限     | integer  | 贷款期限 期限（月）
  interest_fen | 贴息金额 | money:元 | 贴息 贴息资金
  note         | 备注     | text     |
`)

/** Interest-subsidised loans (小额信贷贴息台账). */
export const loan: LedgerKind = {
  id: 'loan',
  name: '小额信贷台账',
  fields: own,
  needs: [['household_no'], ['amount_fen'], ['lent_on', 'bank']],
  row: ['household_no'],
  records: [{ entity: 'loan', key: (row) => keyOf(row, ['household_no'], ['lent_on']), repeats: true }],
}
