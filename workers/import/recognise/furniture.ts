/**
 * Rows of a table that are no records (LAYOUTS.md §4 rules 5 and 6): totals first, in the middle or last, notes, signatures, a header
 * repeated on each printed page, a row of column numbers. They are counted, not imported as people.
 */
import { plain, tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import { headerKey } from './header.ts'

export type Furniture = 'total' | 'note' | 'header' | 'blank'

const total = /^(?:合计|小计|总计|累计|共计|.{0,8}小计|.{0,6}合计)[::]?$/
const note =
  /^(?:注|备注|说明|附注|填表|填报|制表|审核|监督电话|联系电话|单位负责人|负责人|乡\(镇\)|乡镇|村主任|村委会|日期|附件|第\d+页|共\d+页)[\S]*[::(]|^(?:注|说明|备注)\d*[.、]|\(盖章\)|\(签字\)|签字[::]/

export function furniture(row: Row, headers: Map<number, string>): Furniture | null {
  const filled = row.cells.map((cell, at) => ({ at, text: plain(cell) })).filter((cell) => cell.text !== '')
  if (filled.length === 0) return 'blank'
  const head = filled.slice(0, 3).map((cell) => tight(cell.text))
  if (head.some((text) => total.test(text))) return 'total'
  if (filled.length <= 6 && note.test((filled[0]?.text ?? '').replace(/\s/g, ''))) return 'note'
  if (filled.length === 1 && (filled[0]?.text.length ?? 0) > 25) return 'note'
  const same = filled.filter((cell) => headers.get(cell.at) === headerKey(cell.text)).length
  return filled.length > 2 && same * 2 > filled.length ? 'header' : null
}
