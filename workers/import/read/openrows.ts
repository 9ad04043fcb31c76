import { ReadRefused } from './refusal.ts'
import type { Cell, Row } from './row.ts'

const chunkRows = 1000

/** Rows whose cells are still coming, in any order until they are handed on. Rows and columns from 0, as binary formats number them. */
export class OpenRows {
  private rows: Row[] = []
  private byNumber = new Map<number, Row>()
  private ordered = true
  /** The number of the last row handed on. */
  private taken = 0
  private row = -1
  private cells: Cell[] = []
  private mostColumns: number

  constructor(mostColumns: number) {
    this.mostColumns = mostColumns
  }

  /** Puts a value; blank ones are left out. */
  put(row: number, column: number, value: Cell): void {
    if (value === '') return
    if (column >= this.mostColumns) throw new ReadRefused('damaged')
    if (row !== this.row) this.turn(row)
    const { cells } = this
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }

  /** Rows in chunks; the last one, which more cells may come to, only at the end. */
  *take(ended: boolean): Generator<Row[]> {
    if (!this.ordered) this.rows.sort((a, b) => a.row - b.row)
    this.ordered = true
    this.row = -1
    while (this.rows.length > (ended ? 0 : chunkRows)) {
      const rows = this.rows.splice(0, chunkRows)
      for (const { row } of rows) this.byNumber.delete(row)
      this.taken = rows.at(-1)!.row
      yield rows
    }
  }

  /** Goes to another row's cells: nearly always one below all others. */
  private turn(index: number): void {
    const row = index + 1
    if (row <= this.taken) throw new ReadRefused('unsupported', `第 ${row} 行不在它的位置上`)
    let found = this.byNumber.get(row)
    if (!found) {
      found = { row, cells: [] }
      this.ordered &&= this.rows.length === 0 || this.rows.at(-1)!.row < row
      this.rows.push(found)
      this.byNumber.set(row, found)
    }
    this.cells = found.cells
    this.row = index
  }
}
