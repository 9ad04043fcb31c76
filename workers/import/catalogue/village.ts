import { fields, given, keyOf, type LedgerKind } from '../kind.ts'

const area = fields(
  'township | 乡镇 | name | 乡(镇) 乡 镇 镇（乡、街道） 苏木乡 苏木镇 苏木 苏木乡镇 苏木(乡镇) 苏木(镇) 乡镇名称 街道 镇(乡)',
  { group: true },
)

const own = fields(`
  name                  | 村名         | name    | 行政村 村 村名称 嘎查村 噶查村 嘎查 村(社区) 行政村名称 村(嘎查) 嘎查(村) 贫困村
  code                  | 村代码       | number  | 行政村代码 行政区划代码 区划代码 村编码 嘎查代码 代码 统计代码
  key_village           | 是否重点村   | yesNo   | 重点村 是否贫困村 贫困村属性 是否重点嘎查 是否重点嘎查村
  total_households      | 总户数       | integer | 总户数（户） 全村总户数 户籍户数 全村户数
  total_population      | 总人口       | integer | 总人口（人） 总人口数 全村总人口 户籍人口 全村人口 农村人口
  unit                  | 帮扶单位     | name    | 包村单位 包联单位 联系单位 责任单位 派出单位
  county_leader         | 包村县领导   | name    | 县级包村领导 包村领导 联系领导 包联县领导 包村旗领导 包联旗领导 县领导 包嘎查旗领导
  team_leader           | 工作队队长   | name    | 驻村工作队/队长 队长 驻村工作队队长 工作队长 工作队/队长
  team_members          | 工作队队员   | name    | 驻村工作队/队员 队员 驻村队员 驻村工作队队员 工作队/队员
  first_secretary       | 第一书记     | name    | 第一书记/姓名 第一书记姓名
  first_secretary_since | 第一书记任职 | day     | 第一书记/任职时间 第一书记任职时间 任职时间 第一书记/任职 第一书记/开始时间
`)

/** Villages with unit, team and first secretary (帮扶单位包村一览表). */
export const village: LedgerKind = {
  id: 'village',
  name: '帮扶单位包村一览表',
  fields: [...area, ...own],
  needs: [
    ['name'],
    ['unit', 'first_secretary', 'team_leader'],
    ['code', 'key_village', 'total_population', 'county_leader'],
  ],
  never: ['户编号', '项目名称'],
  fromTitle: ['township'],
  row: ['name'],
  split: (row) => (given(row.name) ? [row] : []),
  records: [{ entity: 'village', key: (row) => keyOf(row, ['township', 'name']) }],
}
