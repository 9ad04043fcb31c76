import { yearOf } from '../calendar.ts'
import type { County, Household } from '../records.ts'
import { type Cell, type Sheet, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

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
