import { fields, type LedgerKind } from '../kind.ts'

const own = fields(`
  unit            | 帮扶单位     | name           | 单位 所属单位 工作单位 所在单位 派出单位 单位名称
  unit_kind       | 单位类型     | text           | 帮扶单位类型
  unit_level      | 单位隶属关系 | text           | 帮扶单位隶属关系
  name            | 姓名         | name           | 帮扶责任人 帮扶人姓名 帮扶人 帮扶干部 帮扶干部姓名 责任人姓名
  sex             | 性别         | code:sex       |
  post            | 职务         | text           | 村内职务 职务职级 现任职务
  post_level      | 职务级别     | code:postLevel | 级别 职级 人员类别 干部类别 干部级别 帮扶人类别
  id_number       | 证件号码     | idNumber       | 身份证号码 身份证号 身份证 公民身份号码 证件号
  phone           | 联系电话     | phone          | 电话 手机号 手机号码 联系方式 帮扶人手机号 帮扶责任人手机号 帮扶人电话
  first_secretary | 是否第一书记 | yesNo          |
  team_leader     | 是否工作队队长 | yesNo        | 是否工作队长 是否队长
  team_member     | 是否驻村队员 | yesNo          | 是否工作队队员 是否驻村工作队队员
  employed_from   | 任职开始     | day            | 任职时间 任职开始时间 到岗时间 参加帮扶时间 开始时间
  left_on         | 离岗时间     | day            | 离任时间 调离时间 退休时间 离职时间 任职结束 结束时间
  left_reason     | 离岗原因     | text           | 离任原因 调离原因 离职原因 变动原因
  note            | 备注         | text           |
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
  never: ['户编号', '户主姓名', '户主', '与户主关系', '走访日期', '走访时间'],
  row: ['name'],
  records: [{ entity: 'cadre', key: (row) => (row.name ? `${row.name}/${row.unit ?? ''}` : null) }],
}
