import { ReadRefused } from '../read/refusal.ts'

/** One record of a text table as bytes, with its line end; what is sought in it by offsets from `bytes`' beginning. */
export interface CsvRecord {
  bytes: Uint8Array
  fields: number
  /** Where its line end begins. */
  end: number
  /** The field of the column sought, if there is one. */
  found: [number, number] | undefined
}

const longestRecord = 8 * 1024 * 1024
const quote = 0x22
const cr = 13
const lf = 10

/**
 * Parts bytes into records as `read/csvscan.ts` parts text into rows. The signs that part them are never a piece of another
 * character in UTF-8 and GB18030; UTF-16 goes by two bytes.
 */
export class RecordScan {
  ended = false
  private bytes: Uint8Array = new Uint8Array(0)
  private at = 0
  private readonly encoding: string
  private readonly delimiter: number
  private readonly column: number
  private readonly width: number

  constructor(encoding: string, delimiter: string, column: number) {
    this.encoding = encoding
    this.delimiter = delimiter.charCodeAt(0)
    this.column = column
    this.width = encoding.startsWith('utf-16') ? 2 : 1
  }

  push(bytes: Uint8Array): void {
    const left = this.bytes.subarray(this.at)
    if (left.length > longestRecord) throw new ReadRefused('damaged')
    const joined = new Uint8Array(left.length + bytes.length)
    joined.set(left)
    joined.set(bytes, left.length)
    this.bytes = joined
    this.at = 0
  }

  /** The next record; undefined where it is not complete. */
  next(): CsvRecord | undefined {
    const { bytes, width } = this
    const { length } = bytes
    let found: [number, number] | undefined
    let fields = 0
    for (let at = this.at; at < length || fields > 0; ) {
      const from = at
      if (at < length && this.sign(at) === quote) at = this.quoteEnd(at + width)
      while (at < length && !this.parts(this.sign(at))) at += width
      const sign = at < length ? this.sign(at) : -1
      const open = sign === -1 || (sign === cr && at + width >= length)
      if (open && !this.ended) return undefined
      if (fields === this.column) found = [from - this.at, at - this.at]
      fields++
      if (sign === this.delimiter) {
        at += width
        continue
      }
      const after =
        sign === -1
          ? at
          : sign === cr && at + width < length && this.sign(at + width) === lf
            ? at + 2 * width
            : at + width
      const record = { bytes: bytes.subarray(this.at, after), fields, end: at - this.at, found }
      this.at = after
      return record
    }
    return undefined
  }

  private sign(at: number): number {
    const { bytes, encoding } = this
    if (encoding === 'utf-16le') return bytes[at]! | (bytes[at + 1]! << 8)
    return encoding === 'utf-16be' ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]!
  }

  private parts(sign: number): boolean {
    return sign === this.delimiter || sign === lf || sign === cr
  }

  /** Behind the closing quote, or the end of what is there. */
  private quoteEnd(from: number): number {
    const { bytes, width } = this
    for (let at = from; at < bytes.length; at += width) {
      if (this.sign(at) !== quote) continue
      const next = at + width
      if (next >= bytes.length || this.sign(next) !== quote) return next
      at = next
    }
    return bytes.length
  }
}
