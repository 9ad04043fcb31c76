/** What is put into an empty form, sheet by sheet, whatever its format. */

export type Filled = string | number

/** A row's cells by column from 0; a column that is not named keeps what the form has. */
export type FilledRow = ReadonlyMap<number, Filled>

export interface SheetFill {
  sheet: string
  /** Cells outside the table that say something else: by row from 1. */
  cells: ReadonlyMap<number, FilledRow>
  table: TableFill | null
}

export interface TableFill {
  /** The first row below the header, and the first below the table that must stay below it (合计, 签字); null: nothing does. */
  first: number
  below: number | null
  count: number
  /** Columns filled from the register: what a form has there as an example or placeholder goes. */
  columns: ReadonlySet<number>
  rows: AsyncIterable<FilledRow[]>
}

/** First and last row; of none the last is the one before the first. */
export interface Body {
  first: number
  last: number
  /** Filled from the register. */
  columns: ReadonlySet<number>
}

/** The table's rows in the form: those between header and what stands below that have cells. */
export function bodyOf(table: TableFill, rowsWithCells: Iterable<number>): Body {
  let last = table.first - 1
  for (const row of rowsWithCells) {
    if (row >= table.first && (table.below === null || row < table.below) && row > last) last = row
  }
  return { first: table.first, last, columns: table.columns }
}

/** `${data.name}`, as report programs write it: where the data would be. */
export const placeholder = /\$\{[^}]*\}/g
