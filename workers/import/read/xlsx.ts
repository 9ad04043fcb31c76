import { inflate } from './inflate.ts'
import type { Limits } from './limits.ts'
import { scanMerges } from './merges.ts'
import { ReadRefused } from './refusal.ts'
import type { Merge, Row } from './row.ts'
import { firstRowsOf } from './rowsheet.ts'
import { SharedStrings } from './sharedstrings.ts'
import { SheetScan } from './sheetscan.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { workbookParts } from './workbookparts.ts'
import { asUtf8 } from './xmlencoding.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** An `.xlsx` (or `.xlsm`, whose macros are left alone): rows come as the zip is inflated. */
export async function openXlsx(zip: Zip, limits: Limits): Promise<Workbook> {
  const parts = await workbookParts(zip, limits)
  const strings = new SharedStrings(zip, parts.sharedStrings, limits)
  const sheets = parts.sheets.map(({ name, hidden, entry }) => new XlsxSheet(name, hidden, zip, entry, strings, limits))
  if (sheets.length === 0) throw new ReadRefused('no_sheet')
  const inflated = parts.sheets.reduce((total, { entry }) => total + entry.inflated, 0)
  if (inflated > limits.sheets) throw new ReadRefused('bomb')
  return { format: 'xlsx', date1904: parts.date1904, sheets }
}

class XlsxSheet implements Sheet {
  readonly name: string
  readonly hidden: boolean
  private zip: Zip
  private entry: ZipEntry
  private strings: SharedStrings
  private limits: Limits

  constructor(name: string, hidden: boolean, zip: Zip, entry: ZipEntry, strings: SharedStrings, limits: Limits) {
    this.name = name
    this.hidden = hidden
    this.zip = zip
    this.entry = entry
    this.strings = strings
    this.limits = limits
  }

  async *rows(): AsyncGenerator<Row[]> {
    await this.strings.load()
    yield* this.scan(new SheetScan(this.strings.texts, this.limits.cell))
  }

  preview(rows: number): Promise<Row[]> {
    return firstRowsOf(this.strings, (texts) => this.scan(new SheetScan(texts, this.limits.cell)), rows)
  }

  merges(): Promise<Merge[]> {
    return scanMerges(this.xml(), this.limits)
  }

  private async *scan(scan: SheetScan): AsyncGenerator<Row[]> {
    for await (const chunk of this.xml()) {
      scan.push(chunk)
      while (scan.advance()) yield scan.take()
      if (scan.done) break
    }
    if (!scan.done) {
      scan.end()
      while (scan.advance()) yield scan.take()
    }
    if (scan.rows.length) yield scan.take()
  }

  private xml(): AsyncGenerator<Uint8Array> {
    return asUtf8(inflate(this.zip, this.entry, this.limits))
  }
}
