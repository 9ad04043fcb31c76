import { expect, it } from 'vitest'
import { ledgerKinds } from '../../workers/import/catalogue.ts'
import { fieldsFor, indexFields } from '../../workers/import/recognise/header.ts'

/**
 * LAYOUTS.md §1 by hand: what a header may mean | its spellings, each with where it was seen. The first field named is the one it
 * belongs to; the others are what the same word rightly means elsewhere (姓名 of a head, of a member), `kind.field` where only there.
 */
const seen = `
province             | 省市 [MZ]; 省(区、市) [P1]
city                 | 市 [QN]; 市(地、州、盟) [P1]
county               | 县(市、区、旗) [ID]; 县 [GZ23]; 县（市、区） [QN]; 区（县） [GZH]; 区县 [MZ]; 行政县 [BX]; 旗区 [TL]; 旗县 [TL]; 县级市 [GZH]
township             | 乡(镇) [ID]; 乡 [GZ23]; 乡镇 [BX]; 镇（乡、街道） [QN]; 镇名称 [GZH]; 苏木乡 [TL]; 街道 [BX]; 镇(乡) [P1]
village village.name project.village | 行政村 [ID]; 村 [GZ23]; 村名 [LX]; 村名称 [GZH]; 村庄 [BX]; 嘎查村 [TL]; 噶查村 [TL]; 村组（社区） [MZ]; 村(社区) [XN]; 贫困村 [GZH]; 村委会 [P4]
village_group        | 自然村 [ID]; 自然村（屯） [QN]; 村民小组 [P4]; 村组 [BX]; 组 [XN]; 湾组 [XN]
household_no         | 户编号 [ID]; 家庭编号 [TL]; 户号编码 [ID]; 户号 [ID]
numbered             | 编号 [GZH]
person_no            | 人编号 [ID]
head_name members.name | 户主姓名 [ID]; 户主\\n姓名 [LX]; 户主 [BX]; 户名 [GZH]; 贫困户姓名 [P12]; 户主姓名： [XN]
name head_name cadre_name member | 姓名 [BX]; 家庭成员姓名 [BX]; 客户名称 [ID]; 客户姓名 [ID]
name                 | 带动脱贫人口姓名 [BX]; 学生姓名 [MZ]
relation             | 与户主关系 [ID]; 与户主的关系 [ID]; 户主和与户主关系 [XN]; 家庭关系 [BX]; 关系 [XN]
id_number household.head_id_2 notice.head_id_2 heads.head_id_2  | 证件号码 [ID]; 身份证号码 [GZH]; 身份证号 [BX]; 身份证 [TY]; 公民身份号码 [P4]; 公民身份号码或残疾号码 [P1]; ID [LX]; ID2 [LX]
head_id id_number    | 户主身份证号码 [GZH]; 户主证件 [BX]
id_number            | 带动脱贫人口身份证号码 [BX]; 客户身份证号 [ID]
id_type              | 证件类型 [GZ23]
disability_cert certificate | 残疾证号 [BX]; 残疾生证号 [MZ]
disability_kind detail_1    | 残疾类别 [BX]
disability_grade detail_2   | 残疾等级 [BX]
disability_on dated_on      | 发证时间 [BX]
population           | 人数 [ID]; 家庭人口 [TL]; 家庭人口数 [BX]; 人口数 [LX]; 家庭成员数 [BX]; 年末家庭人口数 [QN]
population_before    | 年初家庭人口数 [QN]
poor_population      | 贫困人口数 [GZH]
beneficiaries        | 家庭受益人口 [QN]
sex                  | 性别 [TL]
age                  | 年龄 [BX]
birth_on             | 出生日期 [BX]; 出生年月 [XN]
ethnic               | 民族 [ID]
education            | 文化程度 [ID]; 最高学历 [ID]
head_education       | 户主文化程度 [ID]
school               | 在校生状况 [ID]; 在读情况 [QN]; 在校学生 [P4]
dropout_reason absent | 失学原因 [QN]; 失学或辍学原因 [GZ23]; 义务教育阶段未上学原因 [GZ23]; 不在校原因 [MZ]
health               | 健康状况 [ID]; 健康状态 [ID]; 身体状况 [XN]
labour               | 劳动技能 [ID]; 劳动能力 [TL]; 劳动力状况 [ID]
work                 | 务工状况 [BX]; 务工状态 [BX]
work_months planned_work_months | 务工时间 [BX]; 务工时间（月） [ID]; 务工累计时间（月） [QN]
work_place planned_work_place   | 务工所在县 [GZ23]; 务工所在地 [GZ23]
work_income_fen planned_work_income_fen income_fen | 务工月收入 [GZ23]
work_from planned_work_from since_on started_on employed_from | 开始时间 [GZ23]
work_until planned_work_until until_on left_on | 结束时间 [GZ23]
work_channel planned_work_channel | 就业渠道 [GZ23]
out_working          | 是否已务工 [GZ23]
plans_work           | 是否计划务工 [GZ23]
political            | 政治面貌 [TL]
phone work_phone cadre_phone_2 second_phone_2 party_phone | 联系电话 [BX]; 手机号 [ID]; 电话 [P4]; phone [LX]; 联系方式 [BX]
phone household_phone | 户联系电话 [ID]; 户主联系方式 [XN]
person.phone work_phone | 人联系电话 [ID]; 家庭成员联系电话 [GZ23]
phone                | 长号码 [BX]
short_phone          | 短号码 [BX]
attribute            | 贫困户属性 [ID]; 贫困属性 [BX]; 贫困类型 [TL]; 家庭类型 [XN]
class                | 类型 [GZH]
kind                 | 户类型 [GZ23]
cause                | 主要致贫原因 [TL]; 致贫原因 [BX]; 致贫原因1 [ID]; 致贫/返贫风险1 [GZ23]
cause_2              | 致贫原因2 [QN]; 其他致贫原因 [TL]; 致贫/返贫风险2 [GZ23]
cause_3              | 致贫原因3 [QN]; 致贫/返贫风险3 [GZ23]
cause_4              | 致贫/返贫风险4 [GZ23]
cause_5              | 致贫/返贫风险5 [GZ23]
cause_note           | 致贫原因说明 [TL]
return_cause         | 返贫原因 [QN]
status               | 脱贫属性 [BX]; 脱贫标志 [BX]; 脱贫情况 [QN]; 贫困状态 [TY]
exit_year            | 脱贫年度 [BX]
planned_exit_year    | 计划脱贫年度 [LX]; 计划脱贫年份 [LX]
return_year          | 返贫年度 [QN]
standard             | 识别标准 [TL]
income_per_head_fen per_head_fen monitored.risk_per_head_fen | 人均纯收入 [ID]; 人均纯收入（元） [GZ23]; 年人均纯收入 [BX]; 2017人均纯收入 [BX]
total_income total_fen | 家庭总收入 [BX]; 2017家庭总收入 [BX]
unsafe_house         | 危房户 [ID]; 是否危房户 [GZ23]; 是否危房 [MZ]
house_grade          | 危房等级 [QN]
safe_water water     | 是否解决安全饮用水 [ID]; 饮水安全 [BX]
water_hard           | 饮水困难 [BX]
house_m2 relocation.house_area | 住房面积 [GZ23]; 住房面积（平方米） [QN]; 住房面积㎡ [QN]; 住房面积（㎡） [TL]
cadre_name helper_name cadre.name project.responsible measure.helper | 帮扶责任人 [BX]; 结对帮扶责任人 [P1]; 帮扶人姓名 [LX]; 帮扶人 [LX]; 帮扶干部 [TL]; helpPerson [LX]; 责任人 [GZH]; 挂户责任人（挂户干部） [GZH]; 结对人 [P4]
contact              | 联系人 [GZH]
cadre_name           | 第一帮扶责任人 [P13]
second_name          | 第二帮扶责任人 [P13]
party_name           | 爱心助困帮扶党员 [BX]
cadre_phone helper_phone cadre.phone | 帮扶人手机号 [BX]; 帮扶责任人手机号 [BX]; helpPerson_phone [LX]
cadre_unit helper_unit unit second_unit_2 | 帮扶单位 [JP]; 派出单位 [BX]; 责任单位 [GZH]
cadre_unit unit second_unit_2 comparison.detail_1 pupils.detail_1 | 单位 [BX]; 所属单位 [LX]; 工作单位 [QN]
unit_kind            | 帮扶单位类型 [JP]
unit_level           | 帮扶单位隶属关系 [JP]; 单位隶属关系 [P2]
post comparison.detail_2 pupils.detail_2 | 职务 [LX]
post party_post      | 村内职务 [BX]
post_level post      | 职务级别 [JP]
since_on             | 帮扶开始时间 [TY]; AAR020 [TL]; 结对时间 [TY]
until_on             | 帮扶结束时间 [TY]; AAR021 [TL]
valid                | 结对有效性 [TL]
measures_note content | 帮扶措施 [TY]; 主要帮扶措施 [LX]
help_kind category   | 帮扶类型 [LX]
content measures_note | 帮扶计划 [TY]
bank_account         | 银行卡号 [TL]; 一卡通账号 [BX]; 账户号码 [BX]; 开户行账号 [BX]; cardnumber [LX]
bank                 | 开户行 [BX]; 开户银行 [TL]; 开户银行名称 [TL]
bank_holder          | 账户名 [BX]; 开户行用户名 [BX]
monitor_kind         | 监测对象类别 [GZ23]; 易返贫致贫户(监测对象)类型 [ID]
risk_identified_on   | 识别监测时间 [GZ23]; 风险识别时间 [ID]
risk_cleared         | 风险是否已消除 [GZ23]; 风险是否消除 [ID]
risk_cleared_on      | 消除监测时间 [GZ23]; 风险消除时间 [ID]
cleared_by           | 风险消除方式 [GZ23]
`
/** A row's own number, by whatever word, is nobody's field and not kept. */
const rowNumbers = ['序号', 'suoyin']
/** … and these mean nothing by themselves. */
const unmapped = { 代码: 'the code of a question on a form [GZH], never of a row' }

