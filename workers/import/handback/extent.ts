import type { Row } from '../read/row.ts'
import type { Sheet } from '../read/workbook.ts'
import type { SheetNotes } from './mark.ts'
import { problemsHeader } from './words.ts'

/** Where a sheet's words go. */
export interface Extent {
  /** The column right of all that is used, from 0; the one of a hand-back before where there is one. */
  column: number
  /** From this row on what a hand-back before left is taken away. */
  freshFrom: number
  /** The sheet's last row. */
  last: number
}

/** A merge that reaches farther than any ledger is a whole row's: it covers no column of the table's own. */
const farthestMerge = 1000
const lastColumn = 16_383

export async function extentOf(sheet: Sheet, { tables }: SheetNotes): Promise<Extent> {
  const headings = new Set(tables.map(({ headerRows }) => headerRows[0]))
  const top = Math.min(...headings)
  const seen = { right: 0, last: 0, before: -1 }
  const see = ({ row, cells }: Row) => {
    seen.right = Math.max(seen.right, cells.length)
    seen.last = Math.max(seen.last, row)
    if (headings.has(row)) seen.before = Math.max(seen.before, cells.lastIndexOf(problemsHeader))
  }
  for await (const rows of sheet.rows()) rows.forEach(see)
  if (seen.before >= 0) return { column: seen.before, freshFrom: top, last: seen.last }
  for (const { right, bottom } of await sheet.merges()) {
    if (right < farthestMerge && bottom >= top) seen.right = Math.max(seen.right, right + 1)
  }
  return { column: Math.min(seen.right, lastColumn), freshFrom: Number.POSITIVE_INFINITY, last: seen.last }
}
