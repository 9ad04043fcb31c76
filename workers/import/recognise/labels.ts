/** Labels with their values (户主姓名：张三 · 户编号 | 5299… · a label over its value), as forms have them beside or around a table. */
import { plain } from '../cell/text.ts'
import type { Cell, Row } from '../read/workbook.ts'

export interface Labelled {
  label: string
  cell: Cell
  row: number
  at: number
}

interface Filled {
  at: number
  text: string
  cell: Cell
}

/** `户编号:5299 户主:张三`, several in a cell. */
const inCell =
  /([\u4e00-\u9fa5()、/]{1,14})\s*:\s*([^:]*?)(?=[\s;,。]*(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5()、/]{1,14}\s*:|[;,\s]*$)/g

/** `isLabel`: a word known to name a field. */
export function labelsIn(rows: Row[], isLabel: (text: string) => boolean): Labelled[] {
  const filled = rows.map((row) => ({ row: row.row, cells: filledOf(row) }))
  return filled.flatMap(({ row, cells }, i) => {
    const [below, further] = filled.slice(i + 1)
    const stands = (next: typeof below) => next !== undefined && isOver(cells, next.cells, isLabel)
    // Rows of values one after another are a table, no labels with their values.
    const over =
      below !== undefined &&
      below.row - row <= 2 &&
      stands(below) &&
      !(further && further.cells.length * 4 >= below.cells.length * 3 && stands(further))
        ? below
        : null
    return cells.flatMap(({ at, text }, nth): Labelled[] => {
      if (text.includes(':'))
        return colons(text, cells[nth + 1], isLabel).map((found) => ({ ...found, row, at: found.at ?? at }))
      if (!isLabel(text)) return []
      if (over !== null) {
        const value = over.cells.find((cell) => cell.at === at)
        return value ? [{ label: text, cell: value.cell, row: over.row, at }] : []
      }
      const next = cells[nth + 1]
      return next && isValue(next, isLabel) ? [{ label: text, cell: next.cell, row, at: next.at }] : []
    })
  })
}

/** Labels with an empty cell before the next label or at the end, in rows where others have their value: asked and left blank. */
export function blankLabels(rows: Row[], found: Labelled[], isLabel: (text: string) => boolean): Labelled[] {
  const answered = new Set(found.map(({ row }) => row))
  return rows.flatMap((row) => {
    if (!answered.has(row.row)) return []
    const cells = filledOf(row)
    return cells.flatMap(({ at, text }, nth): Labelled[] => {
      const label = text.replace(/\s*:$/, '')
      const [before, next] = [cells[nth - 1], cells[nth + 1]]
      const last = next === undefined && before !== undefined && (isValue(before, isLabel) || at - before.at > 1)
      const blank = last || (next !== undefined && next.at - at > 1 && !isValue(next, isLabel))
      return blank && isLabel(label) ? [{ label, cell: null, row: row.row, at: at + 1 }] : []
    })
  })
}

function filledOf({ cells }: Row): Filled[] {
  return cells.flatMap((cell, at) => {
    const text = plain(cell)
    return text === '' ? [] : [{ at, text, cell }]
  })
}

function colons(text: string, next: Filled | undefined, isLabel: (text: string) => boolean) {
  const pairs = [...text.matchAll(inCell)].map(([, label = '', value = '']) => ({ label, cell: value.trim() as Cell }))
  const last = pairs[pairs.length - 1]
  return pairs.flatMap((pair): { label: string; cell: Cell; at?: number }[] => {
    if (pair.cell !== '') return [pair]
    return pair === last && next && isValue(next, isLabel) ? [{ ...pair, cell: next.cell, at: next.at }] : []
  })
}

function isValue({ text }: Filled, isLabel: (text: string) => boolean): boolean {
  return !isLabel(text) && !text.includes(':')
}

/** Values right under their labels, none of them a label itself. */
function isOver(labels: Filled[], values: Filled[], isLabel: (text: string) => boolean): boolean {
  if (values.length === 0 || labels.some(({ text }) => text.includes(':'))) return false
  const ats = new Set(labels.map(({ at }) => at))
  return values.every((value) => ats.has(value.at) && isValue(value, isLabel)) && values.length * 4 >= labels.length
}
