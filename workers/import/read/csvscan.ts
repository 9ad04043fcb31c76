import { ReadRefused } from './refusal.ts'
import type { Row } from './row.ts'

const chunkRows = 1000
/** As many as Excel itself has. */
const mostColumns = 16_384
/** Excel's own first line that names the delimiter, a sign of one byte; it is no row. */
export const separatorLine = /^sep=([\t -~])\r?\n/i
const delimiters = [',', '\t', ';']

/** The delimiter that parts the first lines most often into as many fields as the line before. */
export function delimiterOf(text: string): string {
  const stated = separatorLine.exec(text)?.[1]
  if (stated) return stated
  let best = ','
  let most = 0
  for (const delimiter of delimiters) {
    let fields = 0
    for (const line of unquoted(text).split(/\r\n|\n|\r/, 30)) fields += line.split(delimiter).length - 1
    if (fields > most) {
      best = delimiter
      most = fields
    }
  }
  return best
}

function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '""')
}

/** RFC 4180 as files really have it: scans text as it is decoded; quotes count at a field's beginning, line ends may be CR, LF or both. */
export class CsvScan {
  rows: Row[] = []
  private text = ''
  private at = 0
  private row = 0
  private cells: (string | null)[] = []
  private delimiter: number
  private mostField: number
  private ended = false

  constructor(delimiter: string, mostField: number) {
    this.delimiter = delimiter.charCodeAt(0)
    this.mostField = mostField
  }

  push(text: string): void {
    this.text = this.text.slice(this.at) + text
    this.at = 0
    if (this.text.length - text.length > this.mostField) throw new ReadRefused('open_quote', `第 ${this.row + 1} 行`)
  }

  end(text: string): void {
    this.push(text)
    this.ended = true
  }

  /** Scans on until a chunk of rows is full (true) or more text is needed (false). */
  advance(): boolean {
    while (this.rows.length < chunkRows) {
      if (this.at === this.text.length) {
        if (this.ended && this.cells.length) this.closeRow()
        return false
      }
      if (!this.field()) return false
    }
    return true
  }

  take(): Row[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  /** One field and the delimiter or line end after it; false where it is not complete. */
  private field(): boolean {
    const quoted = this.text.charCodeAt(this.at) === 0x22
    const end = quoted ? this.quoteEnd() : this.at
    if (end < 0) return false
    let to = end
    const { text, delimiter } = this
    for (; to < text.length; to++) {
      const code = text.charCodeAt(to)
      if (code === delimiter || code === 10 || code === 13) break
    }
    const last = to === text.length
    if (!this.ended && (last || (text.charCodeAt(to) === 13 && to + 1 === text.length))) return false
    this.put(
      quoted ? text.slice(this.at + 1, end - 1).replaceAll('""', '"') + text.slice(end, to) : text.slice(this.at, to),
    )
    const code = text.charCodeAt(to)
    this.at = last ? to : code === 13 && text.charCodeAt(to + 1) === 10 ? to + 2 : to + 1
    if (last || code !== delimiter) this.closeRow()
    return true
  }

  /** The index after the closing quote of the field at `at`. */
  private quoteEnd(): number {
    for (let at = this.at + 1; ; at += 2) {
      at = this.text.indexOf('"', at)
      if (at >= 0 && this.text.charCodeAt(at + 1) === 0x22) continue
      if (at >= 0 && (at + 1 < this.text.length || this.ended)) return at + 1
      if (this.ended) throw new ReadRefused('open_quote', `第 ${this.row + 1} 行`)
      return -1
    }
  }

  private put(field: string): void {
    const text =
      field.startsWith('="') && field.endsWith('"') && field.length > 2
        ? field.slice(2, -1).replaceAll('""', '"')
        : field
    if (this.cells.push(text === '' ? null : text) > mostColumns) {
      throw new ReadRefused('bomb', `第 ${this.row + 1} 行超过 ${mostColumns} 列`)
    }
  }

  private closeRow(): void {
    this.row++
    let length = this.cells.length
    while (length > 0 && this.cells[length - 1] === null) length--
    if (length > 0) this.rows.push({ row: this.row, cells: this.cells.slice(0, length) })
    this.cells = []
  }
}
