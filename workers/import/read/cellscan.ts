import { localName, markupEnd } from './markup.ts'
import { numberOrText } from './numbertext.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Row } from './row.ts'
import { decodeUtf8 } from './utf8.ts'
import { plainText, unescapeString } from './xmltext.ts'

/** Shared strings by index. */
export interface TextAt {
  text(index: number): string
}

const mostColumns = 16_384
const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const NUMBER = 0
const SHARED = 1
const BOOLEAN = 2
const TEXT = 3

/** Scans one `<c>` into a row. Keeps the column, which cells without a reference count on from. */
export class CellScan {
  /** The row number the cells' own references give, 0 where they give none. */
  row = 0
  private column = -1
  private type = NUMBER
  private texts: TextAt

  constructor(texts: TextAt) {
    this.texts = texts
  }

  beginRow(): void {
    this.row = 0
    this.column = -1
  }

  /** `from` is the index after the tag's name. Answers the index after the cell, or -1 where it is not complete. */
  scan(bytes: Uint8Array, from: number, into: Row): number {
    const before = this.column
    const at = this.attributes(bytes, from)
    const end = at < 0 || bytes[at - 2] === SLASH ? at : this.content(bytes, at, into)
    if (end < 0) this.column = before
    return end
  }

  /** Reads `r` and `t`; answers the index after the tag's `>`. */
  private attributes(bytes: Uint8Array, from: number): number {
    this.column++
    this.type = NUMBER
    const { length } = bytes
    for (let at = from; at < length; at++) {
      const byte = bytes[at]!
      if (byte === GT) return at + 1
      if (byte !== 0x22 && byte !== 0x27) continue
      let end = at + 1
      while (end < length && bytes[end] !== byte) end++
      if (end === length) return -1
      if (bytes[at - 1] === 0x3d && bytes[at - 3]! <= 0x20) {
        if (bytes[at - 2] === 0x72) this.reference(bytes, at + 1, end)
        else if (bytes[at - 2] === 0x74) this.type = cellType(bytes, at + 1, end)
      }
      at = end
    }
    return -1
  }

  private reference(bytes: Uint8Array, from: number, to: number): void {
    let column = 0
    let at = from
    for (; at < to && bytes[at]! >= 0x41; at++) column = column * 26 + (bytes[at]! & 0x5f) - 0x40
    if (column > mostColumns) throw new ReadRefused('damaged')
    if (column > 0) this.column = column - 1
    if (this.row > 0) return
    for (; at < to; at++) this.row = this.row * 10 + bytes[at]! - 0x30
  }

  private content(bytes: Uint8Array, from: number, into: Row): number {
    if (bytes[from] === LT && bytes[from + 1] === 0x76 && bytes[from + 2] === GT) {
      let to = from + 3
      while (to < bytes.length && bytes[to] !== LT) to++
      if (bytes[to + 1] === SLASH && bytes[to + 4] === LT && bytes[to + 6] === 0x63 && bytes[to + 7] === GT) {
        this.put(into.cells, this.value(bytes, from + 3, to))
        return to + 8
      }
    }
    return this.anyContent(bytes, from, into)
  }

  /** Formulas, inline strings with runs, prefixes, comments, CDATA. */
  private anyContent(bytes: Uint8Array, from: number, into: Row): number {
    let value: Cell = null
    let phonetic = false
    for (let at = from; ; ) {
      const open = bytes.indexOf(LT, at)
      const end = open < 0 ? -1 : markupEnd(bytes, open)
      if (end < 0) return -1
      at = end
      if (isDeclared(bytes, open)) continue
      const closing = bytes[open + 1] === SLASH
      const name = localName(bytes, open)
      if (closing && name === 'c') {
        this.put(into.cells, value)
        return end
      }
      const empty = closing || bytes[end - 2] === SLASH
      if (name === 'rPh') phonetic = !empty
      if (empty || (name !== 'v' && name !== 't')) continue
      const to = textEnd(bytes, end)
      if (to < 0) return -1
      at = to
      if (name === 'v') value = this.value(bytes, end, to)
      else if (!phonetic) value = `${value ?? ''}${cellText(bytes, end, to)}`
    }
  }

  private value(bytes: Uint8Array, from: number, to: number): Cell {
    if (from === to) return null
    if (this.type === SHARED) return this.shared(bytes, from, to)
    if (this.type === NUMBER) return numberOrText(bytes, from, to)
    const text = cellText(bytes, from, to)
    if (this.type !== BOOLEAN) return text
    return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text
  }

  private shared(bytes: Uint8Array, from: number, to: number): string {
    let index = 0
    for (let at = from; at < to; at++) {
      const digit = bytes[at]! - 0x30
      if (digit < 0 || digit > 9) throw new ReadRefused('damaged', '单元格引用了不存在的文字')
      index = index * 10 + digit
    }
    return this.texts.text(index)
  }

  private put(cells: Cell[], value: Cell): void {
    if (value === null || value === '') return
    const { column } = this
    if (column >= mostColumns) throw new ReadRefused('damaged')
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
}

function cellType(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from]
  if (first === 0x73) return to - from === 1 ? SHARED : TEXT
  if (first === 0x62) return BOOLEAN
  return first === 0x6e ? NUMBER : TEXT
}

/** Where the text from `from` ends, past comments and CDATA: at the next tag, or -1. */
function textEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ; ) {
    const open = bytes.indexOf(LT, at)
    if (open < 0 || open + 1 === bytes.length || !isDeclared(bytes, open)) return open
    at = markupEnd(bytes, open)
    if (at < 0) return -1
  }
}

function isDeclared(bytes: Uint8Array, open: number): boolean {
  return bytes[open + 1] === 0x21 || bytes[open + 1] === 0x3f
}

function cellText(bytes: Uint8Array, from: number, to: number): string {
  const raw = decodeUtf8(bytes, from, to)
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte === 0x26 || byte === 0x0d || byte === LT) return unescapeString(plainText(raw))
  }
  return unescapeString(raw)
}
