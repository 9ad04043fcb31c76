import { fields, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const own = fields(`
  township *      | 乡镇         | name           | ${s.township}
  village *       | 行政村       | name           | ${s.village}
  unit            | 帮扶单位     | name           | ${s.helperUnit} 单位名称
  unit_kind       | 单位类型     | code:unitKind  | 帮扶单位类型
  unit_level      | 单位隶属关系 | code:unitLevel | 帮扶单位隶属关系
  name            | 姓名         | name           | ${s.helper} 责任人姓名
  sex             | 性别         | code:sex       |
  birth_on *      | 出生日期     | text           | 出生年月
  political *     | 政治面貌     | code:political |
  education *     | 文化程度     | text           | 学历 最高学历
  post            | 职务         | text           | 村内职务 职务职级 现任职务
  post_level      | 职务级别     | code:postLevel | 级别 职级 人员类别 干部类别 干部级别 帮扶人类别
  id_number       | 证件号码     | idNumber       | ${s.id}
  phone           | 联系电话     | phone          | ${s.phone} ${s.helperPhone}
  first_secretary | 是否第一书记 | yesNo          |
  team_leader     | 是否工作队队长 | yesNo        | 是否工作队长 是否队长
  team_member     | 是否驻村队员 | yesNo          | 是否工作队队员 是否驻村工作队队员
  employed_from   | 任职开始     | day            | 任职时间 任职开始时间 到岗时间 参加帮扶时间 开始时间
  left_on         | 离岗时间     | day            | 离任时间 调离时间 退休时间 离职时间 任职结束 结束时间
  left_reason     | 离岗原因     | text           | 离任原因 调离原因 离职原因 变动原因
  note            | 备注         | text           | ${s.note}
`)

/** Responsible cadres (帮扶责任人名册). Two of one name in one unit are two people: the second gets /2. */
export const cadre: LedgerKind = {
  id: 'cadre',
  name: '帮扶责任人名册',
  fields: own,
  needs: [
    ['unit'],
    ['name'],
    ['post_level', 'first_secretary', 'left_on', 'employed_from', 'unit_kind', 'team_member'],
  ],
  never: ['户编号', '家庭编号', '户主姓名', '户主', '户名', '贫困户姓名', '与户主关系', '走访日期', '走访时间'],
  row: ['name'],
  records: [{ entity: 'cadre', key: (row) => (row.name ? `${row.name}/${row.unit ?? ''}` : null) }],
}
