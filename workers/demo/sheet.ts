import { writeFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import * as cpexcel from 'xlsx/dist/cpexcel.full.mjs'

XLSX.set_cptable(cpexcel)

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
      row.map((cell) => (cell !== null && typeof cell === 'object' ? cell.serial : cell)),
    )
    const sheet: XLSX.WorkSheet = plain.length ? XLSX.utils.aoa_to_sheet(plain) : { '!ref': 'A1' }
    sheet['!merges'] = (merges ?? []).map((range) => XLSX.utils.decode_range(range))
    ;[...rows].forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell !== null && typeof cell === 'object') sheet[columnName(c) + (r + 1)].z = 'yyyy-mm-dd'
      }),
    )
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  writeFileSync(path, XLSX.write(book, { bookType: 'biff8', type: 'buffer' }))
}

/** Comma-separated text; Excel on an office PC writes GB18030 (here its GBK part), web systems UTF-8 with a mark. */
export function writeCsv(path: string, rows: Cell[][], encoding: 'gb18030' | 'utf8') {
  const text = rows.map((row) => row.map((cell) => csvField(String(cell ?? ''))).join(',')).join('\r\n')
  const all = `${text}\r\n`
  writeFileSync(path, encoding === 'utf8' ? `\uFEFF${all}` : Buffer.from(cpexcel.utils.encode(936, all)))
}

/** `="…"` stays as it is: that is how counties keep Excel from eating their numbers. */
const csvField = (text: string) =>
  /[,"\n]/.test(text) && !text.startsWith('="') ? `"${text.replaceAll('"', '""')}"` : text
