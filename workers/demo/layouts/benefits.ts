import { dayCell, idText, spaced } from '../mess.ts'
import { fundYear } from '../projects.ts'
import { mulberry32 } from '../random.ts'
import type { County } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const paid = ['序号', '乡镇', '行政村', '户编号', '户主姓名', '受益人姓名', '证件号码', '补助项目']
const paidHeader = [...paid, '补助标准（元）', '发放期间', '发放金额（元）', '发放日期']
const lentHeader = [
  '序号',
  '乡镇',
  '行政村',
  '户编号',
  '户主姓名',
  '贷款银行',
  '贷款金额（万元）',
  '贷款日期',
  '期限（月）',
]

/** Benefits and loans, a sheet each. */
export function writeBenefits(path: string, county: County) {
  const random = mulberry32(county.seed + 22)
  function* benefits(): Iterable<Cell[]> {
    yield [`${county.name}${fundYear(county.asOf)}年到户补助发放明细表`]
    yield ['单位：元']
    yield paidHeader
    for (const [n, one] of county.benefits.entries())
      yield [
        n + 1,
        one.village.township.name,
        one.village.name,
        one.householdNo,
        one.headName,
        spaced(random, one.name),
        idText(random, one.idNumber),
        one.programme,
        one.standard,
        one.period,
        one.amount,
        dayCell(random, one.paidOn),
      ]
  }
  function* loans(): Iterable<Cell[]> {
    yield [`${county.name}脱贫人口小额信贷贴息台账`]
    yield lentHeader
    for (const [n, { household, bank, amount, lentOn, months }] of county.loans.entries()) {
      const { village, no, headName } = household
      const lent = [bank, amount / 10_000, dayCell(random, lentOn), months]
      yield [n + 1, village.township.name, village.name, no, headName, ...lent]
    }
  }
  return writeXlsx(path, [
    { name: '补助发放明细', rows: benefits(), merges: [titleMerge(paidHeader.length)] },
    { name: '小额信贷贴息', rows: loans(), merges: [titleMerge(lentHeader.length)] },
  ])
}
