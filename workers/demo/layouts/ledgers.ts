import { monthOf, yearOf } from '../calendar.ts'
import { dayCell, dayOfMonthCell, spaced, yesNo } from '../mess.ts'
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

const measureHeader = [
  '序号',
  '乡镇',
  '行政村',
  '户编号',
  '户主姓名',
  '帮扶措施类别',
  '措施内容',
  '实施时间',
  '投入资金（元）',
  '是否完成',
  '责任单位',
]
const planHeader = ['序号', '乡镇', '行政村', '户编号', '户主姓名', '年度', '帮扶计划', '帮扶责任人']

/** Measures and this year's plans. */
export function writeMeasures(path: string, county: County) {
  const random = mulberry32(county.seed + 9)
  const year = yearOf(county.asOf)
  const place = ({ village, no, headName }: Household): Cell[] => [village.township.name, village.name, no, headName]
  const helper = new Map(county.pairings.map((pairing) => [pairing.household, pairing.cadre.name]))
  function* measures(): Iterable<Cell[]> {
    yield [`${county.name}${year}年帮扶措施台账`]
    yield measureHeader
    let n = 0
    for (const { household, category, content, startedOn, amount, done, unit } of county.measures)
      yield [
        ++n,
        ...place(household),
        spaced(random, category),
        content,
        dayCell(random, startedOn),
        amount,
        yesNo(done),
        unit,
      ]
  }
  function* plans(): Iterable<Cell[]> {
    yield [`${county.name}${year}年一户一策帮扶计划表`]
    yield planHeader
    let n = 0
    for (const plan of county.plans)
      yield [
        ++n,
        ...place(plan.household),
        random.chance(0.2) ? `${plan.year}年` : plan.year,
        plan.content,
        helper.get(plan.household) ?? '',
      ]
  }
  return writeXlsx(path, [
    { name: '帮扶措施', rows: measures(), merges: [titleMerge(measureHeader.length)] },
    { name: `${year}年帮扶计划`, rows: plans(), merges: [titleMerge(planHeader.length)] },
  ])
}

const incomeHeader = [
  '序号',
  '行政村',
  '户编号',
  '户主姓名',
  '家庭人口',
  '工资性收入',
  '生产经营性收入',
  '财产性收入',
  '转移性收入',
  '生产经营性支出',
  '家庭纯收入',
  '人均纯收入（元）',
]

/** Last year's incomes, one sheet a township, the last one in 万元; zeros are left blank. */
export function writeIncomes(path: string, county: County) {
  const byTownship = Map.groupBy(county.households, (household) => household.village.township)
  const sheets = county.townships.map((township, i): Sheet => {
    const own = byTownship.get(township) ?? []
    const unit = i === county.townships.length - 1 ? 10_000 : 1
    const money = (yuan: number): Cell => (yuan === 0 ? null : yuan / unit)
    const parts = ({ income }: Household) => [
      income.wages,
      income.business,
      income.property,
      income.transfer,
      income.costs,
      income.net,
    ]
    const rows: Cell[][] = [
      [`${township.name}${yearOf(county.asOf) - 1}年农户家庭收入测算表`],
      [...Array<Cell>(10).fill(null), unit === 1 ? '单位：元' : '单位：万元（人均为元）'],
      incomeHeader,
      ...own.map((household, n) => [
        n + 1,
        household.village.name,
        household.no,
        household.headName,
        household.population,
        ...parts(household).map(money),
        household.income.perHeadFen / 100,
      ]),
    ]
    const totals = [0, 1, 2, 3, 4, 5].map((k) => money(own.reduce((sum, household) => sum + parts(household)[k]!, 0)))
    rows.push(['合计', '', own.length, '', own.reduce((sum, household) => sum + household.population, 0), ...totals])
    if (i % 2) rows.push([`注：${yearOf(county.asOf) - 1}年防止返贫监测参考线为人均纯收入${county.incomeLine}元。`])
    return { name: township.name, rows, merges: [titleMerge(incomeHeader.length)] }
  })
  return writeXlsx(path, sheets)
}
