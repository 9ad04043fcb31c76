import { fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const own = fields(`
  township *   | 乡镇     | name     | ${s.township}
  village *    | 行政村   | name     | ${s.village}
  household_no | 户编号   | number   | ${s.householdNo}
  head_name    | 户主姓名 | name     | ${s.head} 贷款人 借款人 姓名 客户名称 客户姓名
  id_number    | 证件号码 | idNumber | ${s.id} ${s.headId} 客户身份证号
  bank         | 贷款银行 | text     | 经办银行 承贷银行 放贷银行
  amount_fen   | 贷款金额 | money    | 贷款额度 放款金额
  lent_on      | 贷款日期 | day      | 放款日期 借款日期 贷款时间 放贷日期
  months       | 期限     | integer  | 贷款期限 期限（月）
  interest_fen | 贴息金额 | money:元 | 贴息 贴息资金
  note         | 备注     | text     | ${s.note}
`)

/** Interest-subsidised loans (小额信贷贴息台账). */
export const loan: LedgerKind = {
  id: 'loan',
  name: '小额信贷台账',
  fields: own,
  needs: [seeks, ['amount_fen'], ['lent_on', 'bank']],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'head_name', 'id_number'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no'],
  records: [{ entity: 'loan', key: (row) => keyOf(row, ['household_no'], ['lent_on']), repeats: true }],
}
