/** One sheet of a BIFF8 workbook filled: its rows, and what names ranges of them. */
import { viewOf } from '../../read/sectors.ts'
import { type Body, bodyOf, type FilledRow, type SheetFill, type TableFill } from '../fill.ts'
import { type Inserted, movedEnd, movedRow } from '../reference.ts'
import {
  type BiffCell,
  type BiffRow,
  blankAt,
  isFormula,
  isOfCells,
  placedCell,
  ROW,
  rowsOf,
  valueAt,
} from './cells.ts'
import { movedTokens, type RowMoves } from './formula.ts'
import { movedParts } from './parts.ts'
import { type BiffRecord, u16, withFields, words } from './record.ts'

const DIMENSIONS = 0x0200
const INDEX = 0x020b
const DBCELL = 0xd7
const COLINFO = 0x7d
const plainFormat = 15
export const mostBiffRows = 65_536

/** Tokens' rows count from 0. `isSheet`: whether EXTERNSHEET's index names the sheet that grew. */
export function movesOf(
  inserted: Inserted | null,
  isSheet: (index: number | undefined) => boolean,
  copied = 0,
): RowMoves {
  const row = (at: number) => (inserted ? movedRow(at + 1, inserted) - 1 : at)
  return {
    row: (at, relative) => row(at) + (relative ? copied : 0),
    end: (from, to, relative) => (inserted ? movedEnd(from + 1, to + 1, inserted) - 1 : to) + (relative ? copied : 0),
    about: isSheet,
  }
}

interface Hand {
  text: (value: string) => number
  isSheet: (index: number | undefined) => boolean
}

export interface FilledBiff {
  inserted: Inserted | null
  records: BiffRecord[]
}

export async function filledBiff(records: BiffRecord[], fill: SheetFill, hand: Hand): Promise<FilledBiff> {
  const rows = rowsOf(records)
  const { table, cells } = fill
  const withCells = rows.filter((one) => one.cells.length > 0).map(({ row }) => row + 1)
  const body = table && bodyOf(table, withCells)
  const missing = table && body ? table.count - (body.last - body.first + 1) : 0
  const inserted = body && missing > 0 ? { last: body.last, by: missing, most: mostBiffRows } : null
  const sheet = new SheetRows(records, hand)
  const own = movesOf(inserted, hand.isSheet)
  const outside = rows.filter(({ row }) => body === null || row + 1 < body.first || row + 1 > body.last)
  for (const row of outside) {
    const to = inserted ? movedRow(row.row + 1, inserted) - 1 : row.row
    sheet.put(row, to, cells.get(row.row + 1) ?? new Map(), { moves: own, bare: false, empties: () => false })
  }
  if (table && body) await sheet.putTable(rows, table, body, inserted)
  return { inserted, records: assembled(records, sheet, body, inserted, own) }
}

interface Placing {
  moves: RowMoves
  bare: boolean
  empties: (at: number) => boolean
}

class SheetRows {
  readonly rows = new Map<number, { record: BiffRecord; cells: BiffRecord[] }>()
  right = 0
  private readonly hand: Hand
  private readonly formats: { first: number; last: number; format: number }[]

  constructor(records: BiffRecord[], hand: Hand) {
    this.hand = hand
    this.formats = records
      .filter(({ type }) => type === COLINFO)
      .map(({ body }) => ({ first: u16(body, 0), last: u16(body, 2), format: u16(body, 6) }))
  }

  put(row: BiffRow, to: number, values: FilledRow, { moves, bare, empties }: Placing): void {
    const cells = new Map(row.cells.map((cell) => [cell.at, cell]))
    const columns = [...new Set([...cells.keys(), ...values.keys()])].toSorted((a, b) => a - b)
    const records = columns.flatMap((at) => {
      const cell = cells.get(at)
      const value = values.get(at)
      const format = cell?.format ?? this.formatOf(at)
      if (cell && isFormula(cell)) return placedCell(cell, to, moves)
      if (value !== undefined && value !== '') return [valueAt(to, at, format, value, this.hand.text)]
      if (cell === undefined || bare || value === '' || empties(at)) return [blankAt(to, at, format)]
      return placedCell(cell, to, moves)
    })
    this.right = Math.max(this.right, (columns.at(-1) ?? -1) + 1)
    this.rows.set(to, { record: rowRecord(row.record, to, columns), cells: records })
  }

