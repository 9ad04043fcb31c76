import { yearOf } from '../calendar.ts'
import { dayCell, spaced, yesNo } from '../mess.ts'
import { mulberry32 } from '../random.ts'
import type { County, Household } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

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
