import { monthOf, yearOf } from '../calendar.ts'
import { dayCell, dayOfMonthCell, spaced } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import type { County, Household, Visit } from '../records.ts'
import { type Cell, type Sheet, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const visitHeader = [
  '序号',
  '走访日期',
  '到户时间',
  '乡镇',
  '行政村',
  '户编号',
  '户主姓名',
  '走访人',
  '所在单位',
  '走访方式',
  '走访内容',
  '承诺事项',
  '录入时间',
]

/** Visits, one sheet a month; the year stands in the title, and some rows know the household only by village and head. */
export function writeVisits(path: string, county: County) {
  const random = mulberry32(county.seed + 8)
  const months = Map.groupBy(county.visits, (visit) =>
    visit.on > county.asOf ? monthOf(county.asOf) : monthOf(visit.on),
  )
  const known = soleHeads(county)
  const sheets = Array.from({ length: monthOf(county.asOf) }, (_, i) =>
    visitSheet(random, county, i + 1, months.get(i + 1) ?? [], known),
  )
  return writeXlsx(path, sheets)
}

function visitSheet(random: Random, county: County, month: number, visits: Visit[], known: Set<Household>): Sheet {
  const year = yearOf(county.asOf)
  function* rows(): Iterable<Cell[]> {
    yield [`${county.name}${year}年${month}月走访台账`]
    yield [`填报单位：${county.name}乡村振兴局`, '', '', '', '', '', '', '', `填报日期：${year}年${month}月末`]
    yield visitHeader
    let n = 0
    for (const visit of visits) {
      const { household, cadre } = visit
      const day = visit.on > county.asOf ? dayCell(random, visit.on) : dayOfMonthCell(random, visit.on)
      yield [
        ++n,
        day,
        visit.at.replace(/^0/, ''),
        household.village.township.name,
        household.village.name,
        known.has(household) && random.chance(0.06) ? null : household.no,
        spaced(random, household.headName),
        cadre.name,
        cadre.unit,
        visit.way,
        visit.found,
        visit.promised,
        visit.enteredAt,
      ]
    }
  }
  return {
    name: month % 4 === 0 ? `${month}月 ` : `${month}月`,
    rows: rows(),
    merges: [titleMerge(visitHeader.length)],
  }
}

/** Households whose head's name nobody else in the village bears, and whose members agree who the head is. */
function soleHeads(county: County): Set<Household> {
  const groups = Map.groupBy(county.households, (household) => `${household.village.code}/${household.headName}`)
  const heads = (household: Household) => household.members.filter((member) => member.relation === '户主')
  return new Set(
    [...groups.values()]
      .filter((group) => group.length === 1 && heads(group[0]!).length === 1)
      .map((group) => group[0]!),
  )
}
