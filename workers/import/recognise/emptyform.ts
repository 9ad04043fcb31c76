/**
 * A blank form (空白表格): titles, headers and labels, and nothing filled in — said to be empty rather than not understood.
 * Signs of filling in are numbers, dates and codes; row numbers and question codes in the first column are none.
 */
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'

/** A report program's template: `${data.name}` where the data would be. */
export function isTemplate(rows: Row[]): boolean {
  return rows.some((row) => row.cells.some((cell) => typeof cell === 'string' && cell.includes('${')))
}

export function isEmptyForm(rows: Row[]): boolean {
  const filled = rows.map((row) => row.cells.map(tight))
  const header = headerAt(filled)
  if (header < 0) return false
  const below = filled.slice(header + 1)
  if (below.length === 0) return true
  return (
    answersBlank(filled[header] as string[], below) ||
    (!below.some(isFilledIn) && isSparse(below, (filled[header] as string[]).length))
  )
}

/** The row with most words among the first fifteen. */
function headerAt(filled: string[][]): number {
  const words = filled.slice(0, 15).map((cells) => cells.filter((text) => /[\u4e00-\u9fa5]/.test(text)).length)
  const most = Math.max(0, ...words)
  return most >= 2 ? words.indexOf(most) : -1
}

/** A questionnaire: the column for answers is there and nobody has answered. */
function answersBlank(header: string[], below: string[][]): boolean {
  const at = header.findIndex((text) => /^(数量|答案|结果|填写内容|金额|数值)$/.test(text))
  return at >= 0 && below.every((cells) => (cells[at] ?? '') === '')
}

function isFilledIn(cells: string[]): boolean {
  const first = cells.findIndex((text) => text !== '')
  if (cells.some((text) => /^[√✓✔☑]$/.test(text))) return true
  return cells.some((text, at) => at !== first && text !== '0' && (/^-?[\d.,]+%?$/.test(text) || /\d{4}/.test(text)))
}

/** Labels with room beside them; a list of words is full. */
function isSparse(below: string[][], headerWidth: number): boolean {
  const width = Math.max(headerWidth, ...below.map((cells) => cells.length))
  const cells = below.reduce((sum, row) => sum + row.filter((text) => text !== '').length, 0)
  return cells < below.length * width * 0.6
}
