import { fields, given, keyOf, type LedgerKind, type RecordOf, type Values } from '../kind.ts'

/** Fields of a household; in a roster of persons they stand on every member's row, or once a group. */
const householdFields = fields(
  `
  household_no       | 户编号         | number           | 家庭编号 户号编码 户号 户编码 贫困户编号
  head_name          | 户主姓名       | name             | 户主 户名 贫困户姓名 户主名字
  county             | 县             | name             | 县(市、区、旗) 县（市、区） 区（县） 区县 行政县 旗区 旗县 旗 县级市 旗县区 县名称
  township           | 乡镇           | name             | 乡(镇) 乡 镇（乡、街道） 镇名称 苏木乡 苏木镇 苏木 苏木乡镇 苏木(乡镇) 苏木(镇) 街道 镇(乡) 镇 乡镇名称 所在乡镇 乡镇街道 乡镇、街道
  village            | 行政村         | name             | 村 村名 村名称 村庄 嘎查村 噶查村 嘎查 村(社区) 村委会 行政村名称 所在村 村(嘎查) 嘎查(村)
  village_group      | 村民小组       | text             | 自然村 自然村（屯） 村组 组 湾组 组别 小组 村民组 社
  address            | 家庭住址       | text             | 住址 现住址 详细地址 家庭地址
  phone              | 户联系电话     | phone            | 户主联系方式 户主联系电话 户主电话 联系电话 联系方式 电话 手机号 手机号码 phone
  population         | 家庭人口       | integer          | 人数 家庭人口数 人口数 家庭成员数 家庭人数 户人数 家庭总人口
  kind               | 户类型         | text             | 家庭类型
  attribute          | 贫困户属性     | code:attribute   | 贫困属性 贫困类型 贫困户类型 户属性 脱贫户属性
  standard           | 识别标准       | text             |
  status             | 脱贫情况       | code:status      | 脱贫属性 脱贫标志 贫困状态 脱贫状态 脱贫状况 是否脱贫
  exit_year          | 脱贫年度       | year             | 脱贫年份 脱贫时间 退出年度
  planned_exit_year  | 计划脱贫年度   | year             | 计划脱贫年份 计划脱贫时间
  monitor_kind       | 监测对象类别   | code:monitorKind | 易返贫致贫户(监测对象)类型 监测对象类型 监测类别 监测户类型 监测户类别 监测对象
  risk_cleared       | 风险是否消除   | yesNo            | 风险是否已消除 风险消除情况 是否消除风险
  risk_identified_on | 风险识别时间   | day              | 识别监测时间 纳入监测时间 监测识别时间 监测对象识别时间
  risk_cleared_on    | 风险消除时间   | day              | 消除监测时间
  cause              | 主要致贫原因   | code:cause       | 致贫原因 致贫原因1 致贫/返贫风险1 主要致贫返贫原因
  cause_2            | 致贫原因2      | code:cause       | 其他致贫原因 致贫/返贫风险2 次要致贫原因
  cause_3            | 致贫原因3      | code:cause       | 致贫/返贫风险3
  unsafe_house       | 是否危房       | yesNo            | 危房户 是否危房户 危房 是否是危房户 住房是否危房
  safe_water         | 饮水安全       | yesNo            | 是否解决安全饮用水 饮水是否安全 是否解决安全饮水 安全饮水 是否安全饮水 饮用水是否安全
  income_per_head_fen | 人均纯收入    | money:元         | 年人均纯收入 家庭人均纯收入 人均可支配收入 人均年纯收入
  identified_on      | 首次识别时间   | day              | 识别时间 识别年度 户识别时间 建档立卡时间
  helper_name        | 帮扶责任人     | name             | 结对帮扶责任人 帮扶人 帮扶人姓名 帮扶干部 挂户责任人（挂户干部） 结对人
  helper_unit        | 帮扶单位       | name             | 帮扶人单位
  bank_account       | 银行账号       | sealed           | 银行卡号 一卡通账号 账户号码 开户行账号 卡号 一卡通号 cardnumber
`,
  { group: true },
)

