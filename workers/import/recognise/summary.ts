import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'

/** A summary (汇总表): how many households or how much money a township or village has, nobody's record. */
export function isSummary(rows: Row[]): boolean {
  const words = rows.slice(0, 8).map((row) => row.cells.map(tight).filter((text) => text !== ''))
  const header = words.flat().filter((text) => text.length < 25)
  const counted = header.filter((text) =>
    /^(?:总|小计)?(?:户数|人数|人口数|村数|项目数|个数|补助资金|资金|金额)(?:\(.{1,4}\))?$/.test(text),
  )
  const area = header.some((text) =>
    /^(?:乡镇|镇|村|县|区域|单位|地区|行政村|村名)(?:[、(].{1,6})?$|乡镇、街道/.test(text),
  )
  const persons = header.some((text) => /姓名|户主|身份证|证件号|户编号/.test(text))
  return area && counted.length > 1 && !persons
}
