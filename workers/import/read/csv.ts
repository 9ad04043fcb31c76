import { csvEncoding } from './csvencoding.ts'
import { CsvScan, delimiterOf } from './csvscan.ts'
import type { Limits } from './limits.ts'
import type { Row } from './row.ts'
import { readExactly, type Source, slices } from './source.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** A text table: one sheet named for the file, every cell text, rows numbered as Excel shows them. */
export async function openCsv(source: Source, limits: Limits): Promise<Workbook> {
  const encoding = await csvEncoding(source)
  const head = await readExactly(source, 0, Math.min(source.size, 64 * 1024))
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const sheet = new CsvSheet(source, encoding, delimiterOf(text), limits)
  return { format: 'csv', date1904: false, sheets: [sheet] }
}

class CsvSheet implements Sheet {
  readonly name: string
  readonly hidden = false
  private source: Source
  private encoding: string
  private delimiter: string
  private limits: Limits

  constructor(source: Source, encoding: string, delimiter: string, limits: Limits) {
    this.name = source.name.replace(/\.[^.]*$/, '')
    this.source = source
    this.encoding = encoding
    this.delimiter = delimiter
    this.limits = limits
  }

  async *rows(): AsyncGenerator<Row[]> {
    const scan = new CsvScan(this.delimiter, this.limits.cell)
    const decoder = new TextDecoder(this.encoding)
    for await (const bytes of slices(this.source, 0, this.source.size)) {
      scan.push(decoder.decode(bytes, { stream: true }))
      while (scan.advance()) yield scan.take()
    }
    scan.end(decoder.decode())
    while (scan.advance()) yield scan.take()
    if (scan.rows.length) yield scan.take()
  }

  async preview(count: number): Promise<Row[]> {
    const found: Row[] = []
    for await (const rows of this.rows()) {
      found.push(...rows)
      if (found.length >= count) break
    }
    return found.slice(0, count)
  }

  async merges() {
    return []
  }
}
