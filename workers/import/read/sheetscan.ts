import { ByteWindow } from './bytewindow.ts'
import { runOfCells } from './cellrun.ts'
import { CellScan } from './cellscan.ts'
import { localName, markupEnd } from './markup.ts'
import { ReadRefused } from './refusal.ts'
import type { Row } from './row.ts'
import { RowCells } from './rowcells.ts'
import type { TextAt } from './textblob.ts'

const chunkRows = 1000
/** A chunk is also full when its rows are very wide. */
const chunkCells = 200_000

/** Scans a sheet's XML as it is inflated, bytes to rows without text between; stops at the end of the sheet's data. */
export class SheetScan {
  rows: Row[] = []
  done = false
  private window = new ByteWindow()
  private into = new RowCells()
  private cell: CellScan
  private texts: TextAt
  private inData = false
  private inRow = false
  private rowNumber = 0
  private numbered = false
  private cells = 0
  private ready = false
  private ended = false
  private mostCellBytes: number

  constructor(texts: TextAt, mostCellBytes: number) {
    this.texts = texts
    this.cell = new CellScan(this.into, texts)
    this.mostCellBytes = mostCellBytes
  }

  push(chunk: Uint8Array): void {
    this.ready = this.window.push(chunk)
  }

  /** The part has ended: a sheet whose data did not is damaged. */
  end(): void {
    this.window.end()
    this.ready = true
    this.ended = true
  }

  /** Scans on until a chunk of rows is full (true: take it and call again) or more bytes are needed (false). */
  advance(): boolean {
    if (!this.ready || this.done) return false
    const { bytes } = this.window
    let at = this.window.at
    for (;;) {
      if (this.rows.length >= chunkRows || this.cells > chunkCells) {
        this.window.at = at
        return true
      }
      const next = this.token(bytes, at)
      if (next < 0) break
      at = next
      if (this.done) return false
    }
    this.window.at = at
    this.ready = false
    if (this.window.incomplete() > this.mostCellBytes || this.ended) throw new ReadRefused('damaged')
    return false
  }

  take(): Row[] {
    const { rows } = this
    this.rows = []
    this.cells = 0
    return rows
  }

  /** One cell or one piece of markup; answers where the next begins, or -1 where this one is not complete. */
  private token(bytes: Uint8Array, at: number): number {
    const open = bytes[at] === 0x3c ? at : bytes.indexOf(0x3c, at)
    if (open < 0) return -1
    if (this.inRow) {
      if (this.numbered) {
        const next = runOfCells(bytes, open, this.into, this.texts)
        if (next > open) return next
      }
      const after = cellName(bytes, open)
      if (after > 0) return this.cell.scan(bytes, after)
    }
    const end = markupEnd(bytes, open)
    if (end < 0) return -1
    const mark = bytes[open + 1]
    if (mark !== 0x21 && mark !== 0x3f) this.tag(bytes, open, end)
    return end
  }

  private tag(bytes: Uint8Array, open: number, end: number): void {
    const closing = bytes[open + 1] === 0x2f
    const selfClosed = bytes[end - 2] === 0x2f
    const name = localName(bytes, open)
    if (name === 'row' && this.inData) {
      if (!closing) this.openRow(bytes, open, end)
      if (closing || selfClosed) this.closeRow()
    } else if (name === 'sheetData') {
      this.inData = !closing && !selfClosed
      this.done = !this.inData
    }
  }

  private openRow(bytes: Uint8Array, open: number, end: number): void {
    const stated = rowAttribute(bytes, open, end)
    this.numbered = stated > 0
    this.rowNumber = this.numbered ? stated : this.rowNumber + 1
    this.inRow = true
    this.into.begin()
    this.cell.row = 0
  }

  private closeRow(): void {
    if (!this.inRow) return
    this.inRow = false
    if (!this.numbered && this.cell.row > 0) this.rowNumber = this.cell.row
    if (this.into.filled === 0) return
    const cells = this.into.take()
    this.rows.push({ row: this.rowNumber, cells })
    this.cells += cells.length
  }
}

/** The index after the name of a `<c` or `<x:c` tag, 0 where it is another tag. */
function cellName(bytes: Uint8Array, open: number): number {
  let at = open + 1
  if (bytes[at] !== 0x63 || bytes[at + 1]! > 0x3e) {
    while (at < bytes.length && bytes[at]! > 0x2f && bytes[at] !== 0x3a && bytes[at] !== 0x3e) at++
    if (bytes[at++] !== 0x3a || bytes[at] !== 0x63) return 0
  }
  const next = bytes[at + 1]
  return next === 0x20 || next === 0x3e || next === 0x2f || (next !== undefined && next < 0x20) ? at + 1 : 0
}

/** The `r` of a row tag, 0 where it has none. */
function rowAttribute(bytes: Uint8Array, open: number, end: number): number {
  for (let at = open + 4; at < end - 3; at++) {
    if (bytes[at] !== 0x72 || bytes[at - 1]! > 0x20 || bytes[at + 1] !== 0x3d) continue
    let number = 0
    for (let digit = at + 3; digit < end; digit++) {
      const value = bytes[digit]! - 48
      if (value < 0 || value > 9) return number
      number = number * 10 + value
    }
  }
  return 0
}
