import { type Record12, records } from './biff12.ts'
import { errorName, rkNumber } from './binarycell.ts'
import { inflate } from './inflate.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Merge, Row } from './row.ts'
import { RowCells } from './rowcells.ts'
import { sheetOf } from './rowsheet.ts'
import type { Workbook } from './workbook.ts'
import { relations } from './workbookparts.ts'
import { partKey, type Zip, type ZipEntry } from './zip.ts'

/** An `.xlsb`: the parts of an `.xlsx` as binary records, streamed alike; its shared strings are held as text. */
export async function openXlsb(zip: Zip, main: string, limits: Limits): Promise<Workbook> {
  const related = await relations(zip, main, limits)
  const sheets: { name: string; hidden: boolean; entry: ZipEntry }[] = []
  let date1904 = false
  for await (const record of read(zip, zip.entries.get(main)!, limits)) {
    if (record.type === 0x99) date1904 = (record.uint32(0) & 1) === 1
    if (record.type !== 0x9c) continue
    const [id, next] = record.text(8)
    const relation = related.get(id)
    if (!relation) throw new ReadRefused('damaged')
    if (relation.type !== 'worksheet') continue
    const entry = zip.entries.get(partKey(relation.target))
    if (!entry) throw new ReadRefused('damaged')
    sheets.push({ name: record.text(next)[0], hidden: record.uint32(0) !== 0, entry })
  }
  if (sheets.length === 0) throw new ReadRefused('no_sheet')
  const part = [...related.values()].find(({ type }) => type === 'sharedStrings')
  let shared: Promise<string[]> | undefined
  const strings = () => (shared ??= sharedStrings(zip, part && zip.entries.get(partKey(part.target)), limits))
  return {
    format: 'xlsb',
    date1904,
    sheets: sheets.map(({ name, hidden, entry }) =>
      sheetOf(
        name,
        hidden,
        () => rows(zip, entry, strings, limits),
        () => merges(zip, entry, limits),
      ),
    ),
  }
}

function read(zip: Zip, entry: ZipEntry, limits: Limits): AsyncGenerator<Record12> {
  return records(inflate(zip, entry, limits), limits.cell)
}

async function sharedStrings(zip: Zip, entry: ZipEntry | undefined, limits: Limits): Promise<string[]> {
  const texts: string[] = []
  let characters = 0
  if (!entry) return texts
  for await (const record of read(zip, entry, limits)) {
    if (record.type !== 19) continue
    const [text] = record.text(1)
    characters += text.length
    if (characters * 2 > limits.sharedText) throw new ReadRefused('too_large')
    texts.push(text)
  }
  return texts
}

async function* rows(
  zip: Zip,
  entry: ZipEntry,
  strings: () => Promise<string[]>,
  limits: Limits,
): AsyncGenerator<Row[]> {
  const texts = await strings()
  const into = new RowCells()
  let found: Row[] = []
  let row = 0
  let ended = false
  for await (const record of read(zip, entry, limits)) {
    if (record.type === 0 || record.type === 0x92) {
      if (into.filled) found.push({ row, cells: into.take() })
      into.begin()
      row = record.type === 0 ? record.uint32(0) + 1 : row
      ended = record.type === 0x92
      if (ended || found.length === 1000) {
        if (found.length) yield found
        found = []
      }
      if (ended) return
    } else if (record.type < 12 || record.type === 62) {
      into.column = record.uint32(0)
      into.put(cellValue(record, record.type, 8, texts))
    } else if (record.type < 19) {
      into.column++
      into.put(cellValue(record, record.type - 11, 4, texts))
    }
  }
  throw new ReadRefused('damaged')
}

/** Short cells, types 12 to 18, follow the cell before and leave out the column: their value is at 4, not 8. */
function cellValue(record: Record12, type: number, at: number, texts: string[]): Cell {
  switch (type) {
    case 2:
      return rkNumber(record.uint32(at))
    case 3:
    case 11:
      return errorName(record.byte(at))
    case 4:
    case 10:
      return record.byte(at) !== 0
    case 5:
    case 9:
      return record.float64(at)
    case 6:
    case 8:
      return record.text(at)[0]
    case 62:
      return record.text(at + 1)[0]
    case 7: {
      const text = texts[record.uint32(at)]
      if (text === undefined) throw new ReadRefused('damaged', '单元格引用了不存在的文字')
      return text
    }
    default:
      return null
  }
}

async function merges(zip: Zip, entry: ZipEntry, limits: Limits): Promise<Merge[]> {
  const found: Merge[] = []
  for await (const record of read(zip, entry, limits)) {
    if (record.type !== 176) continue
    const [top, bottom, left, right] = [0, 4, 8, 12].map((at) => record.uint32(at)) as [number, number, number, number]
    found.push({ top: top + 1, left, bottom: bottom + 1, right })
    if (found.length > limits.merges) throw new ReadRefused('too_large', '合并单元格太多')
  }
  return found
}
