import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Row } from './row.ts'
import type { Sheet, Workbook } from './workbook.ts'

/**
 * The workbook, its text counted as its rows are read: a file of a hundred kilobytes can tell one long string a million
 * times. Each reading of all the sheets is counted for itself.
 */
export function metered(workbook: Workbook, size: number, limits: Limits): Workbook {
  if (workbook.sheets.length > limits.sheetCount) {
    throw new ReadRefused('too_large', `工作表超过 ${limits.sheetCount} 张`)
  }
  const most = limits.text + limits.textPerByte * size
  const read = new Map<Sheet, number>()
  async function* counted(sheet: Sheet): AsyncGenerator<Row[]> {
    let text = 0
    for await (const rows of sheet.rows()) {
      for (const row of rows) text += lengthOf(row, limits.cellText)
      read.set(sheet, text)
      if (sum(read.values()) > most) throw new ReadRefused('bomb')
      yield rows
    }
  }
  const sheets = workbook.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: () => counted(sheet),
    async preview(count: number) {
      const rows = await sheet.preview(count)
      for (const row of rows) lengthOf(row, limits.cellText)
      return rows
    },
    merges: () => sheet.merges(),
  }))
  return { ...workbook, sheets }
}

function lengthOf({ row, cells }: Row, most: number): number {
  let length = 0
  for (const cell of cells) {
    if (typeof cell !== 'string') continue
    if (cell.length > most) throw new ReadRefused('bomb', `第 ${row} 行有一格超过 ${most} 字`)
    length += cell.length
  }
  return length
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
