import { EOF, type Records, records } from './biff8records.ts'
import { Biff8Sheet } from './biff8sheet.ts'
import { Biff8Strings } from './biff8strings.ts'
import { charactersOf } from './biff8text.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Source } from './source.ts'
import type { Workbook } from './workbook.ts'

const FILEPASS = 0x2f
const DATEMODE = 0x22
const BOUNDSHEET = 0x85
const SST = 0xfc
const globals = 5
const worksheet = 0

/** Whether a record stream begins as a workbook of Excel 97 to 2003 does. */
export async function isBiff8(stream: Source): Promise<boolean> {
  for await (const some of records(stream, 0, Math.min(stream.size, 64))) {
    return some.next() && some.begins() && some.view.getUint16(some.from + 2, true) === globals
  }
  return false
}

interface Globals {
  date1904: boolean
  sheets: { name: string; hidden: boolean; type: number; at: number }[]
  /** Where the shared strings begin. */
  stringsAt: number | undefined
}

/** An `.xls` of Excel 97 to 2003, or what WPS writes as `.et`: one stream of records, of which a slice is held at a time. */
export async function openBiff8(stream: Source, limits: Limits): Promise<Workbook> {
  const { date1904, sheets, stringsAt } = await readGlobals(stream, limits)
  const ends = [...sheets.map(({ at }) => at), stream.size].toSorted((a, b) => a - b)
  const strings = new Biff8Strings(stream, stringsAt, limits)
  const found = sheets.filter(({ type }) => type === worksheet)
  if (found.length === 0) throw new ReadRefused('no_sheet')
  return {
    format: 'xls',
    date1904,
    sheets: found.map(({ name, hidden, at }) => {
      const place = { stream, at, end: ends[ends.indexOf(at) + 1]! }
      return new Biff8Sheet(name, hidden, place, strings, limits)
    }),
  }
}

/** Goes as far as the shared strings, which come after the list of sheets and are read when they are asked for. */
async function readGlobals(stream: Source, limits: Limits): Promise<Globals> {
  const found: Globals = { date1904: false, sheets: [], stringsAt: undefined }
  for await (const some of records(stream, 0, stream.size)) {
    while (some.next()) {
      if (some.type === FILEPASS) throw new ReadRefused('encrypted')
      if (some.type === DATEMODE) found.date1904 = isDate1904(some)
      if (some.type === BOUNDSHEET) found.sheets.push(boundSheet(some))
      if (some.type === SST) found.stringsAt = some.at
      if (some.type === EOF || (some.type === SST && found.sheets.length > 0)) return found
    }
    if (found.sheets.length > limits.sheetCount) {
      throw new ReadRefused('too_large', `工作表超过 ${limits.sheetCount} 张`)
    }
  }
  throw new ReadRefused('truncated')
}

function isDate1904(record: Records): boolean {
  record.needs(2)
  return record.view.getUint16(record.from, true) === 1
}

function boundSheet(record: Records): Globals['sheets'][number] {
  const { bytes, view, from } = record
  record.needs(8)
  const letters = bytes[from + 6]!
  const wide = (bytes[from + 7]! & 1) === 1
  record.needs(8 + letters * (wide ? 2 : 1))
  return {
    name: charactersOf(bytes, from + 8, letters, wide),
    hidden: (bytes[from + 4]! & 3) !== 0,
    type: bytes[from + 5]!,
    at: view.getUint32(from, true),
  }
}