  /** The form's own rows first; those put in are like the last of them. */
  async putTable(rows: BiffRow[], table: TableFill, body: Body, inserted: Inserted | null): Promise<void> {
    const own = new Map(
      rows.filter(({ row }) => row + 1 >= body.first && row + 1 <= body.last).map((row) => [row.row, row]),
    )
    const model = [...own.values()].findLast(({ cells }) => cells.length > 0)
    let at = body.first - 1
    const within = inserted && { ...inserted, within: true }
    const write = (values: FilledRow) => {
      const base = own.get(at)
      const like: BiffRow = base ?? model ?? { row: at, record: undefined, cells: [] as BiffCell[] }
      const moves = movesOf(within, this.hand.isSheet, at - like.row)
      const empties = base ? (column: number) => table.columns.has(column) : () => true
      this.put(like, at++, values, { moves, bare: base === undefined, empties })
    }
    let left = table.count
    for await (const some of table.rows) {
      for (const values of some.slice(0, left)) write(values)
      left -= Math.min(left, some.length)
    }
    while (at < body.last) write(new Map())
  }

  /** In blocks of 32 rows, as every program writes them: the rows, then their cells. */
  *written(): Generator<BiffRecord> {
    const list = [...this.rows].toSorted(([a], [b]) => a - b).map(([, row]) => row)
    for (let from = 0; from < list.length; from += 32) {
      const block = list.slice(from, from + 32)
      for (const { record } of block) yield record
      for (const { cells } of block) yield* cells
    }
  }

  private formatOf(at: number): number {
    return this.formats.find(({ first, last }) => first <= at && at <= last)?.format ?? plainFormat
  }
}

function rowRecord(like: BiffRecord | undefined, row: number, columns: number[]): BiffRecord {
  const right = (columns.at(-1) ?? -1) + 1
  if (!like) return words(ROW, row, columns[0] ?? 0, right, 0x00ff, 0, 0, 0x0100, plainFormat)
  const { body } = like
  const [left, end] = [Math.min(u16(body, 2), columns[0] ?? 0), Math.max(u16(body, 4), right)]
  return {
    type: ROW,
    body: withFields(body, [
      [0, row],
      [2, left],
      [4, end],
    ]),
  }
}

/** The sheet's records in their order, cells where cells were. */
function assembled(
  records: BiffRecord[],
  sheet: SheetRows,
  body: Body | null,
  inserted: Inserted | null,
  moves: RowMoves,
): BiffRecord[] {
  const kept: BiffRecord[] = []
  let placed = false
  let behindCells = false
  const last = Math.max(0, ...sheet.rows.keys()) + 1
  for (const record of records) {
    const { type } = record
    if (type === INDEX || type === DBCELL) continue
    if (isOfCells(record)) {
      behindCells = true
      continue
    }
    // What belongs to a formula went with it.
    if (behindCells && [0x0207, 0x0221, 0x04bc, 0x0236].includes(type)) continue
    if (type === DIMENSIONS) {
      kept.push(extended(record, last, sheet.right), ...sheet.written())
      placed = true
    } else kept.push(...movedParts(record, body, inserted, (rgce) => movedTokens(rgce, moves)))
  }
  if (!placed) kept.splice(1, 0, ...sheet.written())
  return kept
}

function extended({ type, body }: BiffRecord, last: number, right: number): BiffRecord {
  const copy = Uint8Array.from(body)
  const view = viewOf(copy)
  view.setUint32(4, Math.max(view.getUint32(4, true), last), true)
  view.setUint16(10, Math.max(view.getUint16(10, true), right), true)
  return { type, body: copy }
}
