import { CsvScan, delimiterOf, separatorLine } from './csvscan.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Row } from './row.ts'
import { sheetOf } from './rowsheet.ts'
import { sheetNameOf } from './sheetname.ts'
import { readExactly, type Source, slices } from './source.ts'
import { textEncoding } from './textencoding.ts'
import type { Workbook } from './workbook.ts'

const headSize = 64 * 1024

/** A text table: one sheet named for the file, every cell text, rows numbered as Excel shows them. */
export async function openCsv(source: Source, limits: Limits): Promise<Workbook> {
  const encoding = await textEncoding(source)
  const head = await readExactly(source, 0, Math.min(source.size, headSize))
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const delimiter = delimiterOf(text)
  if (source.size <= headSize) refuseProse(text, delimiter)
  const name = sheetNameOf(source.name)
  const rows = () => scanned(source, encoding, delimiter, limits)
  return { format: 'csv', date1904: false, sheets: [sheetOf(name, false, rows, async () => [])] }
}

/** A text of one line with nothing to part it is a message some program left, not a table. */
function refuseProse(text: string, delimiter: string): void {
  const lines = text.trim().split(/[\r\n]+/)
  if (text.trim() === '') throw new ReadRefused('empty')
  if (lines.length < 2 && !text.includes(delimiter)) throw new ReadRefused('not_workbook')
}

async function* scanned(source: Source, encoding: string, delimiter: string, limits: Limits): AsyncGenerator<Row[]> {
  const scan = new CsvScan(delimiter, limits.cell)
  const decoder = new TextDecoder(encoding)
  let first = true
  for await (const bytes of slices(source, 0, source.size)) {
    const text = decoder.decode(bytes, { stream: true })
    scan.push(first ? text.replace(separatorLine, '') : text)
    first = false
    while (scan.advance()) yield scan.take()
  }
  scan.end(decoder.decode())
  while (scan.advance()) yield scan.take()
  if (scan.rows.length) yield scan.take()
}
