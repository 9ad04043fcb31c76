/** The texts a BIFF8 workbook's cells share: those there are stay as they are, new ones come behind. */
import { joined } from '../../handback/deflate.ts'
import { CONTINUE } from '../../read/biff8records.ts'
import { viewOf } from '../../read/sectors.ts'
import type { BiffRecord } from './record.ts'

const SST = 0xfc
const mostBytes = 8224
/** No text is parted over two records; more letters no record holds. */
const mostLetters = 4000

export class SharedTexts {
  private readonly own: number
  private readonly added = new Map<string, number>()
  private uses = 0

  constructor(globals: BiffRecord[]) {
    const table = globals.find(({ type }) => type === SST)
    this.own = table ? viewOf(table.body).getUint32(4, true) : 0
  }

  index(text: string): number {
    this.uses++
    const found = this.added.get(text)
    if (found !== undefined) return found
    const index = this.own + this.added.size
    this.added.set(text, index)
    return index
  }

  /** The globals with the texts in them. */
  written(globals: BiffRecord[]): BiffRecord[] {
    const at = globals.findIndex(({ type }) => type === SST)
    if (this.added.size === 0) return globals
    const table = at < 0 ? { type: SST, body: new Uint8Array(8) } : globals[at]!
    const body = Uint8Array.from(table.body)
    const view = viewOf(body)
    view.setUint32(0, view.getUint32(0, true) + this.uses, true)
    view.setUint32(4, this.own + this.added.size, true)
    const counted = { type: SST, body }
    if (at < 0) return [...globals.slice(0, -1), counted, ...this.records(), ...globals.slice(-1)]
    let end = at + 1
    while (globals[end]?.type === CONTINUE) end++
    return [...globals.slice(0, at), counted, ...globals.slice(at + 1, end), ...this.records(), ...globals.slice(end)]
  }

  private *records(): Generator<BiffRecord> {
    let pieces: Uint8Array[] = []
    let length = 0
    for (const text of this.added.keys()) {
      const piece = pieceOf(text)
      if (length + piece.length > mostBytes) {
        yield { type: CONTINUE, body: joined(pieces, length) }
        pieces = []
        length = 0
      }
      pieces.push(piece)
      length += piece.length
    }
    if (length > 0) yield { type: CONTINUE, body: joined(pieces, length) }
  }
}

/** Letters counted, two bytes each. */
function pieceOf(text: string): Uint8Array {
  const letters = text.slice(0, mostLetters)
  const bytes = new Uint8Array(3 + letters.length * 2)
  const view = viewOf(bytes)
  view.setUint16(0, letters.length, true)
  bytes[2] = 1
  for (let at = 0; at < letters.length; at++) view.setUint16(3 + at * 2, letters.charCodeAt(at), true)
  return bytes
}
