import { fields, keyOf, type LedgerKind } from '../kind.ts'

const own = fields(`
  household_no | 户编号         | number   | 家庭编号 户号编码 户号
  year         | 年度           | year     | 收入年度 年份
  population   | 家庭人口       | integer  | 家庭人口数 人口数 人数 家庭人数
  wages_fen    | 工资性收入     | money    | 工资性收入合计 务工收入
  business_fen | 生产经营性收入 | money    | 经营性收入 生产经营收入 家庭经营收入 生产经营性收入合计
  property_fen | 财产性收入     | money    | 财产性收入合计
  transfer_fen | 转移性收入     | money    | 转移性收入合计
  costs_fen    | 生产经营性支出 | money    | 经营性支出 生产经营支出 生产经营性支出合计
  net_fen      | 家庭纯收入     | money    | 纯收入 家庭年纯收入 家庭总纯收入 年纯收入
  per_head_fen | 人均纯收入     | money:元 | 年人均纯收入 家庭人均纯收入
`)

/** Household income by year (家庭收入测算表). */
export const income: LedgerKind = {
  id: 'income',
  name: '家庭收入测算表',
  fields: own,
  needs: [['household_no'], ['wages_fen', 'business_fen', 'transfer_fen'], ['net_fen', 'per_head_fen']],
  never: ['与户主关系'],
  fromTitle: ['year'],
  row: ['household_no'],
  records: [{ entity: 'income', key: (row) => keyOf(row, ['household_no', 'year']) }],
}
