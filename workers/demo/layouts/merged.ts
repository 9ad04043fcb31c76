import { idText, monthText, phoneCell, relationText, spaced, yesNo } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import { type Cadre, type County, type Household, type Member, registerIncomeFen, type Township } from '../records.ts'
import { type Cell, columnName, titleMerge, writeXls } from '../sheet.ts'

const groups = [
  '序号',
  '村名',
  '户基本情况',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '帮扶情况',
  '',
  '联系电话',
  '家庭成员',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
]
const leaves = [
  '',
  '',
  '户编号',
  '户主姓名',
  '贫困户属性',
  '脱贫状态',
  '脱贫年度',
  '监测对象类别',
  '风险是否消除',
  '主要致贫原因',
  '家庭人口数',
  '人均纯收入（元）',
  '帮扶责任人',
  '帮扶单位',
  '',
  '姓名',
  '与户主关系',
  '性别',
  '证件号码',
  '出生年月',
  '文化程度',
  '在校生状况',
  '健康状况',
  '劳动能力',
  '是否参加城乡居民基本医疗保险',
]
const first = 15 // the columns before the members are the household's, merged over its rows

/** A township's own register in .xls: a two-level header, one household's cells merged over its members' rows, totals, notes and signatures below. */
export function writeMerged(
  path: string,
  county: County,
  township: Township,
  households: Household[],
  helpers: Map<Household, Cadre[]>,
) {
  const random = mulberry32(county.seed + 2)
  const rows: Cell[][] = [
    [`${township.name}建档立卡户（含监测对象）花名册`],
    [`填报单位（盖章）：${township.name}人民政府　　　　填报时间：${county.asOf}　　　　单位：元`],
    groups,
    leaves,
  ]
  const merges = [titleMerge(25, 1), titleMerge(25, 2), 'A3:A4', 'B3:B4', 'C3:L3', 'M3:N3', 'O3:O4', 'P3:Y3']
  households.forEach((household, i) => {
    const top = rows.length + 1
    household.members.forEach((member, j) => {
      rows.push([
        ...(j ? Array<Cell>(first).fill(null) : householdCells(random, i + 1, household, helpers.get(household) ?? [])),
        ...memberCells(random, member),
      ])
    })
    if (household.members.length > 1)
      for (let c = 0; c < first; c++) merges.push(`${columnName(c)}${top}:${columnName(c)}${rows.length}`)
  })
  const people = households.reduce((sum, household) => sum + household.population, 0)
  rows.push(['合  计', '', `${households.length}户`, '', '', '', '', '', '', '', people])
  rows.push(
    [],
    ['填表说明：1.以户为单位填写，成员逐人填写；2.出生年月填写到月。'],
    [`填表人：　　　　　审核人：　　　　　主要负责人（签字）：　　　　　${county.asOf}`],
  )
  writeXls(path, [
    { name: township.name, rows, merges },
    { name: 'Sheet2', rows: [] },
    { name: 'Sheet3', rows: [] },
  ])
}

function householdCells(random: Random, n: number, household: Household, helpers: Cadre[]): Cell[] {
  return [
    n,
    household.village.name,
    household.no,
    household.headName,
    household.attribute,
    household.status === '已脱贫' ? '脱贫' : household.status,
    household.exitYear && (random.chance(0.3) ? `${household.exitYear}年` : household.exitYear),
    household.monitorKind,
    household.riskCleared === null ? '' : yesNo(household.riskCleared),
    household.cause,
    household.population,
    registerIncomeFen(household) / 100,
    helpers.map((cadre) => cadre.name).join('、'),
    helpers[0]?.unit ?? '',
    phoneCell(random, household.phone),
  ]
}

function memberCells(random: Random, member: Member): Cell[] {
  return [
    spaced(random, member.name),
    relationText(random, member.relation, member.sex),
    member.sex,
    idText(random, member.idNumber),
    monthText(random, member.birthOn.slice(0, 7)),
    member.education,
    member.school,
    spaced(random, member.health),
    member.labour,
    yesNo(member.insuredResident),
  ]
}
