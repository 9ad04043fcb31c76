/** A cell (单元格): text as typed, never trimmed; numbers as stored, so dates are serials; error cells are text like `#N/A`; blank is null, never ''. */
export type Cell = string | number | boolean | null

/** A row with at least one value. `row` is the sheet's own number from 1; cells by column from 0, ending with the last value. */
export interface Row {
  row: number
  cells: Cell[]
}

/** Merged cells (合并单元格): rows from 1, columns from 0, all inclusive. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}
