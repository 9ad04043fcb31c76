import { birthText, idText, monthText, spaced, yesNo } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import { type County, type Household, type Member, registerIncomeFen } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const nationalHeader =
  '序号|数据日期|县(市、区、旗)|乡(镇)|行政村|自然村|户编号|人编号|姓名|证件号码|人数|与户主关系|性别|出生日期|民族|政治面貌|文化程度|在校生状况|义务教育阶段未上学原因|健康状况|劳动技能|务工所在地|务工时间（月）|是否参加城乡居民基本医疗保险|是否参加城镇职工基本医疗保险|是否参加大病保险|是否参加城乡居民基本养老保险|户类型|贫困户属性|脱贫属性|脱贫年度|易返贫致贫户(监测对象)类型|风险是否消除|风险识别时间|风险消除时间|致贫原因1|致贫原因2|是否危房户|是否解决安全饮用水|人均纯收入（元）|户联系电话|人联系电话|首次识别时间|家庭住址|备注'.split(
    '|',
  )

/** The national system's export: one row a person, 45 columns of text, two title rows, header on row 3, a dimension that is wrong. */
export function writeNational(path: string, county: County, households: Household[]) {
  const random = mulberry32(county.seed + 1)
  const rows = nationalRows(random, county, households)
  return writeXlsx(path, [
    {
      name: '人员信息',
      rows,
      merges: [titleMerge(nationalHeader.length, 1), titleMerge(nationalHeader.length, 2)],
      dimension: 'A1',
    },
  ])
}

function* nationalRows(random: Random, county: County, households: Household[]): Iterable<Cell[]> {
  yield ['（自定义）脱贫人口和监测对象信息']
  yield [`导出单位：${county.name}　导出时间：${county.asOf}　数据单位：元、人`]
  yield nationalHeader
  let n = 0
  for (const household of households) {
    for (const member of household.members) yield personRow(random, county, household, member, String(++n))
  }
}

function personRow(random: Random, county: County, household: Household, member: Member, n: string): Cell[] {
  const { village, riskCleared } = household
  return [
    n,
    county.asOf.replaceAll('-', ''),
    county.name,
    village.township.name,
    village.name,
    `${household.group}组`,
    household.no,
    member.no,
    spaced(random, member.name),
    idText(random, member.idNumber),
    String(household.population),
    spaced(random, member.relation),
    member.sex,
    birthText(random, member.birthOn),
    member.ethnic,
    '群众',
    member.education,
    member.school,
    member.dropoutReason,
    spaced(random, member.health),
    member.labour,
    member.workMonths ? '县外省内' : '',
    String(member.workMonths),
    yesNo(member.insuredResident),
    yesNo(member.insuredEmployee),
    '是',
    '是',
    household.status === '已脱贫' ? '脱贫户' : '',
    household.attribute,
    household.status,
    household.exitYear ? String(household.exitYear) : '',
    household.monitorKind,
    riskCleared === null ? '' : yesNo(riskCleared),
    household.riskIdentified ? monthText(random, household.riskIdentified) : '',
    household.riskClearedIn ? monthText(random, household.riskClearedIn) : '',
    spaced(random, household.cause),
    household.otherCause,
    yesNo(household.unsafeHouse),
    yesNo(household.safeWater),
    (registerIncomeFen(household) / 100).toFixed(2),
    household.phone,
    member.phone,
    monthText(random, household.identified),
    household.address,
    household.note,
  ]
}
