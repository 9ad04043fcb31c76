import { fields, given, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const area = fields(
  `
  county   | 县   | name | ${s.county}
  township | 乡镇 | name | ${s.township} 贫困镇
`,
  { group: true },
)

const own = fields(`
  name                  | 村名         | name    | ${s.village}
  code                  | 村代码       | number  | 行政村代码 行政区划代码 区划代码 村编码 嘎查代码 统计代码
  key_village           | 是否重点村   | yesNo   | 重点村 是否贫困村 贫困村属性 是否重点嘎查 是否重点嘎查村
  total_households      | 总户数       | integer | 总户数（户） 全村总户数 户籍户数 全村户数 农户总户数
  total_population      | 总人口       | integer | 总人口（人） 总人口数 全村总人口 户籍人口 全村人口 农村人口 农户总人口
  poor_households *     | 贫困户数     | integer | 在册户数 脱贫户数
  poor_population *     | 贫困人口数   | integer | 在册人口 脱贫人口数
  unit                  | 帮扶单位     | name    | 包村单位 包联单位 联系单位 责任单位 派出单位
  contact *             | 联系人       | name    |
  phone *               | 联系电话     | phone   | ${s.phone}
  county_leader         | 包村县领导   | name    | 县级包村领导 包村领导 联系领导 包联县领导 包村旗领导 包联旗领导 县领导 包嘎查旗领导 旗级领导 包村旗级领导 包联县级领导 包村县级领导 县级领导 联系县领导 联系县级领导 联村领导 包保领导 联村县领导 包联领导 包村领导姓名
  team_leader           | 工作队队长   | name    | 驻村工作队/队长 队长 驻村工作队队长 工作队长 工作队/队长
  team_members          | 工作队队员   | name    | 驻村工作队/队员 队员 驻村队员 驻村工作队队员 工作队/队员
  first_secretary       | 第一书记     | name    | 第一书记/姓名 第一书记姓名 驻村第一书记 驻村第一书记/姓名 驻村第一书记姓名
  first_secretary_since | 第一书记任职 | day     | 第一书记/任职时间 第一书记任职时间 任职时间 第一书记/任职 第一书记/开始时间 驻村第一书记/任职时间 驻村第一书记任职时间
  planned_fen *         | 规划投入资金 | money   |
  invested_fen *        | 已投入帮扶资金 | money |
  to_households_fen *   | 用于帮扶到户资金 | money |
  to_village_fen *      | 用于帮扶到村资金 | money |
  finance_fen *         | 财政专项     | money   |
  credit_fen *          | 信贷资金     | money   |
  unit_fen *            | 单位自筹     | money   |
  donated_fen *         | 社会募捐     | money   |
  drawn_fen *           | 社会引资     | money   |
`)

/** Villages with unit, team and first secretary (帮扶单位包村一览表). */
export const village: LedgerKind = {
  id: 'village',
  name: '帮扶单位包村一览表',
  fields: [...area, ...own],
  needs: [
    ['name'],
    ['unit', 'first_secretary', 'team_leader', 'key_village', 'code'],
    ['code', 'key_village', 'total_households', 'total_population', 'county_leader', 'poor_households', 'invested_fen'],
  ],
  never: ['户编号', '家庭编号', '项目名称', '户主姓名', '户主', '户名', '与户主关系'],
  sums: [
    { total: 'invested_fen', parts: ['to_households_fen', 'to_village_fen'] },
    { total: 'invested_fen', parts: ['finance_fen', 'credit_fen', 'unit_fen', 'donated_fen', 'drawn_fen'] },
  ],
  fromTitle: ['township'],
  row: ['name'],
  split: (row) => (given(row.name) ? [row] : []),
  records: [{ entity: 'village', key: (row) => keyOf(row, ['township', 'name']) }],
}
