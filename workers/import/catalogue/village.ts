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
  exited                | 是否出列村   | yesNo   | 出列村 是否出列 是否脱贫村 是否脱贫出列
  pension_population    | 参加城乡居民基本养老保险人数 | integer | 参加城乡居民养老保险人数
  bus                   | 是否通客运班车 | yesNo | 通客运班车
  road_to_township      | 到乡镇是否通硬化路 | yesNo | 到乡镇通硬化路 是否通硬化路 行政村到乡镇是否通硬化路
  clinics               | 卫生室个数   | integer | 村卫生室个数 卫生室数
  doctors               | 执业(助理)医师数 | integer | 执业医师数 执业(助理)医师人数
  public_toilets        | 公共卫生厕所个数 | integer | 公共厕所个数 公共卫生厕所数
  waste_points          | 垃圾集中堆放点个数 | integer | 垃圾集中堆放点数
  libraries             | 文化(图书)室个数 | integer | 文化室个数 图书室个数
  dibao_households      | 低保户数     | integer | 农村低保户数
  dibao_population      | 低保人数     | integer | 低保人口数 农村低保人数 农村低保人口数
  tekun_population      | 特困供养人口数 | integer | 特困供养人数 特困人口数 特困人员数
  disabled_population   | 残疾人口数   | integer | 残疾人数 残疾人人数
  unsafe_water_households | 未解决饮水安全户数 | integer | 未解决饮水农户数 未解决饮水安全农户数 未解决安全饮用水户数 饮水困难户数
  unsafe_house_households | 住危房户数 | integer | 住危房农户数 危房户数 居住危房户数
  farmland_mu           | 耕地面积     | decimal:亩 |
  forest_mu             | 林地面积     | decimal:亩 |
  regreen_mu            | 退耕还林面积 | decimal:亩 | 退耕还林(草)面积 退耕还林还草面积
  orchard_mu            | 林果面积     | decimal:亩 |
  grassland_mu          | 牧草地面积   | decimal:亩 | 草地面积
  water_mu              | 水面面积     | decimal:亩 |
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
    ['unit', 'first_secretary', 'team_leader', 'key_village', 'code', 'exited', 'bus', 'clinics'],
    [
      'code',
      'key_village',
      'libraries',
      'pension_population',
      'total_households',
      'total_population',
      'county_leader',
      'poor_households',
      'invested_fen',
    ],
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
