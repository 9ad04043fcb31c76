/**
 * A workbook of a format nobody can patch (.xls, .ods, .xlsb, web pages), as an `.xlsx`: its rows, merges and days as read, columns
 * as wide as their words. Its colours, borders and formulas are not known here.
 */
import type { Cell, Row } from '../read/row.ts'
import type { Sheet, Workbook } from '../read/workbook.ts'
import { type Extent, extentOf } from './extent.ts'
import { type Mark, marksOf, type Notes, type SheetNotes } from './mark.ts'
import { escaped, madeRow, patchedRow } from './rowpatch.ts'
import { columnName, patchedHead, type SheetHead } from './sheethead.ts'
import { Styles } from './styles.ts'
import { firstDay, type Part, zipped } from './zipwriter.ts'

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Text stays text when somebody types into it: an ID number would lose its end. */
const textFormat = 1
const dayFormat = 2
const instantFormat = 3
const timeFormat = 4
const styleSheet = `${prolog}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>${[49, 14, 22, 20].map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`

export async function* rebuilt(workbook: Workbook, notes: Notes): AsyncGenerator<Uint8Array> {
  const styles = new Styles(styleSheet)
  const { sheets } = workbook
  async function* parts(): AsyncGenerator<Part> {
    yield part('[Content_Types].xml', [contentTypes(sheets.length)])
    yield part('_rels/.rels', [related([['officeDocument', 'xl/workbook.xml']])])
    const targets = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
    yield part('xl/_rels/workbook.xml.rels', [related([...targets, ['styles', 'styles.xml']])])
    yield part('xl/workbook.xml', [bookXml(workbook)])
    for (const [at, sheet] of sheets.entries())
      yield part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, notes(sheet.name), styles))
    yield part('xl/styles.xml', xmlOf(styles))
  }
  yield* zipped(parts())
}

function* xmlOf(styles: Styles): Generator<string> {
  yield styles.xml()
}

export function part(name: string, content: Iterable<string> | AsyncIterable<string>): Part {
  const encoder = new TextEncoder()
  async function* bytes() {
    for await (const text of content) yield encoder.encode(text)
  }
  return { name: encoder.encode(name), modified: firstDay, content: bytes() }
}

async function* sheetXml(sheet: Sheet, notes: SheetNotes | undefined, styles: Styles): AsyncGenerator<string> {
  const widths = columnWidths(await sheet.preview(60))
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const start = `${prolog}<worksheet xmlns="${main}">${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}`
  const extent = notes && (await extentOf(sheet, notes))
  const head: SheetHead = extent
    ? patchedHead(start, extent.column, extent.last)
    : { xml: start, prefix: '', formatOf: () => 0 }
  yield `${head.xml}<sheetData>`
  const days = new Set(notes?.tables.flatMap(({ columns }) => columns.filter(({ day }) => day).map(({ at }) => at)))
  const hand: Extent & { styles: Styles } = {
    ...(extent ?? { column: 0, freshFrom: Number.POSITIVE_INFINITY, last: 0 }),
    styles,
  }
  const marks = notes ? marksOf(notes) : undefined
  let mark = (await marks?.next())?.value as Mark | undefined
  const next = async () => {
    mark = (await marks!.next()).value as Mark | undefined
  }
  for await (const rows of sheet.rows()) {
    let xml = ''
    for (const row of rows) {
      for (; mark && mark.row < row.row; await next()) xml += madeRow({ number: mark.row, mark, hand, head })
      const own = mark?.row === row.row ? mark : undefined
      const plain = rowXml(row, days)
      xml += own || row.row >= hand.freshFrom ? patchedRow(plain, { number: row.row, mark: own, hand, head }) : plain
      if (own) await next()
    }
    yield xml
  }
  for (; mark; await next()) yield madeRow({ number: mark.row, mark, hand, head })
  yield '</sheetData>'
  const merges = (await sheet.merges()).map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${columnName(left)}${top}:${columnName(right)}${bottom}"/>`,
  )
  if (merges.length > 0) yield `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
  yield '</worksheet>'
}

function rowXml({ row, cells }: Row, days: Set<number>): string {
  let xml = `<row r="${row}">`
  for (const [at, cell] of cells.entries())
    if (cell !== null) xml += cellXml(`${columnName(at)}${row}`, cell, days.has(at))
  return `${xml}</row>`
}

/** A day is kept as a number of days since 1900, a time as a part of one: shown so only where it can be that. */
function dayFormatOf(number: number): number {
  if (number > 0 && number < 1) return timeFormat
  if (number < 3000 || number > 80_000) return 0
  return Number.isInteger(number) ? dayFormat : instantFormat
}

function cellXml(ref: string, cell: Exclude<Cell, null>, day: boolean): string {
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${Number(cell)}</v></c>`
  if (typeof cell === 'number') {
    const format = day ? dayFormatOf(cell) : 0
    return `<c r="${ref}" s="${format}"><v>${cell}</v></c>`
  }
  return `<c r="${ref}" s="${textFormat}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

function columnWidths(rows: Row[]): number[] {
  const widths: number[] = []
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      const letters = [...String(cell ?? '')].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 2)
      widths[at] = Math.max(widths[at] ?? 8, Math.min(letters, 30))
    }
  }
  return Array.from(widths, (width) => width ?? 8)
}

function bookXml({ sheets, date1904 }: Workbook): string {
  const names = new Set<string>()
  const list = sheets.map(({ name, hidden }, at) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'|'$/g, ' ')
        .slice(0, 31) || `表${at + 1}`
    const own = names.has(plain.toLowerCase()) ? `${plain.slice(0, 26)} (${at + 1})` : plain
    names.add(own.toLowerCase())
    return `<sheet name="${escaped(own).replaceAll('"', '&quot;')}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`
  })
  const first = Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  )
  const days = date1904 ? '<workbookPr date1904="1"/>' : ''
  return `${prolog}<workbook xmlns="${main}" xmlns:r="${office}">${days}<bookViews><workbookView activeTab="${first}"/></bookViews><sheets>${list.join('')}</sheets></workbook>`
}

export function related(targets: [string, string][]): string {
  const list = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${prolog}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`
}

export function contentTypes(sheets: number): string {
  const one = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${spreadsheet}.${type}+xml"/>`
  const list = Array.from({ length: sheets }, (_, at) => one(`worksheets/sheet${at + 1}`, 'worksheet'))
  return `${prolog}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${one('workbook', 'sheet.main')}${one('styles', 'styles')}${list.join('')}</Types>`
}
