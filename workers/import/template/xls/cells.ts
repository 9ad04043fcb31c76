/** The cells of a BIFF8 sheet by row, each as the records it is made of. */
import { viewOf } from '../../read/sectors.ts'
import type { Filled } from '../fill.ts'
import { movedTokens, type RowMoves, unsharedTokens } from './formula.ts'
import { type BiffRecord, u16, withFields, words } from './record.ts'

export const ROW = 0x0208
const FORMULA = 0x06
const MULRK = 0xbd
const MULBLANK = 0xbe
const LABELSST = 0xfd
const BLANK = 0x0201
const NUMBER = 0x0203
const STRING = 0x0207
const ARRAY = 0x0221
const RK = 0x027e
const SHRFMLA = 0x04bc

const cellTypes = new Set([FORMULA, MULRK, MULBLANK, 0xd6, LABELSST, BLANK, NUMBER, 0x0204, 0x0205, RK])
/** Records that belong to the formula before them. */
const behindFormula = new Set([STRING, ARRAY, SHRFMLA, 0x0236, 0x3c])
export const isOfCells = ({ type }: BiffRecord) => type === ROW || cellTypes.has(type)

export interface BiffCell {
  at: number
  format: number
  records: BiffRecord[]
}

export interface BiffRow {
  row: number
  /** Its height and format; undefined: as the sheet's. */
  record: BiffRecord | undefined
  cells: BiffCell[]
}

export const isFormula = ({ records }: BiffCell) => records[0]!.type === FORMULA

/** Rows from 0; `records` may hold others, which are not looked at. */
export function rowsOf(records: BiffRecord[]): BiffRow[] {
  const rows = new Map<number, BiffRow>()
  const at = (row: number) => {
    const found = rows.get(row) ?? { row, record: undefined, cells: [] }
    rows.set(row, found)
    return found
  }
  let open: BiffCell | undefined
  for (const record of records) {
    const { type, body } = record
    if (behindFormula.has(type)) open?.records.push(record)
    else if (type === ROW) at(u16(body, 0)).record = record
    else if (cellTypes.has(type)) {
      const cells = cellsOf(record)
      at(u16(body, 0)).cells.push(...cells)
      open = type === FORMULA ? cells[0] : undefined
    } else open = undefined
  }
  const list = [...rows.values()].toSorted((a, b) => a.row - b.row)
  unshare(list)
  return list
}

function cellsOf(record: BiffRecord): BiffCell[] {
  const { type, body } = record
  const [row, at] = [u16(body, 0), u16(body, 2)]
  if (type !== MULRK && type !== MULBLANK) return [{ at, format: u16(body, 4), records: [record] }]
  const step = type === MULRK ? 6 : 2
  return Array.from({ length: Math.floor((body.length - 6) / step) }, (_, i) => {
    const format = u16(body, 4 + i * step)
    const rk = type === MULRK ? [u16(body, 6 + i * step), u16(body, 8 + i * step)] : []
    return { at: at + i, format, records: [words(type === MULRK ? RK : BLANK, row, at + i, format, ...rk)] }
  })
}

/** Formulas shared by several cells are each cell's own from here on. */
function unshare(rows: BiffRow[]): void {
  const cells = rows.flatMap(({ row, cells }) => cells.filter(isFormula).map((cell) => ({ row, cell })))
  const shared = cells.flatMap(({ cell }) => cell.records.filter(({ type }) => type === SHRFMLA))
  for (const { row, cell } of cells) {
    const [{ body }] = cell.records as [BiffRecord]
    if (body[22] !== 0x01) continue
    const own = shared.find(({ body: of }) => {
      return row >= u16(of, 0) && row <= u16(of, 2) && cell.at >= of[4]! && cell.at <= of[5]!
    })
    if (!own) continue
    const tokens = unsharedTokens(own.body.subarray(10, 10 + u16(own.body, 8)), row, cell.at)
    const whole = new Uint8Array(22 + tokens.length)
    whole.set(body.subarray(0, 20))
    viewOf(whole).setUint16(20, tokens.length, true)
    whole.set(tokens, 22)
    whole[14]! &= ~8
    cell.records = [{ type: FORMULA, body: whole }, ...cell.records.slice(1).filter(({ type }) => type !== SHRFMLA)]
  }
}

/** The row at another place, its formulas with it, reckoned anew when the file is opened. */
export function placedCell(cell: BiffCell, row: number, moves: RowMoves): BiffRecord[] {
  return cell.records.map((record) => {
    if (record.type !== FORMULA)
      return cellTypes.has(record.type) ? { ...record, body: withFields(record.body, [[0, row]]) } : record
    const body = withFields(record.body, [
      [0, row],
      [14, u16(record.body, 14) | 2],
    ])
    const length = u16(body, 20)
    body.set(movedTokens(body.subarray(22, 22 + length), moves), 22)
    return { type: FORMULA, body }
  })
}

export function blankAt(row: number, at: number, format: number): BiffRecord {
  return words(BLANK, row, at, format)
}

/** `text` numbers a shared string. */
export function valueAt(
  row: number,
  at: number,
  format: number,
  value: Filled,
  text: (value: string) => number,
): BiffRecord {
  if (typeof value === 'string') {
    const index = text(value)
    return words(LABELSST, row, at, format, index & 0xffff, index >>> 16)
  }
  const record = words(NUMBER, row, at, format, 0, 0, 0, 0)
  viewOf(record.body).setFloat64(6, value, true)
  return record
}
