import { delimiterOf, separatorLine } from '../read/csvscan.ts'
import { readExactly, type Source, slices } from '../read/source.ts'
import { textEncoding } from '../read/textencoding.ts'
import type { Sheet } from '../read/workbook.ts'
import { type CsvRecord, RecordScan } from './csvrecord.ts'
import { type Extent, extentOf } from './extent.ts'
import { gb18030 } from './gb18030.ts'
import { type Mark, marksOf, type SheetNotes } from './mark.ts'

const headSize = 64 * 1024

/** A text table with its problems in a column more: the bytes that were there stay, what is added comes in their encoding. */
export async function* markedCsv(source: Source, sheet: Sheet, notes: SheetNotes): AsyncGenerator<Uint8Array> {
  const encoding = await textEncoding(source)
  const head = await readExactly(source, 0, Math.min(source.size, headSize))
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const extent = await extentOf(sheet, notes)
  const delimiter = delimiterOf(text)
  const write = writerOf(encoding)
  const scan = new RecordScan(encoding, delimiter, extent.column)
  const markAt = seek(marksOf(notes))
  const start = markLength(head, encoding) + write(separatorLine.exec(text)?.[0] ?? '').length
  yield head.subarray(0, start)
  let row = 0
  let left = source.size - start
  for await (const bytes of slices(source, start, left)) {
    left -= bytes.length
    scan.push(bytes)
    scan.ended = left === 0
    for (let record = scan.next(); record; record = scan.next()) {
      row++
      yield* withMark(record, await markAt(row), row, { ...extent, delimiter, write })
    }
  }
}

/** As long as the mark of the encoding at the beginning. */
function markLength(head: Uint8Array, encoding: string): number {
  const mark = encoding === 'utf-8' ? [0xef, 0xbb, 0xbf] : encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]
  return encoding !== 'gb18030' && mark.every((byte, at) => head[at] === byte) ? mark.length : 0
}

/** Asked for rows in their order. */
function seek(marks: AsyncGenerator<Mark>): (row: number) => Promise<Mark | undefined> {
  let next: Mark | undefined
  let done = false
  return async (row) => {
    while (!done && (next === undefined || next.row < row)) {
      const one = await marks.next()
      next = one.value as Mark | undefined
      done = one.done === true
    }
    return next?.row === row ? next : undefined
  }
}

type Writing = Extent & { delimiter: string; write: (text: string) => Uint8Array }

function* withMark(record: CsvRecord, mark: Mark | undefined, row: number, writing: Writing): Generator<Uint8Array> {
  const { bytes, fields, end, found } = record
  const words = mark?.words ? writing.write(quoted(mark.words, writing.delimiter)) : undefined
  if (found && (words || row >= writing.freshFrom)) {
    yield bytes.subarray(0, found[0])
    if (words) yield words
    yield bytes.subarray(found[1])
  } else if (words) {
    yield bytes.subarray(0, end)
    yield writing.write(writing.delimiter.repeat(writing.column - fields + 1))
    yield words
    yield bytes.subarray(end)
  } else yield bytes
}

/** One line, in quotes where it must be. Our words begin with no sign of a formula. */
function quoted(words: string, delimiter: string): string {
  const line = words.replaceAll('\n', ' ')
  return /[",;\t]/.test(line) || line.includes(delimiter) ? `"${line.replaceAll('"', '""')}"` : line
}

export function writerOf(encoding: string): (text: string) => Uint8Array {
  if (encoding === 'gb18030') return gb18030
  if (encoding === 'utf-8') return (text) => new TextEncoder().encode(text)
  return (text) => {
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
    return bytes
  }
}
