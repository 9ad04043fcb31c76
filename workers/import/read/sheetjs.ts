import type { Limits } from './limits.ts'
import { megabytes } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Row } from './row.ts'
import { readExactly, type Source } from './source.ts'
import type { Format, Sheet, Workbook } from './workbook.ts'

type WholeFormat = Exclude<Format, 'xlsx' | 'csv'>

const chunkRows = 1000

/** Formats without a reader of ours, through SheetJS, which holds the whole workbook: only up to a size by format. */
export async function openWhole(source: Source, format: WholeFormat, limits: Limits): Promise<Workbook> {
  const most = limits[format === 'xml' ? 'html' : format]
  if (source.size > most) throw new ReadRefused('too_large', `这种格式最大 ${megabytes(most)}`)
  const bytes = await readExactly(source, 0, source.size)
  const XLSX = await import('xlsx')
  const codePages = await import('xlsx/dist/cpexcel.full.mjs')
  XLSX.set_cptable(codePages)
  const book = parse(() =>
    XLSX.read(bytes, { type: 'array', dense: true, raw: true, cellFormula: false, cellHTML: false, cellText: false }),
  )
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const type: unknown = sheet?.['!type']
    if (!sheet || (type !== undefined && type !== 'sheet')) return []
    const hidden = Boolean(book.Workbook?.Sheets?.[index]?.Hidden)
    return [new WholeSheet(name, hidden, sheet['!data'] ?? [], sheet['!merges'] ?? [])]
  })
  if (sheets.length === 0) throw new ReadRefused('no_sheet')
  return { format, date1904: Boolean(book.Workbook?.WBProps?.date1904), sheets }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new ReadRefused(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged')
  }
}

interface SheetJsCell {
  t: string
  v?: unknown
  w?: string
}
interface SheetJsRange {
  s: { r: number; c: number }
  e: { r: number; c: number }
}

class WholeSheet implements Sheet {
  readonly name: string
  readonly hidden: boolean
  private data: (SheetJsCell | undefined)[][]
  private ranges: SheetJsRange[]

  constructor(name: string, hidden: boolean, data: (SheetJsCell | undefined)[][], ranges: SheetJsRange[]) {
    this.name = name
    this.hidden = hidden
    this.data = data
    this.ranges = ranges
  }

  async *rows(): AsyncGenerator<Row[]> {
    for (let from = 0; from < this.data.length; from += chunkRows) {
      const rows = this.data.slice(from, from + chunkRows).flatMap((cells, index) => rowOf(cells, from + index + 1))
      if (rows.length) yield rows
    }
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
    return this.ranges.map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
  }
}

function rowOf(data: (SheetJsCell | undefined)[] | undefined, row: number): Row[] {
  const cells: Cell[] = []
  for (const [column, cell] of (data ?? []).entries()) {
    const value = cell ? cellOf(cell) : null
    if (value === null || value === '') continue
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
  return cells.length ? [{ row, cells }] : []
}

const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

function cellOf(cell: SheetJsCell): Cell {
  if (cell.t === 'e') return errors[Number(cell.v)] ?? cell.w ?? '#N/A'
  const { v } = cell
  return typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean' ? v : null
}
