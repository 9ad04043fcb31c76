/** One row's cells read by their fields; blank household cells of a member's row taken from the group's first row. */

import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { isBlank, plain } from '../cell/text.ts'
import type { CellContext, Read } from '../kind/fieldreader.ts'
import type { Field, Values } from '../kind/kind.ts'
import type { Cell, Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'
import { cellsOf, headerOf } from '../recognise/columnwords.ts'
import { Extra } from './extra.ts'
import { type Place, RowIssues } from './rowissue.ts'
import type { TableContext } from './table.ts'
import { keeperOf, type Written } from './written.ts'

interface Reading {
  at: number
  field: Field
  header: string
  names: string[]
  cells: CellContext
  /** Township and village are written once for many households, over merged cells. */
  area: boolean
  /** The value that keeps the cell's own words where they are not its field's. */
  written: string
  /** What is kept there of a blank cell that its column cannot tell from one nobody delivered. */
  blank: string | null
  /** The cell read last and what it gave: rosters repeat themselves down a column. */
  last: { cell: Cell; read: Read } | null
}

export class RowReader {
  /** Names of the values a row comes with. */
  readonly delivers: string[]
  readonly issues: RowIssues
  private readonly mapped: Reading[]
  private readonly extra: Extra
  private readonly group: Reading[]
  private readonly anchor: Reading | undefined
  private readonly asked: Reading[]
  private readonly context: TableContext
  /** Every value there will be: objects copied from it keep its shape, which makes filling them several times as fast. */
  private readonly blank: Values
  private above: Cell[] = []

  constructor(block: Block, context: TableContext) {
    this.context = context
    const keeper = keeperOf(block)
    this.mapped = block.columns.flatMap((column) =>
      column.field
        ? [
            {
              at: column.at,
              field: column.field,
              header: headerOf(column),
              names: column.field.reader.columns(column.field.name),
              cells: cellsOf(column, context.cells),
              written: keeper(column.field),
              blank: column.field.kept ? null : `"${column.field.name}":""`,
              last: null,
              area: /^(county|township|village)$/.test(column.field.name) && column.field.group,
            },
          ]
        : [],
    )
    this.extra = new Extra(block, context.cells.sealer)
    this.group = this.mapped.filter((column) => column.field.group)
    this.anchor = this.group.find((column) => column.field.name === 'household_no') ?? this.group[0]
    this.issues = new RowIssues(context.sheet, context.cells.sealer, this.mapped)
    this.asked = this.mapped.filter((column) => block.kind.row.includes(column.field.name))
    this.delivers = [
      ...this.mapped.flatMap((column) => column.names),
      ...new Set(this.mapped.map((column) => column.written)),
      ...(this.extra.isEmpty ? [] : ['extra']),
    ]
    this.blank = { ...context.constant, ...Object.fromEntries(this.delivers.map((name) => [name, null])) }
  }

  /** null: none of the cells a record needs is filled, nor much else. */
  read(row: Row): Values | null {
    if (!this.asked.some((column) => isAnswered(column, row)) && !this.saysMuch(row)) return null
    const continued = this.isContinued(row)
    const values: Values = { ...this.blank }
    if (continued) values.continued = 1
    const written: Written = {}
    for (const column of this.mapped) {
      const own = row.cells[column.at] ?? null
      const blank = column.field.group && isBlank(own)
      const cell = blank && (continued || column.area) ? (this.above[column.at] ?? null) : own
      if (blank && column.area && !continued && !isBlank(cell)) this.fromAbove(column, row.row, cell)
      this.readCell(column, cell, row, values, written, !continued || !column.field.group)
    }
    if (!continued) this.above = this.aboveFor(row)
    for (const name in written) values[name] = `${written[name]}}`
    if (!this.extra.isEmpty) values.extra = this.extra.read(row, continued ? this.above : null)
    return values
  }

  /** The rows from here on are of this area, where the table has no column for it. */
  under(area: { township?: string; village?: string }): void {
    this.above = []
    const said = (name: 'township' | 'village') => name in this.blank && !this.delivers.includes(name)
    if (area.township !== undefined && said('township')) this.blank.township = area.township
    if (said('village')) this.blank.village = area.village ?? this.context.constant.village ?? null
  }

  /**
   * A member's row of the household above has no household cell of its own (a phone may be the member's). With one filled and
   * the number blank, the number is missing.
   */
  private isContinued(row: Row): boolean {
    if (this.anchor === undefined || this.above.length === 0) return false
    return this.group.every((column) => column.field.name === 'phone' || isBlank(row.cells[column.at]))
  }

  /** What the rows below may take: this row's cells, and the area it took itself. */
  private aboveFor(row: Row): Cell[] {
    const above = [...row.cells]
    for (const { at, area } of this.mapped) if (area && isBlank(above[at])) above[at] = this.above[at] ?? null
    return above
  }

  /** A merged cell covers the rows below it; a blank one that no merge covers is taken from above too, and said (reading.ts). */
  private fromAbove({ at, header, field }: Reading, row: number, cell: Cell): void {
    this.context.takenFromAbove.push({
      row,
      at,
      header,
      field: field.name,
      value: sealNumbers(plain(cell), this.context.cells.sealer),
    })
  }

  private readCell(column: Reading, cell: Cell, row: Row, values: Values, written: Written, first: boolean) {
    const read = this.readAs(column, cell)
    for (let i = 0; i < column.names.length; i++) values[column.names[i] as string] = read.values[i] ?? null
    const words = read.written === undefined ? null : `"${column.field.name}":${JSON.stringify(read.written)}`
    const said = words ?? (read.blank ? column.blank : null)
    if (said !== null) {
      const before = written[column.written]
      written[column.written] = before === undefined ? `{${said}` : `${before},${said}`
    }
    if (read.issue === undefined || !first) return
    this.context.issue(this.issues.ofCell({ row, above: this.above }, column, cell, read.issue, 'notice'))
  }

  private readAs(column: Reading, cell: Cell): Read {
    if (column.last !== null && column.last.cell === cell) return column.last.read
    const read = this.withoutNumbers(column.field, column.field.reader.read(cell, column.cells))
    column.last = { cell, read }
    return read
  }

  /** Whatever a reader leaves as it was written may hold a number of somebody's: a word not on the list, a day that is none. */
  private withoutNumbers({ reader }: Field, read: Read): Read {
    const { sealer } = this.context.cells
    const values =
      reader.open || reader.seals
        ? read.values
        : read.values.map((value) => (typeof value === 'string' ? sealNumbers(value, sealer) : value))
    if (read.written === undefined || reader.seals) return { ...read, values }
    return { ...read, values, written: sealNumbers(read.written, sealer) }
  }

  /** Too much for a signature or a stray note: somebody's row without the name. */
  private saysMuch(row: Row): boolean {
    return this.mapped.filter(({ at, area }) => !area && !isBlank(row.cells[at])).length >= 3
  }

  /** The row read last. */
  place(row: Row): Place {
    return { row, above: this.above }
  }
}

/** Words where a number is asked for are a title's or a page's, if nothing else is in the row. */
function isAnswered({ at, field }: Reading, { cells }: Row): boolean {
  const cell = cells[at] ?? null
  return !isBlank(cell) && (field.reads !== 'number' || typeof cell === 'number' || /[\d０-９]/.test(String(cell)))
}
