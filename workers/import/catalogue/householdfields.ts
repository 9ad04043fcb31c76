/** What registers say of a household, whichever of them says it. */
import { fields } from '../kind/kind.ts'
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
