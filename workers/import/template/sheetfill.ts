/** One sheet's XML filled: rows put in where there are too few, and all that stands below or spans them moved along. */

import { escaped } from '../handback/rowpatch.ts'
import { columnAt, inUtf8 } from '../handback/sheethead.ts'
import { type Body, bodyOf, type FilledRow, type SheetFill, type TableFill } from './fill.ts'
import { movedMerge } from './merge.ts'
import { type Inserted, movedFormula, movedRanges, movedRow } from './reference.ts'
import { mostRows, type RowXml, rowsIn, rowXml, unescaped } from './rowxml.ts'

interface SheetXml {
  head: string
  tail: string
  prefix: string
  rows: RowXml[]
}

export interface FilledSheet {
  /** null: no row was put in. */
  inserted: Inserted | null
  xml: AsyncGenerator<string>
}

export function filledSheet(xml: string, fill: SheetFill): FilledSheet {
  const sheet = parted(xml)
  const { table } = fill
  const body = table && bodyOf(table, rowsWithCells(sheet.rows))
  const missing = table && body ? table.count - (body.last - body.first + 1) : 0
  const inserted =
    body && missing > 0 ? { last: Math.max(body.last, body.first - 1), by: missing, most: mostRows } : null
  return { inserted, xml: written(sheet, fill, body, inserted) }
}

function* rowsWithCells(rows: RowXml[]): Generator<number> {
  for (const { row, cells } of rows) if (cells.length > 0) yield row
}

function parted(xml: string): SheetXml {
  const prefix = /<([\w.-]+:)?worksheet(?=[\s>])/.exec(xml)?.[1] ?? ''
  const open = new RegExp(`<${prefix}sheetData\\s*(?:/>|>)`).exec(xml)
  if (!open) throw new Error('a sheet without rows')
  const from = open.index + open[0].length
  const end = open[0].endsWith('/>') ? from : xml.indexOf(`</${prefix}sheetData`, from)
  const after = open[0].endsWith('/>') ? from : xml.indexOf('>', end) + 1
  return {
    // Its extent is another now; programs find it by themselves.
    head: inUtf8(xml.slice(0, open.index)).replace(/<(?:[\w.-]+:)?dimension\s[^>]*\/>/, ''),
    tail: xml.slice(after),
    prefix,
    rows: rowsIn(xml.slice(from, end), prefix, new Map()),
  }
}

async function* written(
  sheet: SheetXml,
  { cells, table }: SheetFill,
  body: Body | null,
  inserted: Inserted | null,
): AsyncGenerator<string> {
  const { prefix: p, rows } = sheet
  const formula = formulaIn(inserted)
  const how = { prefix: p, formula, bare: false, copies: false, empties: () => false }
  yield `${sheet.head}<${p}sheetData>`
  const outside = rows.filter(({ row }) => body === null || row < body.first || row > body.last)
  const known = new Set(outside.map(({ row }) => row))
  const made = [...cells.keys()].filter((row) => !known.has(row)).map((row) => ({ row, attributes: '', cells: [] }))
  const others = [...outside, ...made].toSorted((a, b) => a.row - b.row)
  const write = (row: RowXml) =>
    rowXml(row, inserted ? movedRow(row.row, inserted) : row.row, cells.get(row.row) ?? none, how)
  const top = body === null ? others : others.filter(({ row }) => row < body.first)
  yield top.map(write).join('')
  if (table && body)
    yield* tableXml(rows, table, body, { prefix: p, formula: formulaIn(inserted && { ...inserted, within: true }) })
  if (body !== null)
    yield others
      .filter(({ row }) => row > body.last)
      .map(write)
      .join('')
  yield `</${p}sheetData>`
  yield tailXml(sheet, body, inserted)
}

const formulaIn = (inserted: Inserted | null) => (text: string) =>
  inserted ? movedFormula(text, inserted, (name) => name === undefined) : text

const none: FilledRow = new Map()

/** The form's own rows first, each in its own formats; those put in are like the last of them. */
async function* tableXml(
  rows: RowXml[],
  table: TableFill,
  body: Body,
  how: Pick<Parameters<typeof rowXml>[3], 'prefix' | 'formula'>,
): AsyncGenerator<string> {
  const own = new Map(rows.filter(({ row }) => row >= body.first && row <= body.last).map((row) => [row.row, row]))
  const model = [...own.values()].findLast(({ cells }) => cells.length > 0)
  let at = body.first
  const write = (values: FilledRow): string => {
    const row = at++
    const base = own.get(row)
    if (base)
      return rowXml(base, row, values, {
        ...how,
        bare: false,
        copies: true,
        empties: (column) => table.columns.has(column),
      })
    const like = model ?? { row, attributes: '', cells: [] }
    return rowXml(like, row, values, { ...how, bare: true, copies: true, empties: () => true })
  }
  let left = table.count
  for await (const some of table.rows) {
    const taken = some.slice(0, left)
    left -= taken.length
    yield taken.map(write).join('')
  }
  const unfilled = [...own.keys()].filter((row) => row >= at).toSorted((a, b) => a - b)
  for (const row of unfilled) {
    at = row
    yield write(none)
  }
}

/** What stands behind the rows: merges, rules, links and prints over ranges of cells. */
function tailXml({ tail, prefix: p }: SheetXml, body: Body | null, inserted: Inserted | null): string {
  if (body === null) return tail
  const merged = tail.replace(new RegExp(`<${p}mergeCells[\\s\\S]*?</${p}mergeCells\\s*>`), (block) =>
    mergesXml(block, p, body, inserted),
  )
  if (inserted === null) return merged
  const formula = (_: string, open: string, text: string, close: string) =>
    open + escaped(movedFormula(unescaped(text), inserted, (name) => name === undefined)) + close
  return merged
    .replace(/(\s(?:sqref|ref)\s*=\s*")([^"]*)(?=")/g, (whole, open, list, at: number) =>
      inMerges(merged, at, p) ? whole : open + movedRanges(list, inserted),
    )
    .replace(/(<xm:sqref>)([^<]*)(?=<)/g, (_, open, list) => open + movedRanges(list, inserted))
    .replace(/(<(?:[\w.-]+:)?(?:formula[12]?|xm:f|f)>)([^<]*)(<)/g, formula)
    .replace(/(<(?:[\w.-]+:)?brk\s[^>]*?\bid\s*=\s*")(\d+)/g, (_, open, row) => open + movedRow(Number(row), inserted))
}

function inMerges(xml: string, at: number, p: string): boolean {
  return at < xml.indexOf(`</${p}mergeCells`) && at > xml.indexOf(`<${p}mergeCells`)
}

function mergesXml(block: string, p: string, body: Body, inserted: Inserted | null): string {
  const kept = [...block.matchAll(/\sref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/g)].flatMap(
    ([, left = 'A', top, right = 'A', bottom]) =>
      movedMerge(
        { top: Number(top), bottom: Number(bottom), left: columnAt(left), right: columnAt(right) },
        body,
        inserted,
      ).map((one) => `<${p}mergeCell ref="${left}${one.top}:${right}${one.bottom}"/>`),
  )
  return kept.length === 0 ? '' : `<${p}mergeCells count="${kept.length}">${kept.join('')}</${p}mergeCells>`
}
