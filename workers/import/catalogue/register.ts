import { fields, given, keyOf, type LedgerKind, type RecordOf, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

/** What a household was like when its risk was found, and when it was cleared: a prefix, or a group over the column. */
const phases = { found: ['识别时', '风险识别时'], cleared: ['风险消除后', '风险消除时', '消除后', '消除时'] }
const when = (phase: keyof typeof phases, words: string) =>
  words
    .split(' ')
    .flatMap((word) => phases[phase].flatMap((mark) => [mark + word, `${mark}/${word}`]))
    .join(' ')
const perHead = '人均纯收入 家庭人均纯收入 年人均纯收入'
const guarantees =
  '三保障和饮水安全状况 三保障和饮水状况 三保障及饮水安全状况 三保障和饮水状况指标 两不愁三保障和饮水安全状况'

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
  cleared_by         | 风险消除方式   | code:clearedBy   | 消除方式 风险消除形式
  risk_note          | 其他备注       | text             | 风险备注 其他风险备注 其他风险说明 致贫返贫风险备注
  contact            | 监测联系人     | name             | 信息采集人 监测联系人姓名
  contact_phone      | 监测联系人电话 | phone            | 监测联系人联系电话 信息采集人联系电话 信息采集人电话
  risk_state         | 识别时三保障和饮水安全状况 | text  | ${guarantees} ${when('found', guarantees)}
  risk_wages_fen     | 识别时工资性收入 | money:元       | ${when('found', '工资性收入')}
  risk_business_fen  | 识别时生产经营性收入 | money:元   | ${when('found', '生产经营性收入')}
  risk_transfer_fen  | 识别时转移性收入 | money:元       | ${when('found', '转移性收入')}
  risk_per_head_fen  | 识别时人均纯收入 | money:元       | ${when('found', perHead)}
  risk_medical_fen   | 识别时合规自付支出 | money:元     | 合规自付支出 合规自付医疗支出 ${when('found', '合规自付支出')}
  cleared_state      | 风险消除后三保障和饮水安全状况 | text  | ${when('cleared', guarantees)}
  cleared_wages_fen  | 风险消除后工资性收入 | money:元   | ${when('cleared', '工资性收入')}
  cleared_business_fen | 风险消除后生产经营性收入 | money:元 | ${when('cleared', '生产经营性收入')}
  cleared_transfer_fen | 风险消除后转移性收入 | money:元 | ${when('cleared', '转移性收入')}
  cleared_per_head_fen | 风险消除后人均纯收入 | money:元 | ${when('cleared', perHead)}
  no_labour_covered  | 整户无劳动能力兜底保障户 | yesNo  | 是否整户无劳动能力兜底保障户 整户无劳动力兜底保障户 整户无劳兜底保障户
  help_development   | 实施开发式帮扶措施情况 | words    | 是否实施开发式帮扶措施 开发式帮扶措施 开发式帮扶措施情况 已实施开发式帮扶措施
  help_industry      | 产业帮扶       | words            | 产业帮扶措施
  help_employment    | 就业帮扶       | words            | 就业帮扶措施
  help_finance       | 金融帮扶       | words            | 金融帮扶措施
  help_post          | 公益岗位帮扶   | words            | 公益性岗位帮扶 公益岗位帮扶措施
  help_house         | 住房安全保障   | words            | 住房安全保障措施
  help_water         | 饮水安全保障   | words            | 饮水安全保障措施
  help_health        | 健康帮扶       | words            | 健康帮扶措施
  help_education     | 教育帮扶       | words            | 教育帮扶措施
  help_schooling     | 义务教育保障   | words            | 义务教育保障措施
  help_security      | 综合保障       | words            | 综合保障措施
  help_social        | 社会帮扶       | words            | 社会帮扶措施
  help_relocation    | 搬迁           | words            | 易地搬迁 易地扶贫搬迁 搬迁措施
  help_infrastructure | 基础设施建设  | words            |
  help_living        | 生产生活条件改善 | words          |
  cause              | 主要致贫原因   | code:cause       | 致贫原因 致贫原因1 致贫/返贫风险1 主要致贫返贫原因
  cause_2            | 致贫原因2      | codes:cause      | 其他致贫原因 致贫/返贫风险2 次要致贫原因
  cause_3            | 致贫原因3      | codes:cause      | 致贫/返贫风险3
  cause_4            | 致贫原因4      | codes:cause      | 致贫/返贫风险4
  cause_5            | 致贫原因5      | codes:cause      | 致贫/返贫风险5
  cause_note *       | 致贫原因说明   | text             |
  unsafe_house       | 是否危房       | yesNo            | 危房户 是否危房户 危房 是否是危房户 住房是否危房
  house_grade *      | 危房等级       | code:houseGrade  | 房屋等级 住房安全等级 房屋鉴定等级
  house_m2           | 住房面积       | decimal:平方米   | 房屋面积 住房面积㎡
  safe_water         | 饮水安全       | yesNo            | 是否解决安全饮用水 饮水是否安全 是否解决安全饮水 安全饮水 是否安全饮水 饮用水是否安全
  water_hard *       | 饮水困难       | yesNo            | 是否饮水困难
  farmland_mu        | 耕地面积       | decimal:亩       |
  forest_mu          | 林地面积       | decimal:亩       |
  regreen_mu         | 退耕还林面积   | decimal:亩       | 退耕还林(草)面积 退耕还林还草面积
  orchard_mu         | 林果面积       | decimal:亩       |
  grassland_mu       | 牧草地面积     | decimal:亩       | 草地面积
  water_mu           | 水面面积       | decimal:亩       |
  road_km            | 与村主干路距离 | decimal:公里     | 到村主干路距离 距村主干路距离 与村主干道距离 与村主干路的距离
  road               | 入户路类型     | code:road        | 入户道路类型 主要入户路类型 入户路
  road_hardened      | 入户道路是否硬化 | yesNo          | 入户路是否硬化 是否硬化入户路
  electricity        | 是否通生活用电 | yesNo            | 通生活用电 是否通电
  toilet             | 有无卫生厕所   | yesNo            | 是否有卫生厕所 卫生厕所 是否有无害化卫生厕所
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
  id_type            | 证件类型       | text             |
  disability_cert    | 残疾证号       | sealed           | 残疾证号码 残疾生证号
  disability_kind    | 残疾类别       | text             | 残疾类型
  disability_grade   | 残疾等级       | code:disabilityGrade |
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
  out_working        | 是否已务工     | yesNo            | 是否已外出务工 是否外出务工 是否务工
  plans_work         | 是否计划务工   | yesNo            | 是否计划外出务工
  work_need          | 务工需求       | text             | 就业需求
  work_from          | 务工开始时间   | day              |
  work_until         | 务工结束时间   | day              |
  last_work_until    | 上次务工结束时间 | day            |
  work_income_fen    | 务工月收入     | money:元         |
  employer           | 务工企业名称   | text             | 务工企业 务工单位
  industry           | 所属行业       | text             | 务工行业
  point_to_point     | 是否点对点输送 | yesNo            | 点对点输送 是否“点对点”输送
  work_channel       | 就业渠道       | text             | 务工渠道
  work_phone         | 务工联系电话   | phone            | 务工人员联系电话
  transport_fen      | 交通补贴       | money:元         | 外出务工交通补贴 一次性交通补贴
  public_post        | 公益性岗位     | words            | 聘用公益性岗位 公益岗位
  public_post_months | 公益性岗位月数 | integer          | 公益性岗位(月数)
  public_post_on     | 聘用时间       | day              | 公益性岗位聘用时间 聘用公益性岗位时间
  yulu               | 享受雨露计划职业教育补助 | yesNo  | 是否享受雨露计划职业教育补助 是否享受雨露计划 雨露计划
  insured_resident   | 城乡居民医保   | yesNo            | 是否参加城乡居民基本医疗保险 是否参加城乡居民医保 是否参加医保 是否参加新农合 参加城乡居民医保 是否参加居民医保 是否参加医疗保险 是否参加新型农村合作医疗 是否参加基本医疗保险
  insured_employee   | 城镇职工医保   | yesNo            | 是否参加城镇职工基本医疗保险 是否参加职工医保 是否参加城镇职工医保
  insured_critical   | 大病保险       | yesNo            | 是否参加大病保险 参加大病医疗 是否参加大病医疗
  pension            | 养老保险       | yesNo            | 是否参加城乡居民基本养老保险 是否参加新型养老保险 是否参加城乡居民养老保险 是否参加养老保险 是否参加城乡居民／城镇职工基本养老保险
  employee_pension   | 城镇职工养老保险 | yesNo          | 是否参加城镇职工基本养老保险
  medical_aid        | 是否接受大病医疗救助 | yesNo      | 是否接受医疗救助 接受大病医疗救助
  dibao              | 享受低保政策情况 | code:dibao     | 是否享受低保政策 享受低保情况
  tekun              | 享受特困供养政策情况 | code:tekun | 是否享受特困供养政策 享受特困供养情况
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

/**
 * The national system's export of monitored households (监测对象信息): households of a village that are monitored, whole with their
 * members. Its incomes are those of when the risk was found, whether the header says so or not.
 */
export const monitored: LedgerKind = {
  ...register,
  id: 'monitored',
  name: '监测对象信息',
  fields: register.fields.map((field) => {
    const income = /^识别时(.*收入)$/.exec(field.title)?.[1]
    if (field.name === 'income_per_head_fen') return { ...field, headers: ['现人均纯收入', '当前人均纯收入'] }
    return income === undefined ? field : { ...field, headers: [...field.headers, income] }
  }),
  titled: [{ pattern: /(?<![和及与、])监测对象信息/, constant: { ledger: '监测对象信息' } }],
  records: register.records.map((record) => (record.entity === 'household' ? { ...record, partial: true } : record)),
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
