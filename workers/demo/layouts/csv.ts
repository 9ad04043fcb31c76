import { idText, relationText, spaced, yesNo } from '../mess.ts'
import { mulberry32 } from '../random.ts'
import { type County, type Household, registerIncomeFen, type Township } from '../records.ts'
import { type Cell, writeCsv } from '../sheet.ts'

const header =
  '乡镇,行政村,村民小组,户编号,户主姓名,姓名,与户主关系,性别,身份证号码,民族,文化程度,在校情况,健康状况,劳动能力,务工时间（月）,家庭人口,贫困户属性,脱贫情况,脱贫年度,监测对象类别,风险是否消除,主要致贫原因,是否危房,是否解决安全饮用水,是否参加城乡居民医保,人均纯收入（元）,户联系电话,备注'.split(
    ',',
  )
const kept = (text: string) => (text === '' ? '' : `="${text}"`)

/** A township's register as CSV in GB18030: a title row, numbers kept from Excel as ="…", no birth dates. */
export function writeRegisterCsv(path: string, county: County, township: Township, households: Household[]) {
  const rows: Cell[][] = [[`${township.name}建档立卡人口花名册（${county.asOf.slice(0, 4)}年）`], header]
  for (const household of households) {
    // Its own hand: a household is written next month as it was this month.
    const random = mulberry32(county.seed + 3 + Number(household.no.slice(-8)))
    for (const member of household.members) {
      rows.push([
        township.name,
        household.village.name,
        `${household.group}组`,
        kept(household.no),
        household.headName,
        spaced(random, member.name),
        relationText(random, member.relation, member.sex),
        member.sex,
        kept(idText(random, member.idNumber)),
        member.ethnic,
        member.education,
        member.school,
        member.health,
        member.labour,
        member.workMonths,
        household.population,
        household.attribute,
        household.status === '已脱贫' ? '脱贫' : household.status,
        household.exitYear ? `${household.exitYear}年` : '',
        household.monitorKind,
        household.riskCleared === null ? '' : yesNo(household.riskCleared),
        household.cause,
        yesNo(household.unsafeHouse),
        yesNo(household.safeWater),
        yesNo(member.insuredResident),
        registerIncomeFen(household) / 100,
        household.phone,
        household.note,
      ])
    }
  }
  writeCsv(path, rows, 'gb18030')
}
