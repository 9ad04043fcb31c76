import { fields, given, keyOf, type LedgerKind, type RecordOf, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

/** Fields of a household; in a roster of persons they stand on every member's row, or once a group. */
export const householdFields = fields(
  `
  household_no       | 户编号         | number           | ${s.householdNo}
  head_name          | 户主姓名       | name             | ${s.head}
  head_id *          | 户主证件号码   | text             | ${s.headId}
  province *         | 省份           | name             | ${s.province}
  city *             | 地市           | name             | ${s.city}
  county             | 县             | name             | ${s.county}
  township           | 乡镇           | name             | ${s.township}
  village            | 行政村         | name             | ${s.village}
  village_group      | 村民小组       | text             | ${s.group}
  address            | 家庭住址       | text             | 住址 现住址 详细地址 家庭地址 居住地址 户籍地址 门牌
  phone              | 户联系电话     | phone            | 户主联系方式 户主联系电话 户主电话 长号码 ${s.phone}
  short_phone *      | 短号码         | text             | 短号
  population         | 家庭人口       | integer          | ${s.population}
  population_before * | 年初家庭人口数 | integer         |
  poor_population *  | 贫困人口数     | integer          | 贫困人口
  kind               | 户类型         | text             |
  attribute          | 贫困户属性     | code:attribute   | 贫困属性 贫困类型 贫困户类型 户属性 脱贫户属性 家庭类型
  standard           | 识别标准       | text             |
  status             | 脱贫情况       | code:status      | 脱贫属性 脱贫标志 贫困状态 脱贫状态 脱贫状况 是否脱贫
  exit_year          | 脱贫年度       | year             | 脱贫年份 脱贫时间 退出年度
  planned_exit_year  | 计划脱贫年度   | year             | 计划脱贫年份 计划脱贫时间
  return_year *      | 返贫年度       | year             | 返贫年份
  return_cause *     | 返贫原因       | text             |
  monitor_kind       | 监测对象类别   | code:monitorKind | 易返贫致贫户(监测对象)类型 监测对象类型 监测类别 监测户类型 监测户类别 监测对象
  risk_cleared       | 风险是否消除   | yesNo            | 风险是否已消除 风险消除情况 是否消除风险
  risk_identified_on | 风险识别时间   | day              | 识别监测时间 纳入监测时间 监测识别时间 监测对象识别时间
  risk_cleared_on    | 风险消除时间   | day              | 消除监测时间
  risk_cleared_by *  | 风险消除方式   | code:clearedBy   |
  cause              | 主要致贫原因   | code:cause       | 致贫原因 致贫原因1 致贫/返贫风险1 主要致贫返贫原因
  cause_2            | 致贫原因2      | codes:cause      | 其他致贫原因 致贫/返贫风险2 次要致贫原因
  cause_3            | 致贫原因3      | codes:cause      | 致贫/返贫风险3
  cause_4            | 致贫原因4      | codes:cause      | 致贫/返贫风险4
  cause_5            | 致贫原因5      | codes:cause      | 致贫/返贫风险5
  cause_note *       | 致贫原因说明   | text             |
  unsafe_house       | 是否危房       | yesNo            | 危房户 是否危房户 危房 是否是危房户 住房是否危房
  house_grade *      | 危房等级       | code:houseGrade  | 房屋等级 住房安全等级 房屋鉴定等级
  house_area *       | 住房面积       | text             | 房屋面积 住房面积㎡
  safe_water         | 饮水安全       | yesNo            | 是否解决安全饮用水 饮水是否安全 是否解决安全饮水 安全饮水 是否安全饮水 饮用水是否安全
  water_hard *       | 饮水困难       | yesNo            | 是否饮水困难
  farmland *         | 耕地面积       | text             | 耕地面积(亩)
  road *             | 入户路类型     | code:road        | 入户道路类型 主要入户路类型 入户路
  fuel *             | 主要燃料类型   | code:fuel        | 燃料类型 主要燃料 燃料
  income_per_head_fen | 人均纯收入    | money:元         | 年人均纯收入 家庭人均纯收入 人均可支配收入 人均年纯收入
  total_income *     | 家庭总收入     | money            | 家庭年总收入
  identified_on      | 首次识别时间   | day              | 识别时间 识别年度 户识别时间 建档立卡时间
  helper_name        | 帮扶责任人     | names            | ${s.helper}
  helper_unit        | 帮扶单位       | name             | 帮扶人单位
  helper_phone *     | 帮扶责任人电话 | text             | ${s.helperPhone}
  bank_account       | 银行账号       | sealed           | ${s.bankAccount}
  bank *             | 开户行         | text             | ${s.bank}
  bank_holder *      | 账户名         | text             | ${s.bankHolder}
`,
  { group: true },
)

export const memberFields = fields(`
  person_no          | 人编号         | number           | 人员编号
  name               | 姓名           | name             | 家庭成员姓名 成员姓名 客户名称 客户姓名
  relation           | 与户主关系     | code:relation    | ${s.relation}
  sex                | 性别           | code:sex         |
  birth_on           | 出生日期       | day              | 出生年月 出生年月日 生日
  age *              | 年龄           | integer          | 周岁
  id_number          | 证件号码       | idNumber         | ${s.id} 客户身份证号 成员身份证号码
  id_type *          | 证件类型       | text             |
  disability_cert    | 残疾证号       | sealed           | 残疾证号码 残疾生证号
  disability_kind *  | 残疾类别       | text             | 残疾类型
  disability_grade * | 残疾等级       | text             |
  disability_on *    | 发证时间       | text             | 残疾证发证时间
  ethnic             | 民族           | text             |
  education          | 文化程度       | code:education   | 最高学历 学历 文化水平
  school             | 在校生状况     | code:school      | 在读情况 在校情况 在校状况 在校学生 就学情况 在校生情况
  dropout_reason     | 未上学原因     | text             | 义务教育阶段未上学原因 失学原因 失学或辍学原因 不在校原因 辍学原因
  health             | 健康状况       | code:health      | 健康状态 身体状况 健康情况
  labour             | 劳动能力       | code:labour      | 劳动技能 劳动力状况 劳动力情况 劳动能力情况
  work *             | 务工状况       | code:work        | 务工状态
  work_place         | 务工地点       | text             | 务工所在地 务工所在县 务工地
  work_months        | 务工月数       | integer          | 务工时间（月） 务工时间 务工累计时间（月） 务工时长 务工时间(月数) 外出务工月数
  work_income *      | 务工月收入     | money:元         |
  insured_resident   | 城乡居民医保   | yesNo            | 是否参加城乡居民基本医疗保险 是否参加城乡居民医保 是否参加医保 是否参加新农合 参加城乡居民医保 是否参加居民医保 是否参加医疗保险 是否参加新型农村合作医疗 是否参加基本医疗保险
  insured_employee   | 城镇职工医保   | yesNo            | 是否参加城镇职工基本医疗保险 是否参加职工医保 是否参加城镇职工医保
  insured_critical   | 大病保险       | yesNo            | 是否参加大病保险 参加大病医疗 是否参加大病医疗
  pension            | 养老保险       | yesNo            | 是否参加城乡居民基本养老保险 是否参加新型养老保险 是否参加城乡居民养老保险 是否参加养老保险 是否参加城乡居民／城镇职工基本养老保险
  employee_pension * | 城镇职工养老保险 | yesNo          | 是否参加城镇职工基本养老保险
  dibao *            | 享受低保政策情况 | code:dibao     |
  tekun *            | 享受特困供养政策情况 | code:tekun |
  political          | 政治面貌       | code:political   |
  person.phone       | 本人联系电话   | phone            | 人联系电话 家庭成员联系电话 成员联系电话 个人联系电话
  person.identified_on | 人员识别时间 | day              |
  person.note        | 备注           | text             | ${s.note}
`)

export const householdRecord: RecordOf = { entity: 'household', key: (row) => keyOf(row, ['household_no']), once: true }

/** Persons and households (花名册): a row a member. Where no column names the head, the head's own row does (link.ts). */
export const register: LedgerKind = {
  id: 'register',
  name: '户和人口花名册',
  fields: [...householdFields, ...memberFields],
  needs: [['household_no'], ['name'], ['relation', 'id_number']],
  never: ['学籍号', '走访人员', '走访面见人', '走访日期', '走访时间'],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'name'],
  split: (row) => [finished(row)],
  makes: madeOf,
  records: [
    householdRecord,
    // Names hold still where ID numbers get mended: the ID is what most of these records are imported again for.
    { entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']) },
  ],
}

/** In place: this runs for every person of a county. */
export function finished(row: Values): Values {
  if (row.cause_2 !== undefined) {
    const others = [row.cause_2, row.cause_3, row.cause_4, row.cause_5].filter(given)
    row.other_causes = JSON.stringify(others.flatMap((words) => String(words).split(',')))
  }
  if (typeof row.water_hard === 'number' && !given(row.safe_water)) row.safe_water = 1 - row.water_hard
  if (given(row.work) && !given(row.work_place)) row.work_place = row.work
  return row
}

export function madeOf(has: Set<string>): string[] {
  return [
    ...(has.has('cause_2') ? ['other_causes'] : []),
    ...(has.has('water_hard') ? ['safe_water'] : []),
    ...(has.has('work') ? ['work_place'] : []),
  ]
}
