import { Buffer } from 'node:buffer'
import { errorName } from './binarycell.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Row } from './row.ts'
import { inChunks, sheetOf } from './rowsheet.ts'
import type { Workbook } from './workbook.ts'

const mostRows = 1_048_576
const mostColumns = 16_384

/** What is given to SheetJS whole: the record stream of an `.xls`, an XML spreadsheet of 2003. */
export interface Whole {
  format: 'xls' | 'xml'
  bytes: Uint8Array
}

/** Formats without a reader of ours, through SheetJS, which holds the whole workbook and is loaded only for them. */
export async function openWhole({ format, bytes }: Whole, limits: Limits): Promise<Workbook> {
  const XLSX = await import('xlsx')
  XLSX.set_cptable(await import('xlsx/dist/cpexcel.full.mjs'))
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const book = parse(() => XLSX.read(buffer, { type: 'buffer', ...settings }))
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const type: unknown = sheet?.['!type']
    if (!sheet || (type !== undefined && type !== 'sheet')) return []
    const hidden = Boolean(book.Workbook?.Sheets?.[index]?.Hidden)
    const data: Data = sheet['!data'] ?? []
    refuseOutside(data, limits)
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c,
      bottom: e.r + 1,
      right: e.c,
    }))
    return [
      sheetOf(
        name,
        hidden,
        () => inChunks(rowsOf(data)),
        async () => merges,
      ),
    ]
  })
  if (sheets.length === 0) throw new ReadRefused('no_sheet')
  return { format, date1904: Boolean(book.Workbook?.WBProps?.date1904), sheets }
}

const settings = { dense: true, raw: true, cellFormula: false, cellHTML: false, cellText: false } as const

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
type Data = (SheetJsCell | undefined)[][]

/** Rows and columns beyond what a sheet can have are made up. */
function refuseOutside(data: Data, limits: Limits): void {
  let cells = 0
  if (data.length > mostRows) throw new ReadRefused('damaged')
  for (const row of data) {
    cells += row?.length ?? 0
    if (row && row.length > mostColumns) throw new ReadRefused('damaged')
    if (cells > limits.cells * 8) throw new ReadRefused('too_large')
  }
}

function* rowsOf(data: Data): Generator<Row> {
  for (const [index, cells] of data.entries()) yield* rowOf(cells, index + 1)
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

function cellOf(cell: SheetJsCell): Cell {
  if (cell.t === 'e') return errorName(Number(cell.v))
  const { v } = cell
  return typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean' ? v : null
}
