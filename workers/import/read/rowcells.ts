import { ReadRefused } from './refusal.ts'
import type { Cell } from './row.ts'

const mostColumns = 16_384
/** Room made for a row's cells before they come: no more than real ledgers have. */
const mostRoom = 256

/** The cells of the row being read. Cells without a reference follow the one before. */
export class RowCells {
  column = -1
  /** One more than the column of the last value. */
  filled = 0
  private cells: Cell[] = []

  begin(): void {
    this.column = -1
    this.cells = new Array<Cell>(Math.min(this.filled, mostRoom)).fill(null)
    this.filled = 0
  }

  /** Puts a value at `column`; blank ones are left out. */
  put(value: Cell): void {
    const { column, cells } = this
    if (value === null || value === '') return
    if (column >= mostColumns) throw new ReadRefused('damaged')
    while (cells.length < column) cells.push(null)
    cells[column] = value
    if (column >= this.filled) this.filled = column + 1
  }

  /** The row's cells up to the last value. */
  take(): Cell[] {
    const { cells } = this
    if (cells.length > this.filled) cells.length = this.filled
    return cells
  }
}
