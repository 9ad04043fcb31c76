import { columns } from './column.ts'

/** Cadres, and what ledgers say year by year, visit by visit, payment by payment. */
export const cadre = columns(`
  name            | 姓名         | text
  unit            | 单位         | text
  unit_kind       | 单位性质     | text:unitKind
  unit_level      | 单位层级     | text:unitLevel
  sex             | 性别         | text:sex
  post            | 职务         | text
  post_level      | 职务级别     | text:postLevel
  id_number       | 证件号码     | sealed:id_state
  phone           | 联系电话     | sealed:phone_state
  first_secretary | 是否第一书记 | yesNo
  team_leader     | 是否工作队队长 | yesNo
  team_member     | 是否工作队队员 | yesNo
  employed_from   | 任职开始     | day
  left_on         | 离岗时间     | day
  left_reason     | 离岗原因     | text
  note            | 备注         | text
`)

export const pairing = columns(`
  household_no      | 户编号       | text
  cadre_name        | 帮扶责任人   | text
  cadre_unit        | 帮扶单位     | text
  cadre_phone       | 帮扶责任人电话 | sealed:cadre_phone_state
  role              | 角色         | text
  since_on          | 结对开始     | day
  until_on          | 结对结束     | day
  end_reason        | 结束原因     | text
  planned_exit_year | 计划脱贫年度 | number
  help_kind         | 帮扶方式     | text
  note              | 备注         | text
`)

export const visit = columns(`
  household_no | 户编号   | text
  township     | 乡镇     | text
  village      | 行政村   | text
  head_name    | 户主姓名 | text
  cadre_name   | 走访人   | text
  cadre_unit   | 走访人单位 | text
  visited_on   | 走访日期 | day
  way          | 走访方式 | text:way
  found        | 走访内容 | text
  promised     | 承诺事项 | text
`)

export const measure = columns(`
  category   | 措施类别     | text:helpCategory
  content    | 措施内容     | text
  started_on | 实施时间     | day
  amount_fen | 投入资金     | money
  done       | 是否完成     | yesNo
  unit       | 责任单位     | text
`)

export const plan = columns(`
  year       | 年度       | number
  content    | 计划       | text
  cadre_name | 帮扶责任人 | text
`)

export const income = columns(`
  year         | 年度           | number
  population   | 家庭人口       | number
  wages_fen    | 工资性收入     | money
  business_fen | 生产经营性收入 | money
  property_fen | 财产性收入     | money
  transfer_fen | 转移性收入     | money
  costs_fen    | 生产经营性支出 | money
  net_fen      | 家庭纯收入     | money
  per_head_fen | 人均纯收入     | money
`)

export const comparison = columns(`
  list      | 名单     | text
  name      | 姓名     | text
  id_number | 证件号码 | sealed:id_state
  detail    | 内容     | text
  dated_on  | 日期     | day
`)

export const project = columns(`
  name                | 项目名称     | text
  kind                | 项目类型     | text
  township            | 乡镇         | text
  village             | 行政村       | text
  content             | 建设内容     | text
  benefit_level       | 受益层级     | text
  approval_no         | 批复文号     | text
  approved_on         | 批复时间     | day
  approved_fen        | 批复资金     | money
  central_fen         | 中央资金     | money
  province_fen        | 省级资金     | money
  city_fen            | 市级资金     | money
  county_fen          | 县级资金     | money
  other_fen           | 其他资金     | money
  reward              | 是否以奖代补 | yesNo
  disclosed_before_on | 事前公示时间 | day
  first_paid_on       | 首次拨付时间 | day
  paid_fen            | 已拨付资金   | money
  due_on              | 计划完成时间 | day
  accepted_on         | 验收时间     | day
  disclosed_after_on  | 事后公告时间 | day
  unit                | 责任单位     | text
  note                | 备注         | text
`)

export const benefit = columns(`
  household_no | 户编号   | text
  township     | 乡镇     | text
  village      | 行政村   | text
  head_name    | 户主姓名 | text
  name         | 姓名     | text
  id_number    | 证件号码 | sealed:id_state
  programme    | 补助项目 | text
  standard_fen | 补助标准 | money
  period       | 发放期间 | text
  amount_fen   | 发放金额 | money
  paid_on      | 发放时间 | day
  bank_account | 银行账号 | sealed
  note         | 备注     | text
`)

export const loan = columns(`
  head_name    | 户主姓名 | text
  bank         | 银行     | text
  amount_fen   | 贷款金额 | money
  lent_on      | 放款时间 | day
  months       | 贷款月数 | number
  interest_fen | 贴息金额 | money
  note         | 备注     | text
`)