const rightly = new Map<string, Set<string>>()
const belongs = new Map<string, string>()
for (const line of seen.trim().split('\n')) {
  const [fields = '', spellings = ''] = line.split('|').map((part) => part.trim())
  const names = fields.split(/\s+/)
  for (const item of spellings.split(';')) {
    const header = item
      .replace(/\[[A-Z0-9a-z]+\]\s*$/, '')
      .trim()
      .replace('\\n', '\n')
    const known = rightly.get(header)
    rightly.set(header, new Set([...(known ?? []), ...names]))
    if (!known) belongs.set(header, names[0] as string)
  }
}

const indexes = ledgerKinds.map((kind) => ({ kind: kind.id, index: indexFields(kind.fields) }))
const mappings = (header: string) =>
  indexes.flatMap(({ kind, index }) => fieldsFor(index, [header]).map((field) => ({ kind, field: field.name })))

it('every header seen maps to its field, and to no wrong one in any kind', () => {
  const headers = [...rightly.keys()]
  const missed = headers.filter((header) => !mappings(header).some(({ field }) => field === belongs.get(header)))
  const wrong = headers.flatMap((header) =>
    mappings(header)
      .filter(({ kind, field }) => !rightly.get(header)?.has(field) && !rightly.get(header)?.has(`${kind}.${field}`))
      .map(({ kind, field }) => `${header} → ${kind}.${field}`),
  )
  const all = headers.length + Object.keys(unmapped).length
  const mapped = headers.length - missed.length
  console.info(`headers ${mapped} of ${all}, ${((mapped / all) * 100).toFixed(1)} %, wrong ${wrong.length}`)
  expect({ wrong, missed }).toEqual({ wrong: [], missed: [] })
  expect(mapped / all).toBeGreaterThanOrEqual(0.98)
})

it('a row’s number and a question’s code are no field', () => {
  expect([...rowNumbers, ...Object.keys(unmapped)].flatMap(mappings)).toEqual([])
})
