import { dayCell, yesNo } from '../mess.ts'
import type { Case } from '../programmes.ts'
import { mulberry32 } from '../random.ts'
import type { County } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const place = ['序号', '乡镇', '行政村', '户编号', '户主姓名']
const titles: Record<Case['procedure'], string> = {
  监测对象识别: '监测对象识别认定程序登记表',
  脱贫退出: '2020年度贫困户脱贫退出程序登记表',
  返贫: '返贫人口登记表',
}

/** Procedure cases, a sheet a procedure. */
export function writeCases(path: string, county: County) {
  const random = mulberry32(county.seed + 23)
  const sheets = [...Map.groupBy(county.cases, ({ procedure }) => procedure)].map(([procedure, cases]) => {
    const [{ days, met }] = cases as [Case]
    const isReturn = procedure === '返贫'
    const columns = isReturn ? ['返贫原因'] : ['参会代表人数']
    const exit = procedure === '脱贫退出' ? ['退出时人均纯收入（元）', ...Object.keys(met)] : []
    const header = [...place, ...exit, ...Object.keys(days), ...columns]
    const rows: Cell[][] = cases.map((one, n) => {
      const { village, no, headName } = one.household
      const income = procedure === '脱贫退出' ? [one.income, ...Object.values(one.met).map(yesNo)] : []
      const dated = Object.values(one.days).map((day) => (day === '' ? '' : dayCell(random, day)))
      const last = isReturn ? one.cause : one.representatives
      return [n + 1, village.township.name, village.name, no, headName, ...income, ...dated, last]
    })
    return {
      name: procedure,
      rows: [[county.name + titles[procedure]], header, ...rows],
      merges: [titleMerge(header.length)],
    }
  })
  return writeXlsx(path, sheets)
}
