import { idText, relationText, spaced, yesNo } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import { type County, type Household, type Member, registerIncomeFen, type Village } from '../records.ts'
import { type Cell, type Sheet, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const header = [
  '序号',
  '组别',
  '户编号',
  '户主\n姓名',
  '贫困户属性',
  '脱贫属性',
  '脱贫年度',
  '监测对象\n类别',
  '风险是否消除',
  '致贫原因',
  '人数',
  '人均纯收入\n（元）',
  '联系电话',
  '姓名 ',
  '与户主关系',
  '性别',
  '身份证号',
  '民族',
  '文化程度',
  '在校生状况',
  '身体状况',
  '劳动力状况',
  '是否参加城乡居民基本医疗保险',
]
const first = 13
const dictionary = [
  ['01-户主', '1-一般贫困户', '01-因病', '1-健康'],
  ['02-配偶', '2-低保贫困户', '02-因残', '2-长期慢性病'],
  ['03-之子', '3-特困供养贫困户', '03-因学', '3-患有大病'],
  ['04-之女', null, '04-缺技术', '4-残疾'],
]

/** One sheet a village, a household's cells only on its first row, a hidden empty sheet in front and a dictionary behind. */
export function writeSheets(path: string, county: County, households: Household[]) {
  const random = mulberry32(county.seed + 4)
  const villages = [...Map.groupBy(households, (household) => household.village)]
  const sheets = villages.map(([village, own], i) =>
    villageSheet(random, village, own, i % 3 === 0 ? `${village.name} ` : village.name),
  )
  return writeXlsx(path, [{ name: 'Sheet1', hidden: true, rows: [] }, ...sheets, { name: '字典', rows: dictionary }])
}

function villageSheet(random: Random, village: Village, households: Household[], name: string): Sheet {
  const rows: Cell[][] = [[`${village.township.name}${village.name}脱贫户、监测对象花名册`], [' '], header]
  households.forEach((household, i) => {
    household.members.forEach((member, j) => {
      rows.push([
        ...(j ? Array<Cell>(first).fill(null) : householdCells(i + 1, household)),
        ...memberCells(random, member),
      ])
    })
  })
  const people = households.reduce((sum, household) => sum + household.population, 0)
  rows.push(
    ['合计', '', households.length, '', '', '', '', '', '', '', people],
    [],
    ['填表人：', '', '', '', '审核人：', '', '', '', '村支书签字：'],
  )
  return { name, rows, merges: [titleMerge(header.length)] }
}

function householdCells(n: number, household: Household): Cell[] {
  return [
    n,
    `${household.group}组`,
    household.no,
    household.headName,
    household.attribute,
    household.status === '已脱贫' ? '脱贫' : household.status,
    household.exitYear,
    household.monitorKind,
    household.riskCleared === null ? '' : yesNo(household.riskCleared),
    household.cause,
    household.population,
    registerIncomeFen(household) / 100,
    household.phone,
  ]
}

function memberCells(random: Random, member: Member): Cell[] {
  return [
    spaced(random, member.name),
    relationText(random, member.relation, member.sex),
    member.sex,
    idText(random, member.idNumber),
    member.ethnic,
    member.education,
    member.school,
    spaced(random, member.health),
    member.labour,
    yesNo(member.insuredResident),
  ]
}