const memberFields = fields(`
  person_no          | 人编号         | number           | 人员编号
  name               | 姓名           | name             | 家庭成员姓名 成员姓名
  relation           | 与户主关系     | code:relation    | 与户主的关系 户主和与户主关系 家庭关系 关系
  sex                | 性别           | code:sex         |
  birth_on           | 出生日期       | day              | 出生年月 出生年月日 生日
  id_number          | 证件号码       | idNumber         | 身份证号码 身份证号 身份证 公民身份号码 公民身份号码或残疾号码 证件号 ID 身份证件号码 成员身份证号码
  disability_cert    | 残疾证号       | sealed           | 残疾证号码 残疾生证号
  ethnic             | 民族           | text             |
  education          | 文化程度       | code:education   | 最高学历 学历 文化水平
  school             | 在校生状况     | code:school      | 在读情况 在校情况 在校状况 在校学生 就学情况 在校生情况
  dropout_reason     | 未上学原因     | text             | 义务教育阶段未上学原因 失学原因 失学或辍学原因 不在校原因 辍学原因
  health             | 健康状况       | code:health      | 健康状态 身体状况 健康情况
  labour             | 劳动能力       | code:labour      | 劳动技能 劳动力状况 劳动力情况 劳动能力情况
  work_place         | 务工地点       | text             | 务工所在地 务工所在县 务工状况 务工状态 务工地
  work_months        | 务工月数       | integer          | 务工时间（月） 务工时间 务工累计时间（月） 务工时长 务工时间(月数) 外出务工月数
  insured_resident   | 城乡居民医保   | yesNo            | 是否参加城乡居民基本医疗保险 是否参加城乡居民医保 是否参加医保 是否参加新农合 参加城乡居民医保 是否参加居民医保 是否参加医疗保险 是否参加新型农村合作医疗 是否参加基本医疗保险
  insured_employee   | 城镇职工医保   | yesNo            | 是否参加城镇职工基本医疗保险 是否参加职工医保 是否参加城镇职工医保
  insured_critical   | 大病保险       | yesNo            | 是否参加大病保险 参加大病医疗 是否参加大病医疗
  pension            | 养老保险       | yesNo            | 是否参加城乡居民基本养老保险 是否参加新型养老保险 是否参加城乡居民养老保险 是否参加养老保险
  political          | 政治面貌       | text             |
  person.phone       | 本人联系电话   | phone            | 人联系电话 家庭成员联系电话 成员联系电话 个人联系电话
  person.identified_on | 人员识别时间 | day              |
  person.note        | 备注           | text             | 其他备注
`)

const householdRecord: RecordOf = { entity: 'household', key: (row) => keyOf(row, ['household_no']), once: true }

/** Persons and households (花名册): a row a member. Where no column names the head, the head's own row does (link.ts). */
export const register: LedgerKind = {
  id: 'register',
  name: '户和人口花名册',
  fields: [...householdFields, ...memberFields],
  needs: [['household_no'], ['name'], ['relation', 'id_number']],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'name'],
  split: (row) => [withOtherCauses(row)],
  makes: (has) => (has.has('cause_2') ? ['other_causes'] : []),
  records: [
    householdRecord,
    // Names hold still where ID numbers get mended: the ID is what most of these records are imported again for.
    { entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']) },
  ],
}

/** Households only (户花名册): a row a household; the head's ID number stays with the row. */
export const household: LedgerKind = {
  id: 'household',
  name: '户花名册',
  fields: householdFields,
  needs: [
    ['household_no'],
    ['head_name'],
    ['attribute', 'status', 'monitor_kind'],
    ['population', 'cause', 'township', 'village'],
  ],
  never: ['姓名', '与户主关系', '家庭成员姓名'],
  fromTitle: ['township', 'village'],
  row: ['household_no'],
  split: (row) => [withOtherCauses(row)],
  makes: (has) => (has.has('cause_2') ? ['other_causes'] : []),
  records: [householdRecord],
}

/** In place: this runs for every person of a county. */
function withOtherCauses(row: Values): Values {
  if (row.cause_2 !== undefined) row.other_causes = JSON.stringify([row.cause_2, row.cause_3].filter(given))
  return row
}
