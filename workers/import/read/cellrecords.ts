import { CONTINUE, type Records } from './biff8records.ts'
import { charactersOf, PHONETIC, RICH, WIDE } from './biff8text.ts'
import { errorName, rkNumber } from './binarycell.ts'
import { OpenRows } from './openrows.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Row } from './row.ts'
import type { TextAt } from './textblob.ts'

const FORMULA = 0x06
const MULRK = 0xbd
const RSTRING = 0xd6
const LABELSST = 0xfd
const NUMBER = 0x0203
const LABEL = 0x0204
const BOOLERR = 0x0205
const STRING = 0x0207
const RK = 0x027e

/** As many as the format has. */
const mostColumns = 256

/** Rows from the cell records of a BIFF8 sheet. */
export class CellRecords {
  private texts: TextAt
  private into = new OpenRows(mostColumns)
  /** The cell of a formula whose text comes in a record of its own. */
  private awaited: Place | undefined
  /** A text that goes on in the next record. */
  private begun: (Place & { text: string; left: number }) | undefined

  constructor(texts: TextAt) {
    this.texts = texts
  }

  record(record: Records): void {
    if (this.begun) this.goOn(record)
    else if (record.type === LABELSST) this.put(record, this.texts.text(uint32(record, 6)))
    else if (record.type === RK) this.put(record, rkNumber(uint32(record, 6)))
    else if (record.type === NUMBER) this.put(record, double(record, 6))
    else this.rarer(record)
  }

  /** The rows gathered so far; all of them where the sheet has ended. */
  take(ended: boolean): Iterable<Row[]> {
    if (ended && this.begun) throw new ReadRefused('damaged')
    return this.into.take(ended)
  }

  private rarer(record: Records): void {
    switch (record.type) {
      case MULRK:
        record.needs(4)
        for (let at = 4; record.from + at + 8 <= record.to; at += 6) {
          this.into.put(rowOf(record), columnOf(record) + (at - 4) / 6, rkNumber(uint32(record, at + 2)))
        }
        break
      case LABEL:
      case RSTRING:
        record.needs(6)
        this.text(record, 6, placeOf(record))
        break
      case BOOLERR:
        record.needs(8)
        this.put(record, truthOrError(record, 6, record.bytes[record.from + 7] === 0))
        break
      case FORMULA:
        this.formula(record)
        break
      case STRING:
        if (this.awaited) this.text(record, 0, this.awaited)
        this.awaited = undefined
    }
  }

  private formula(record: Records): void {
    record.needs(14)
    const kind = record.bytes[record.from + 6]!
    this.awaited = undefined
    if (record.view.getUint16(record.from + 12, true) !== 0xffff) this.put(record, double(record, 6))
    else if (kind === 0) this.awaited = placeOf(record)
    else if (kind < 3) this.put(record, truthOrError(record, 8, kind === 1))
  }

  /** A counted string; its formatting and phonetic text are left. */
  private text(record: Records, offset: number, place: Place): void {
    record.needs(offset + 3)
    const at = record.from + offset
    const flags = record.bytes[at + 2]!
    this.begun = { ...place, text: '', left: record.view.getUint16(at, true) }
    this.characters(record, at + 3 + (flags & RICH ? 2 : 0) + (flags & PHONETIC ? 4 : 0), flags)
  }

  private goOn(record: Records): void {
    if (record.type !== CONTINUE) throw new ReadRefused('damaged')
    record.needs(2)
    this.characters(record, record.from + 1, record.bytes[record.from]!)
  }

  private characters({ bytes, to }: Records, at: number, flags: number): void {
    const begun = this.begun!
    const wide = (flags & WIDE) !== 0
    const count = Math.min(begun.left, Math.max(0, wide ? (to - at) >> 1 : to - at))
    begun.text += charactersOf(bytes, at, count, wide)
    begun.left -= count
    if (begun.left > 0) return
    this.begun = undefined
    this.into.put(begun.row, begun.column, begun.text)
  }

  private put(record: Records, value: Cell): void {
    this.into.put(rowOf(record), columnOf(record), value)
  }
}

interface Place {
  row: number
  column: number
}

function placeOf(record: Records): Place {
  return { row: rowOf(record), column: columnOf(record) }
}

function rowOf({ view, from }: Records): number {
  return view.getUint16(from, true)
}

function columnOf({ view, from }: Records): number {
  return view.getUint16(from + 2, true)
}

function uint32(record: Records, offset: number): number {
  record.needs(offset + 4)
  return record.view.getUint32(record.from + offset, true)
}

function double(record: Records, offset: number): Cell {
  record.needs(offset + 8)
  const value = record.view.getFloat64(record.from + offset, true)
  return Number.isFinite(value) ? value : '#NUM!'
}

function truthOrError({ bytes, from }: Records, offset: number, isTruth: boolean): Cell {
  const code = bytes[from + offset]!
  return isTruth ? code !== 0 : errorName(code)
}
