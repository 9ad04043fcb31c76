import { localName, markupEnd } from './markup.ts'
import { numberOrText } from './numbertext.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell } from './row.ts'
import type { RowCells } from './rowcells.ts'
import type { TextAt } from './textblob.ts'
import { decodeUtf8 } from './utf8.ts'
import { plainText, unescapeString } from './xmltext.ts'

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const NUMBER = 0
const SHARED = 1
const BOOLEAN = 2
const TEXT = 3

/** Scans one `<c>` of any shape into a row: formulas, inline strings with runs, prefixes, comments, CDATA. */
export class CellScan {
  /** The row number the cells' own references give, 0 where they give none. */
  row = 0
  private type = NUMBER
  private into: RowCells
  private texts: TextAt

  constructor(into: RowCells, texts: TextAt) {
    this.into = into
    this.texts = texts
  }

  /** `from` is the index after the tag's name. Answers the index after the cell, or -1 where it is not complete. */
  scan(bytes: Uint8Array, from: number): number {
    const before = this.into.column
    const at = this.attributes(bytes, from)
    const end = at < 0 || bytes[at - 2] === SLASH ? at : this.content(bytes, at)
    if (end < 0) this.into.column = before
    return end
  }

  /** Reads `r` and `t`; answers the index after the tag's `>`. */
  private attributes(bytes: Uint8Array, from: number): number {
    this.into.column++
    this.type = NUMBER
    const { length } = bytes
    for (let at = from; at < length; at++) {
      const byte = bytes[at]!
      if (byte === GT) return at + 1
      if (byte !== 0x22 && byte !== 0x27) continue
      const end = bytes.indexOf(byte, at + 1)
      if (end < 0) return -1
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
    let row = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!
      if (byte >= 0x41) column = column * 26 + (byte & 0x5f) - 0x40
      else row = row * 10 + byte - 0x30
    }
    if (column > 0) this.into.column = column - 1
    if (this.row === 0) this.row = row
  }

  private content(bytes: Uint8Array, from: number): number {
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
        this.into.put(value)
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
    if (this.type === NUMBER) return numberOrText(bytes, from, to)
    const text = cellText(bytes, from, to)
    if (this.type === SHARED) return this.texts.text(indexOf(text))
    if (this.type !== BOOLEAN) return text
    return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text
  }
}

function indexOf(text: string): number {
  const digits = text.trim()
  if (!/^\d{1,9}$/.test(digits)) throw new ReadRefused('damaged', '单元格引用了不存在的文字')
  return Number(digits)
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
    if (open < 0 || open + 1 === bytes.length) return -1
    if (!isDeclared(bytes, open)) return open
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
