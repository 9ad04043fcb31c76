/** Tokens of BIFF8 formulas ([MS-XLS] 2.5.198): references moved where rows were put in, or copied to another row. */
import { viewOf } from '../../read/sectors.ts'
import { u16 } from './record.ts'

/** What becomes of a row (from 0); `to`: of a range's last row, whose first one is `from`. */
export interface RowMoves {
  row(row: number, relative: boolean): number
  end(from: number, to: number, relative: boolean): number
  /** Whether a token with a sheet of its own (by EXTERNSHEET's index; undefined: none) is about the sheet that changes. */
  about(sheet: number | undefined): boolean
}

const rowRelative = 0x8000
const columnRelative = 0x4000

/** Bytes behind a token's first; undefined: not known, and the rest is left. */
function lengthOf(token: number, rgce: Uint8Array, at: number): number | undefined {
  if (token === 0x01 || token === 0x02) return 4
  if (token <= 0x16) return 0
  if (token === 0x17) return 2 + rgce[at + 1]! * (rgce[at + 2]! & 1 ? 2 : 1)
  if (token === 0x19) return rgce[at + 1]! & 4 ? 3 + 2 * (u16(rgce, at + 2) + 1) : 3
  if (token === 0x1c || token === 0x1d) return 1
  if (token === 0x1e) return 2
  if (token === 0x1f) return 8
  return byClass[(token & 0x1f) | 0x20]
}

const byClass: Record<number, number> = {
  ...{ 32: 7, 33: 2, 34: 3, 35: 4, 36: 4, 37: 8, 38: 6, 39: 6, 40: 6, 41: 2, 42: 4, 43: 8 },
  ...{ 44: 4, 45: 8, 57: 6, 58: 6, 59: 10, 60: 6, 61: 10 },
}

/** The tokens with their rows moved. */
export function movedTokens(rgce: Uint8Array, moves: RowMoves): Uint8Array {
  const copy = Uint8Array.from(rgce)
  const view = viewOf(copy)
  eachToken(copy, (token, at) => {
    const base = (token & 0x1f) | 0x20
    if (token < 0x20) return
    const sheet = base >= 0x3a ? u16(copy, at + 1) : undefined
    const from = at + (sheet === undefined ? 1 : 3)
    if (base === 0x24 || base === 0x3a) {
      const relative = (u16(copy, from + 2) & rowRelative) !== 0
      if (moves.about(sheet)) view.setUint16(from, moves.row(u16(copy, from), relative), true)
    } else if ((base === 0x25 || base === 0x3b) && moves.about(sheet)) {
      const [top, bottom] = [u16(copy, from), u16(copy, from + 2)]
      const [first, last] = [4, 6].map((field) => (u16(copy, from + field) & rowRelative) !== 0) as [boolean, boolean]
      view.setUint16(from, moves.row(top, first), true)
      view.setUint16(from + 2, moves.end(top, bottom, last), true)
    }
  })
  return copy
}

/** A shared formula's tokens as the cell's own: offsets become references. */
export function unsharedTokens(rgce: Uint8Array, row: number, column: number): Uint8Array {
  const copy = Uint8Array.from(rgce)
  const view = viewOf(copy)
  const at = (place: number, base: number, columnAt: number) => {
    const flags = u16(copy, columnAt)
    if (flags & rowRelative) view.setUint16(place, (u16(copy, place) + row) & 0xffff, true)
    const own = flags & columnRelative ? (flags + column) & 0xff : flags & 0xff
    view.setUint16(columnAt, (flags & 0xc000) | own, true)
    return base
  }
  eachToken(copy, (token, from) => {
    const base = (token & 0x1f) | 0x20
    if (token < 0x20 || (base !== 0x2c && base !== 0x2d)) return
    copy[from] = token - 8
    at(from + 1, base, from + (base === 0x2c ? 3 : 5))
    if (base === 0x2d) at(from + 3, base, from + 7)
  })
  return copy
}

function eachToken(rgce: Uint8Array, see: (token: number, at: number) => void): void {
  for (let at = 0; at < rgce.length; ) {
    const token = rgce[at]!
    const length = lengthOf(token, rgce, at)
    if (length === undefined) return
    see(token, at)
    at += 1 + length
  }
}
