/** An empty text table filled: its header and what stands below as the bytes they are, rows between in its encoding. */

import { writerOf } from '../handback/csv.ts'
import { RecordScan } from '../handback/csvrecord.ts'
import { delimiterOf, separatorLine } from '../read/csvscan.ts'
import { readExactly, type Source } from '../read/source.ts'
import { textEncoding } from '../read/textencoding.ts'
import type { Filled, SheetFill } from './fill.ts'

export async function* filledCsv(source: Source, fill: SheetFill | undefined): AsyncGenerator<Uint8Array> {
  const encoding = await textEncoding(source)
  const bytes = await readExactly(source, 0, source.size)
  const text = new TextDecoder(encoding).decode(bytes)
  const delimiter = delimiterOf(text.replace(/^\ufeff/, ''))
  const write = writerOf(encoding)
  const table = fill?.table
  if (!table) {
    yield bytes
    return
  }
  const stated = separatorLine.exec(text.replace(/^\ufeff/, ''))?.[0]
  const records = recordsOf(bytes, encoding, delimiter)
  const skipped = stated === undefined ? 0 : 1
  const at = (row: number) => records[row - 1 + skipped] ?? bytes.length
  const head = bytes.subarray(0, at(table.first))
  yield head
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  if (head.length > 0 && !/[\r\n]$/.test(new TextDecoder(encoding).decode(head))) yield write(end)
  const width = Math.max(0, ...table.columns) + 1
  for await (const rows of table.rows) {
    const lines = rows.map((row) =>
      Array.from({ length: width }, (_, column) => field(row.get(column) ?? '', delimiter)).join(delimiter),
    )
    if (lines.length > 0) yield write(lines.join(end) + end)
  }
  if (table.below !== null) yield bytes.subarray(at(table.below))
}

/** Where each record begins. */
function recordsOf(bytes: Uint8Array, encoding: string, delimiter: string): number[] {
  const scan = new RecordScan(encoding, delimiter, -1)
  scan.push(bytes)
  scan.ended = true
  const starts: number[] = []
  let at = 0
  for (let record = scan.next(); record; record = scan.next()) {
    starts.push(at)
    at += record.bytes.length
  }
  return starts
}

/** Text a spreadsheet would run as a formula gets a leading apostrophe. */
function field(value: Filled, delimiter: string): string {
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe
}
