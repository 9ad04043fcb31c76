/** What an import knows of its workbook's cells, from the county's database: D1 only, in pages. */
import type { D1Database } from '@cloudflare/workers-types'
import type { ImportSummary } from '../../../shared/import.ts'
import type { RecognisedTable } from '../../../shared/recognised.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { ledgerKinds } from '../catalogue.ts'
import { readers } from '../kind/field.ts'
import type { ImportRow } from '../store.ts'
import type { Fixed, Noted, Notes, SheetNotes, Table } from './mark.ts'

type County = { db: D1Database; sealer: Sealer }

/** Rows whose issues are fetched at once, at first: more where there are few, fewer where there are many. */
const firstWindow = 1000
const manyIssues = 8000
/** More at once are fetched again in fewer rows. */
const mostIssues = 40_000

/** Sheets are kept under their names with people's numbers sealed. Of a sheet without a table nothing is said. */
export async function notesOf(county: County, row: ImportRow): Promise<Notes> {
  const notes = new Map<string, SheetNotes>()
  const summary: ImportSummary | null = row.summary === null ? null : JSON.parse(row.summary)
  for (const { name, tables } of summary?.sheets ?? []) {
    if (tables.length === 0) continue
    const found = await sheetNotes(county, row.id, name, tables)
    if (found) notes.set(name, found)
  }
  return (name) => notes.get(sealNumbers(name, county.sealer))
}

async function sheetNotes(
  { db, sealer }: County,
  id: number,
  sheet: string,
  tables: RecognisedTable[],
): Promise<SheetNotes | undefined> {
  const [columns, fixes] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT at, min(row) AS first, max(row) AS last FROM import_issue INDEXED BY import_issue_cell
         WHERE import_id = ?1 AND sheet = ?2 GROUP BY at ORDER BY at`,
      )
      .bind(id, sheet),
    db
      .prepare(
        `SELECT row, at, was, value FROM import_fix WHERE import_id = ?1 AND sheet = ?2 AND state <> 'dropped' ORDER BY id`,
      )
      .bind(id, sheet),
  ])
  const extents = columns!.results as Extent[]
  const opened = (fixes!.results as Fixed[]).map((fix) => {
    return { ...fix, was: sealer.openAll(fix.was), value: sealer.openAll(fix.value) }
  })
  const whole = await issuesOf(db, id, sheet, extents, null)
  const open = (issue: Noted): Noted => ({ ...issue, header: issue.header && sealer.openAll(issue.header) })
  if (opened.length === 0 && whole.length === 0 && extents.every(({ last }) => last === null)) return undefined
  return {
    tables: tables.map((table) => tableOf(table, sealer)),
    whole: whole.map(open),
    fixes: opened,
    async *rows() {
      for await (const issues of pages(db, id, sheet, extents)) for (const issue of issues) yield open(issue)
    },
  }
}

interface Extent {
  at: number | null
  first: number | null
  last: number | null
}

async function* pages(db: D1Database, id: number, sheet: string, extents: Extent[]): AsyncGenerator<Noted[]> {
  const ofRows = extents.filter(({ last }) => last !== null)
  const last = Math.max(...ofRows.map((extent) => extent.last!))
  let window = firstWindow
  for (let from = Math.min(...ofRows.map(({ first }) => first!)); from <= last; ) {
    const found = await issuesOf(db, id, sheet, ofRows, [from, from + window - 1])
    if (found.length === mostIssues && window > 1) {
      window = Math.ceil(window / 2)
      continue
    }
    yield found
    from += window
    if (found.length > manyIssues) window = Math.ceil(window / 2)
    else if (found.length * 4 < manyIssues) window *= 2
  }
}

/** Issues of some rows, or of no row: for each column by the index that parts rows in columns. What is mended is no issue any more. */
async function issuesOf(
  db: D1Database,
  id: number,
  sheet: string,
  extents: Extent[],
  rows: [number, number] | null,
): Promise<Noted[]> {
  const which = rows === null ? 'issue.row IS NULL AND ?4 IS ?5' : 'issue.row BETWEEN ?4 AND ?5'
  const { results } = await db
    .prepare(
      `SELECT issue.row, issue.header, issue.at, issue.code, issue.level FROM json_each(?3) AS place
       CROSS JOIN import_issue AS issue INDEXED BY import_issue_cell
       WHERE issue.import_id = ?1 AND issue.sheet = ?2 AND issue.at IS place.value AND ${which} AND issue.mended = 0
       ORDER BY issue.row, issue.n LIMIT ${mostIssues}`,
    )
    .bind(id, sheet, JSON.stringify(extents.map(({ at }) => at)), ...(rows ?? [null, null]))
    .all<Noted>()
  return results
}

function tableOf({ kind, headerRows, columns }: RecognisedTable, sealer: Sealer): Table {
  const fields = ledgerKinds.find(({ id }) => id === kind)?.fields ?? []
  const ofDays = ['day', 'instant', 'time'].map(readers)
  const days = new Set(fields.filter(({ reader }) => ofDays.includes(reader)).map(({ name }) => name))
  return {
    headerRows,
    columns: columns.map(({ at, header, field }) => {
      return { at, header: sealer.openAll(header), day: field !== null && days.has(field) }
    }),
  }
}
