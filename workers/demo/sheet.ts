import { writeFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

/** A cell as an officer leaves it: text, a number, or a day that Excel keeps as a serial number with a date format. */
export type Cell = string | number | { serial: number } | null
export type Sheet = { name: string; hidden?: boolean; rows: Iterable<Cell[]>; merges?: string[]; dimension?: string }

/** A title over `width` columns, merged as titles are. */
export const titleMerge = (width: number, row = 1) => `A${row}:${columnName(width - 1)}${row}`

export function columnName(index: number): string {
  const low = String.fromCharCode(65 + (index % 26))
  return index < 26 ? low : columnName(Math.floor(index / 26) - 1) + low
}

/** BIFF8, what county offices still send most; small sheets only. */
export function writeXls(path: string, sheets: Sheet[]) {
  const book = XLSX.utils.book_new()
  for (const { name, rows, merges } of sheets) {
    const plain = [...rows].map((row) =>
      row.map((cell) => (cell !== null && typeof cell === 'object' ? cell.serial : cell === '' ? null : cell)),
    )
    const sheet: XLSX.WorkSheet = plain.length ? XLSX.utils.aoa_to_sheet(plain) : { '!ref': 'A1' }
    sheet['!merges'] = (merges ?? []).map((range) => XLSX.utils.decode_range(range))
    for (const [r, row] of [...rows].entries())
      for (const [c, cell] of row.entries())
        if (cell !== null && typeof cell === 'object') sheet[columnName(c) + (r + 1)].z = 'm/d/yy' // built in: SheetJS remembers others from book to book
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  writeFileSync(path, XLSX.write(book, { bookType: 'biff8', type: 'buffer' }))
}

/** Comma-separated text; Excel on an office PC writes GB18030, web systems UTF-8 with a mark. */
export function writeCsv(path: string, rows: Cell[][], encoding: 'gb18030' | 'utf8') {
  const text = rows.map((row) => row.map((cell) => csvField(String(cell ?? ''))).join(',')).join('\r\n')
  const all = `${text}\r\n`
  writeFileSync(path, encoding === 'utf8' ? `\uFEFF${all}` : gb18030(all))
}

/** `="…"` stays as it is: that is how counties keep Excel from eating their numbers. */
const csvField = (text: string) =>
  /[,"\n]/.test(text) && !text.startsWith('="') ? `"${text.replaceAll('"', '""')}"` : text

/** Text in GB18030, its two-byte part: what Node can read it can also write, once the table is turned round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail)
  const bytes = [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    if (code < 0x80) return [code]
    const two = codes.get(character)
    if (two === undefined) throw new Error(`no two-byte code for ${character}`)
    return [two >> 8, two & 255]
  })
  return Buffer.from(bytes)
}
