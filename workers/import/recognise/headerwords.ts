/** Whether a row may be a header: most of its words are headers of some kind. Asked of every row of a county. */

import { ledgerKinds } from '../catalogue.ts'
import { plain } from '../cell/text.ts'
import type { LedgerKind } from '../kind/kind.ts'
import type { Cell, Row } from '../read/workbook.ts'
import { headerKey, headerKeys } from './header.ts'

const longest = 30
/** Words remembered; a column of names would fill memory. */
const mostRemembered = 5000

export class HeaderWords {
  private readonly keys: Set<string>
  private known = new Map<string, boolean>()

  constructor(kinds: LedgerKind[]) {
    const headers = kinds.flatMap((kind) => kind.fields.flatMap((field) => field.headers))
    const leaves = headers.map((header) => header.slice(header.startsWith('致贫/') ? 0 : header.indexOf('/') + 1))
    this.keys = new Set([...leaves, '序号', '编号', '备注'].map(headerKey))
  }

  has(cell: Cell): boolean {
    if (typeof cell !== 'string' || cell.length > longest) return false
    const before = this.known.get(cell)
    if (before !== undefined) return before
    if (this.known.size >= mostRemembered) this.known = new Map()
    const found = headerKeys(plain(cell)).some((key) => this.keys.has(key))
    this.known.set(cell, found)
    return found
  }

  /** Two header words or more, and no more than twice as many others; never a number. */
  inRow(row: Row): boolean {
    let hits = 0
    let misses = 0
    for (const cell of row.cells) {
      if (cell === null || cell === '') continue
      if (typeof cell !== 'string' || isNumber(cell)) return false
      if (this.has(cell)) hits += 1
      else misses += 1
      if (misses > 4 && hits === 0) return false
    }
    return hits >= 2 && misses <= 2 * hits
  }
}

let all: HeaderWords | null = null

/** Of every kind there is. */
export function headerWords(): HeaderWords {
  all ??= new HeaderWords(ledgerKinds)
  return all
}

function isNumber(text: string): boolean {
  const first = text.charCodeAt(0)
  return first >= 48 && first <= 57 && /^[\d.,\-/Xx\s]+$/.test(text)
}
