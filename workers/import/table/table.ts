/**
 * A recognised table read row by row: furniture set aside, groups of rows filled from their first, cells read by their fields,
 * records made. Holds one row back, because the next may finish it (a changed helper is written on the next row).
 */
import type { Issue } from '../../../shared/import.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import type { RecordOf, Values } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'
import { type Furniture, furniture } from '../recognise/furniture.ts'
import { headerKey } from '../recognise/header.ts'
import { sectionOf } from '../recognise/section.ts'
import { dataOf, type Layouts, type StagedRecord } from '../stage/layout.ts'
import { missingFrom } from './missing.ts'
import { RowReader } from './row.ts'
import type { Place } from './rowissue.ts'
import type { Seen } from './seen.ts'
import { SpreadReader } from './spread.ts'
import { wrongSums } from './sums.ts'
import { summedColumns, Totals } from './totals.ts'

export interface TableContext {
  sheet: string
  cells: CellContext
  /** Columns that title, sheet or file name say of every row. */
  constant: Values
  layouts: Layouts
  seen: Seen
  issue(issue: Issue): void
  /** Sums of the sheet's tables so far, by header. */
  summed: Map<string, number>
  /** Blank area cells filled from the row above: an issue each, unless a merge covers them. */
  takenFromAbove: { row: number; at: number; header: string; field: string; value: string }[]
}

export class TableReader {
  readonly skipped: Record<Furniture, number> = { total: 0, note: 0, header: 0, blank: 0 }
  rows = 0
  private readonly headers: Map<number, string>
  private readonly rowReader: RowReader
  private readonly targets: { record: RecordOf; index: number; from: string[]; seen: Map<string, number> }[]
  private readonly spread: SpreadReader
  private readonly totals: Totals
  private readonly block: Block
  private readonly context: TableContext
  private held: { made: Values[]; place: Place } | null = null

  constructor(block: Block, context: TableContext) {
    this.block = block
    this.context = context
    this.headers = new Map(
      block.columns.map((column) => [column.at, headerKey(column.path[column.path.length - 1] ?? '')]),
    )
    this.rowReader = new RowReader(block, context)
    this.spread = new SpreadReader(block, this.rowReader.issues, context)
    this.totals = new Totals(summedColumns(block, context.cells))
    const has = new Set([...this.rowReader.delivers, ...this.spread.makes, ...Object.keys(context.constant)])
    const all = [...has, ...(block.kind.makes?.(has) ?? [])]
    const last = block.kind.records.length - 1
    this.targets = block.kind.records.map((record, at) => {
      // What no field answers to stays with the row's own record, not with the household it repeats.
      const names = all.filter((name) => (name !== 'extra' || at === last) && !record.leaves?.includes(name))
      const layout = context.layouts.of(record.entity, names, record.partial)
      // Two tables of a workbook may each tell something of a household.
      const seen = context.seen.of(record.once ? `${record.entity}\n${layout.index}` : record.entity)
      return { record, ...layout, seen }
    })
  }

  read(row: Row): StagedRecord[] {
    const what = this.isSection(row) ? 'note' : furniture(row, this.headers)
    const values = what === null ? this.rowReader.read(row) : null
    if (what === 'total') this.totals.print(row)
    if (what !== null || values === null) {
      this.skipped[what ?? 'blank'] += 1
      return []
    }
    this.rows += 1
    const place = this.rowReader.place(row)
    for (const value of wrongSums(this.block.kind, values)) {
      this.context.issue({ ...this.rowReader.issues.of(place, null, 'sum-differs', 'notice'), value })
    }
    this.totals.add(values, row)
    const made = this.spread.apply(this.block.kind.split?.(values) ?? [values], place)
    if (made.length === 0) this.nobody(place)
    return this.hold({ made, place })
  }

  /** The area's name alone in its row, in no column of areas: what is below is there. */
  private isSection(row: Row): boolean {
    const section = sectionOf(row)
    if (section === null || this.block.kind.id === 'village') return false
    const column = this.block.columns.find(({ at }) => at === section.at)
    if (/^(?:township|village|village_group)$/.test(column?.field?.name ?? '')) return false
    if (column?.field && !section.numbered) return false
    this.rowReader.under(section.area)
    return true
  }

  finish(): StagedRecord[] {
    const { sheet, issue, cells } = this.context
    for (const one of this.totals.wrong(sheet, cells.sealer, this.context.summed)) issue(one)
    return this.hold(null)
  }

  private hold(next: TableReader['held']): StagedRecord[] {
    const ready = this.held
    for (const values of (ready && next?.made) ?? []) this.block.kind.follow?.(ready?.made ?? [], values)
    this.held = next
    return ready ? this.records(ready.made, ready.place) : []
  }

  private records(made: Values[], place: Place): StagedRecord[] {
    const lacking = new Set<string | null>()
    const records = made.flatMap((values) => [
      ...this.recordsOf(values, place, lacking),
      ...this.spread.measures(values, place.row.row),
    ])
    for (const name of lacking) this.context.issue(this.rowReader.issues.of(place, name, 'no-key', 'error'))
    return records
  }

  /** `lacking`: the values whose absence keeps the row back; null where nobody can say which. */
  private recordsOf(values: Values, place: Place, lacking: Set<string | null>): StagedRecord[] {
    return this.targets.flatMap(({ record, index, from, seen }) => {
      if (typeof values.held === 'string') {
        const [code = '', name = null] = values.held.split(' ')
        this.context.issue(this.rowReader.issues.of(place, name, code, 'error'))
        return []
      }
      const key = record.key(values)
      if (key === null) {
        if (record.once && this.targets.length > 1) return []
        const missing = missingFrom(record, values, (name) => this.rowReader.issues.has(name))
        for (const name of missing.length > 0 ? missing : [null]) lacking.add(name)
        return []
      }
      const before = seen.get(key) ?? 0
      if (record.once && before > 0) return []
      seen.set(key, before + 1)
      if (before > 0 && !record.repeats) this.repeated(place, values)
      const unique = before === 0 ? key : `${key}/${before + 1}`
      return [{ layout: index, entity: record.entity, key: unique, row: place.row.row, data: dataOf(values, from) }]
    })
  }

  private repeated(place: Place, values: Values): void {
    const issue = this.rowReader.issues.of(place, null, 'repeated', 'notice')
    const words = values.name ?? values.household_no ?? null
    this.context.issue({ ...issue, value: words === null || words === '' ? null : String(words) })
  }

  /** A row of which the kind makes nothing: a household without a helper is no pairing. */
  private nobody(place: Place): void {
    const blank = this.block.kind.row.find(
      (name) => this.rowReader.issues.has(name) && this.rowReader.issues.isBlank(place, name),
    )
    this.context.issue(this.rowReader.issues.of(place, blank ?? null, 'nobody', 'notice'))
  }
}
