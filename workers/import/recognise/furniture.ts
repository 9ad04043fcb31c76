/**
 * Rows of a table that are no records (LAYOUTS.md §4 rules 5 and 6): totals first, in the middle or last, notes, signatures, a header
 * repeated on each printed page, a row of column numbers. They are counted, not imported as people.
 */
import { plain, tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import { headerKey } from './header.ts'

export type Furniture = 'total' | 'note' | 'header' | 'blank'

const total =
  /^(?:(?:合计|小计|总计|累计|共计)(?:\([^()]*\))?|.{0,8}小计|.{0,6}合计)[::]?$|^(?:合计|小计|总计|共计)[::]\d/
const note =
  /^(?:注|备注|说明|附注|填表|填报|制表|审核|监督电话|联系电话|单位负责人|负责人|乡\(镇\)|乡镇|村主任|村委会|日期|附件|第\d+页|共\d+页)[\S]*[::(]|^(?:注|说明|备注)\d*[.、]|\(盖章\)|\(签字\)|签字[::]/

/** Called for every row of a county: what can be told from three cells is told from three. */
export function furniture(row: Row, headers: Map<number, string>): Furniture | null {
  const head: { at: number; text: string }[] = []
  let filled = 0
  for (let at = 0; at < row.cells.length; at++) {
    const cell = row.cells[at] ?? null
    if (cell === null || cell === '') continue
    const text = head.length < 3 || filled < 7 ? plain(cell) : '…'
    if (text === '') continue
    filled += 1
    if (head.length < 3) head.push({ at, text })
  }
  const first = head[0]
  if (first === undefined) return 'blank'
  if (head.some(({ text }) => text.length < 20 && total.test(text.replaceAll(' ', '')))) return 'total'
  if (head.length === 3 && head.every(({ text }) => isAmount(text)) && isTotalBehind(row)) return 'total'
  if (filled <= 6 && note.test(first.text.replace(/\s/g, ''))) return 'note'
  if (filled <= 2 && /^(?:第.{1,4}页)?[,;/]?(?:共.{1,4}页)?$/.test(head.map(({ text }) => tight(text)).join('')))
    return 'note'
  if (filled === 1 && first.text.length > 25) return 'note'
  return head.length === 3 && head.every(({ at, text }) => headers.get(at) === headerKey(text)) ? 'header' : null
}

/** A ledger whose words stand behind its amounts has the total's there too: the first words of the row. */
function isTotalBehind(row: Row): boolean {
  const words = row.cells.map((cell) => plain(cell)).find((text) => text !== '' && !isAmount(text))
  return words !== undefined && words.length < 20 && total.test(words.replaceAll(' ', ''))
}

function isAmount(text: string): boolean {
  return /^-?[\d,]{1,12}(?:\.\d+)?$/.test(text)
}
