import { dayCell, idText, phoneCell, spaced, yesNo } from '../mess.ts'
import { mulberry32 } from '../random.ts'
import type { County } from '../records.ts'
import { type Cell, titleMerge, writeXls } from '../sheet.ts'
import { unitKind } from '../units.ts'
import { writeXlsx } from '../xlsx.ts'

const cadreHeader = [
  '帮扶单位',
  '帮扶单位类型',
  '帮扶单位隶属关系',
  '姓名',
  '是否第一书记',
  '是否工作队队长',
  '是否驻村队员',
  '性别',
  '职务级别',
  '证件号码',
  '联系电话',
  '任职开始时间',
  '离岗时间',
  '离岗原因',
]

/** The list of responsible cadres; a few ID numbers sit in number cells and have lost their last digits. */
export function writeCadres(path: string, county: County) {
  const random = mulberry32(county.seed + 6)
  const byUnit = [...Map.groupBy(county.cadres, (cadre) => cadre.unit).values()].flat()
  function* rows(): Iterable<Cell[]> {
    yield [`${county.name}帮扶责任人名册`]
    yield cadreHeader
    for (const cadre of byUnit) {
      const { kind, level } = unitKind(cadre.unit)
      yield [
        cadre.unit,
        kind,
        level,
        spaced(random, cadre.name),
        yesNo(cadre.secretary),
        yesNo(cadre.teamLeader),
        yesNo(cadre.teamMember),
        cadre.sex,
        cadre.levelWritten,
        cadre.idInNumberCell ? Number(`${cadre.idNumber.slice(0, 15)}000`) : idText(random, cadre.idNumber),
        phoneCell(random, cadre.phone),
        dayCell(random, cadre.employedFrom),
        cadre.leftOn && dayCell(random, cadre.leftOn),
        cadre.leftReason,
      ]
    }
    yield ['合计', '', '', byUnit.length]
  }
  return writeXlsx(path, [{ name: '帮扶责任人', rows: rows(), merges: [titleMerge(cadreHeader.length)] }])
}

const villageGroups = [
  '序号',
  '乡镇',
  '村名',
  '村代码',
  '是否重点村',
  '总户数（户）',
  '总人口（人）',
  '帮扶单位',
  '包村县领导',
  '驻村工作队',
  '',
  '第一书记',
  '',
  '备注',
]
const villageLeaves = ['', '', '', '', '', '', '', '', '', '队长', '队员', '姓名', '任职时间', '']

/** Villages with their units, teams and first secretaries in .xls; the township stands once for its villages. */
export function writeVillages(path: string, county: County) {
  const random = mulberry32(county.seed + 7)
  const rows: Cell[][] = [[`${county.name}帮扶单位包村一览表`], villageGroups, villageLeaves]
  const merges = [
    titleMerge(14),
    'J2:K2',
    'L2:M2',
    ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'N'].map((column) => `${column}2:${column}3`),
  ]
  let last = ''
  let top = 0
  county.villages.forEach((village, i) => {
    const township = village.township.name
    if (township !== last && rows.length - top > 0 && last) merges.push(`B${top}:B${rows.length}`)
    if (township !== last) top = rows.length + 1
    rows.push([
      i + 1,
      township === last ? null : township,
      village.name,
      village.code,
      yesNo(village.keyVillage),
      village.totalHouseholds,
      village.totalPopulation,
      village.unit,
      village.countyLeader,
      village.teamLeader,
      village.teamMembers.join('、'),
      village.secretary,
      village.secretarySince && dayCell(random, village.secretarySince),
      '',
    ])
    last = township
  })
  merges.push(`B${top}:B${rows.length}`)
  const sum = (of: 'totalHouseholds' | 'totalPopulation') =>
    county.villages.reduce((total, village) => total + village[of], 0)
  rows.push(
    ['合计', '', county.villages.length, '', '', sum('totalHouseholds'), sum('totalPopulation')],
    ['备注：重点村须派驻工作队和第一书记。'],
  )
  writeXls(path, [{ name: '包村一览表', rows, merges: merges.filter((range) => !/^([A-Z]+\d+):\1$/.test(range)) }])
}
