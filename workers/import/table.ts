/**
 * A recognised table read row by row: furniture set aside, groups of rows filled from their first, cells read by their fields,
 * records made. Holds one row back, because the next may finish it (a changed helper is written on the next row).
 */
import type { Issue } from '../../shared/import.ts'
import type { CellContext } from './fieldreader.ts'
import { given, type RecordOf, type Values } from './kind.ts'
import { dataOf, type Layouts, type StagedRecord } from './layout.ts'
import type { Row } from './read/workbook.ts'
import type { Block } from './recognise/block.ts'
import { type Furniture, furniture } from './recognise/furniture.ts'
import { headerKey } from './recognise/header.ts'
import { RowReader } from './row.ts'

export interface TableContext {
  sheet: string
  cells: CellContext
  /** Columns that title, sheet or file name say of every row. */
  constant: Values
  layouts: Layouts
  /** Keys seen in this import, by entity, with how often. */
  seen: Map<string, number>
  issue(issue: Issue): void
  /** Blank area cells filled from the row above: an issue each, unless a merge covers them. */
  takenFromAbove: { row: number; at: number; header: string; field: string; value: string }[]
}

export class TableReader {
  readonly skipped: Record<Furniture, number> = { total: 0, note: 0, header: 0, blank: 0 }
  rows = 0
  private readonly headers: Map<number, string>
  private readonly rowReader: RowReader
  private readonly targets: { record: RecordOf; index: number; from: string[] }[]
  private readonly block: Block
  private readonly context: TableContext
  private held: { made: Values[]; row: number } | null = null

  constructor(block: Block, context: TableContext) {
    this.block = block
    this.context = context
    this.headers = new Map(
      block.columns.map((column) => [column.at, headerKey(column.path[column.path.length - 1] ?? '')]),
    )
    this.rowReader = new RowReader(block, context)
    const has = new Set([...this.rowReader.delivers, ...Object.keys(context.constant)])
    const all = [...has, ...(block.kind.makes?.(has) ?? [])]
    const last = block.kind.records.length - 1
    this.targets = block.kind.records.map((record, at) => {
      // What no field answers to stays with the row's own record, not with the household it repeats.
      const names = all.filter((name) => name !== 'extra' || at === last)
      return { record, ...context.layouts.of(record.entity, names) }
    })
  }

  read(row: Row): StagedRecord[] {
    const what = furniture(row, this.headers)
    const values = what === null ? this.rowReader.read(row) : null
    if (what !== null || values === null) {
      this.skipped[what ?? 'blank'] += 1
      return []
    }
    this.rows += 1
    const made = this.block.kind.split?.(values) ?? [values]
    return this.hold(made, row.row)
  }

  finish(): StagedRecord[] {
    return this.hold([], 0)
  }

  private hold(made: Values[], row: number): StagedRecord[] {
    const ready = this.held
    for (const next of ready ? made : []) this.block.kind.follow?.(ready?.made ?? [], next)
    this.held = { made, row }
    return ready ? ready.made.flatMap((values) => this.records(values, ready.row)) : []
  }

  private records(values: Values, row: number): StagedRecord[] {
    return this.targets.flatMap(({ record, index, from }) => {
      const key = record.key(values)
      if (key === null) {
        if (!record.once) this.complain(row, 'no-key', null, 'error')
        return []
      }
      const mark = `${record.entity}\n${key}`
      const before = this.context.seen.get(mark) ?? 0
      if (record.once && before > 0) return []
      this.context.seen.set(mark, before + 1)
      if (before > 0 && !record.repeats) this.complain(row, 'repeated', values.name ?? values.household_no, 'notice')
      const unique = before === 0 ? key : `${key}/${before + 1}`
      return [{ layout: index, entity: record.entity, key: unique, row, data: dataOf(values, from) }]
    })
  }

  private complain(row: number, code: string, value: Values[string] | undefined, level: Issue['level']): void {
    const words = given(value) ? String(value) : null
    this.context.issue({
      sheet: this.context.sheet,
      row,
      header: null,
      field: null,
      at: null,
      who: null,
      code,
      value: words,
      level,
    })
  }
}
