import { fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const own = fields(`
  township *   | 乡镇           | name     | ${s.township}
  village *    | 行政村         | name     | ${s.village}
  head_name *  | 户主姓名       | name     | ${s.head}
  id_number *  | 户主证件号码   | idNumber | ${s.headId} ${s.id}
  household_no | 户编号         | number   | ${s.householdNo}
  year         | 年度           | year     | 收入年度 年份
  population   | 家庭人口       | integer  | ${s.population}
  wages_fen    | 工资性收入     | money    | 工资性收入合计 务工收入
  business_fen | 生产经营性收入 | money    | 经营性收入 生产经营收入 家庭经营收入 生产经营性收入合计 家庭经营性收入
  property_fen | 财产性收入     | money    | 财产性收入合计
  transfer_fen | 转移性收入     | money    | 转移性收入合计
  costs_fen    | 生产经营性支出 | money    | 经营性支出 生产经营支出 生产经营性支出合计 家庭经营性支出
  total_fen *  | 家庭总收入     | money    | 总收入 年总收入 家庭年总收入
  net_fen      | 家庭纯收入     | money    | 纯收入 家庭年纯收入 家庭总纯收入 年纯收入
  per_head_fen | 人均纯收入     | money:元 | 年人均纯收入 家庭人均纯收入
`)

/** Household income by year (家庭收入测算表); columns of single subsidies stay with it. */
export const income: LedgerKind = {
  id: 'income',
  name: '家庭收入测算表',
  fields: own,
  needs: [seeks, ['wages_fen', 'business_fen', 'transfer_fen'], ['net_fen', 'per_head_fen', 'total_fen']],
  never: ['与户主关系'],
  fromTitle: ['township', 'village', 'year'],
  row: ['household_no', 'head_name', 'id_number'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no'],
  records: [{ entity: 'income', key: (row) => keyOf(row, ['household_no', 'year']) }],
  sums: [
    { total: 'total_fen', parts: ['wages_fen', 'business_fen', 'property_fen', 'transfer_fen'] },
    { total: 'net_fen', parts: ['wages_fen', 'business_fen', 'property_fen', 'transfer_fen', '-costs_fen'] },
  ],
}
