import { yearOf } from '../calendar.ts'
import { idText, phoneCell } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import type { County, Household, Pairing } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const header = [
  '村名',
  '户主\n姓名',
  '证件号码',
  '户编号',
  '联系电话',
  '家庭人口',
  '主要致贫原因',
  '帮扶责任人',
  '所属单位',
  '职务',
  '帮扶人电话',
  '主要帮扶措施',
  '计划脱贫年度',
  '备注',
]

/** The pairing roster: since when stands behind the helper's phone, a changed helper on the next row, two helpers in one cell. */
export function writeRoster(path: string, county: County) {
  const random = mulberry32(county.seed + 5)
  const byHousehold = Map.groupBy(county.pairings, (pairing) => pairing.household)
  const contents = Map.groupBy(county.measures, (measure) => measure.household)
  function* rows(): Iterable<Cell[]> {
    yield [`${county.name}结对帮扶花名册`]
    yield header
    for (const household of county.households) {
      const spells = spellsOf(byHousehold.get(household) ?? [])
      const measures = (contents.get(household) ?? [])
        .map((measure) => measure.content)
        .join(random.chance(0.2) ? '\n' : '；')
      yield [
        ...householdCells(random, household),
        ...helperCells(random, spells[0]),
        measures,
        exitYear(random, household, county.asOf),
        spells[0]?.[0]?.note ?? '',
      ]
      for (const spell of spells.slice(1))
        yield [...Array<Cell>(7).fill(null), ...helperCells(random, spell), null, null, spell[0]!.note]
    }
    yield []
    yield ['说明：1.帮扶责任人有调整的在下一行填写；2.结对时间写在帮扶人电话之后。']
  }
  return writeXlsx(path, [{ name: '结对花名册 ', rows: rows(), merges: [titleMerge(header.length)] }])
}

/** Helpers in order of time; two at the same time share a row. */
const spellsOf = (pairings: Pairing[]) => [...Map.groupBy(pairings, ({ since, until }) => `${since}/${until}`).values()]

function householdCells(random: Random, household: Household): Cell[] {
  return [
    household.village.name,
    household.headName,
    idText(random, household.members[0]!.idNumber),
    household.no,
    phoneCell(random, household.phone),
    household.population,
    household.cause,
  ]
}

function helperCells(random: Random, spell: Pairing[] | undefined): Cell[] {
  if (!spell) return [null, null, null, null]
  const { cadre, since, until, untilWritten } = spell[0]!
  const open = random.chance(0.5) ? '（' : '('
  const span =
    since && until && untilWritten ? `${when(random, since)}-${when(random, until)}` : since && when(random, since)
  const phone =
    span && cadre.phone ? `${cadre.phone}${open}${span}${open === '（' ? '）' : ')'}` : phoneCell(random, cadre.phone)
  return [spell.map((pairing) => pairing.cadre.name).join('、'), cadre.unit, cadre.post, phone]
}

const when = (random: Random, month: string) =>
  random.pick([
    `${month.slice(0, 4)}.${+month.slice(5)}`,
    month.replace('-', '.'),
    `${month.slice(0, 4)}年${+month.slice(5)}月`,
  ])

function exitYear(random: Random, household: Household, asOf: string): Cell {
  const year = household.status === '已脱贫' ? household.exitYear! : yearOf(asOf) + 1
  return random.chance(0.3) ? `${year}年` : year
}
