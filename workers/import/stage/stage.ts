/**
 * Stage (暂存): the file read from LEDGERS into `staged` and `import_issue`, in chunks of one JSON parameter each. Starts from
 * nothing every time, so that a run killed half-way is simply run again.
 */
import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { ImportSummary, Issue } from '../../../shared/import.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { breathe } from '../breathe.ts'
import { decidedFor, noteUsed } from '../mapping/memory.ts'
import { countIssues } from '../mend/counted.ts'
import { fixed } from '../mend/fixed.ts'
import { fixesOf, fixesRead } from '../mend/reread.ts'
import { openWorkbook, ReadRefused } from '../read/workbook.ts'
import { type Batch, type Reading, readLedgers } from '../reading.ts'
import { type ImportRow, refuse, saveSummary } from '../store.ts'
import { rawWorkbook } from '../upload/rawworkbook.ts'

const chunkRows = 1000
/** D1 takes 2 MB a value; a Chinese character is three bytes. */
const chunkLetters = 600_000

export async function stage(county: CountyDatabase, ledgers: R2Bucket, row: ImportRow, now: () => Date): Promise<void> {
  const { db } = county
  await db.batch([
    db.prepare('DELETE FROM staged WHERE import_id = ?1').bind(row.id),
    db.prepare('DELETE FROM import_issue WHERE import_id = ?1').bind(row.id),
    db.prepare('DELETE FROM issue_group WHERE import_id = ?1').bind(row.id),
    db
      .prepare(`UPDATE import SET state = 'reading', rows_read = 0, rows_staged = 0, summary = NULL WHERE id = ?1`)
      .bind(row.id),
  ])
  const reading = await read(county, ledgers, row, now)
  if ('refused' in reading && reading.refused) {
    await db.batch([
      ...('sheets' in reading ? [...readWhole(db, row.id, reading), ...countIssues(db, row.id, reading.sheets)] : []),
      ...refuse(db, row.id, reading.refused),
    ])
    return
  }
  if (!('sheets' in reading)) return
  await db.batch([
    db.prepare('UPDATE import SET layouts = ?2 WHERE id = ?1').bind(row.id, JSON.stringify(reading.layouts.all)),
    ...readWhole(db, row.id, reading),
    noteUsed(db, reading.sheets, now()),
  ])
}

function readWhole(db: D1Database, id: number, reading: Reading): D1PreparedStatement[] {
  return [saveSummary(db, id, summaryOf(reading)), ...fixesRead(db, id)]
}

async function read(
  county: CountyDatabase,
  ledgers: R2Bucket,
  row: ImportRow,
  now: () => Date,
): Promise<Reading | { refused: { code: string; message: string } }> {
  const source = rawWorkbook(county, ledgers, row)
  const stager = new Stager(county.db, row.id, now)
  try {
    const opened = await openWorkbook(source)
    if ('refused' in opened) return opened
    const workbook = fixed(opened.workbook, await fixesOf(county.db, row.id), county.sealer)
    const decided = await decidedFor(county.db, row)
    const reading = await readLedgers(workbook, { ...county, county, fileName: source.name, decided }, (batch) =>
      stager.take(batch),
    )
    await stager.flush()
    return reading
  } catch (error) {
    if (error instanceof ReadRefused) return { refused: error.refused }
    throw error
  }
}

/** Gathers records and issues and writes them a chunk at a time, with the counts a person watches. */
class Stager {
  private readonly db: D1Database
  private readonly id: number
  private readonly now: () => Date
  private records: unknown[][] = []
  private issues: unknown[][] = []
  private staged = 0
  private issueCount = 0
  private rowsRead = 0

  constructor(db: D1Database, id: number, now: () => Date) {
    this.db = db
    this.id = id
    this.now = now
  }

  async take(batch: Batch): Promise<void> {
    this.rowsRead += batch.rowsRead
    const inOrder = batch.issues.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
    for (const issue of inOrder) this.issues.push(this.issueItem(issue))
    for (const { layout, entity, key, row, data } of batch.records) {
      this.staged += 1
      this.records.push([this.staged, layout, entity, key, batch.sheet, row, data])
    }
    if (this.records.length >= chunkRows || this.issues.length >= chunkRows) await this.flush()
  }

  async flush(): Promise<void> {
    const statements = [...this.inserts(intoStaged, this.records), ...this.inserts(intoIssues, this.issues)]
    const progress = 'UPDATE import SET rows_read = ?2, rows_staged = ?3, beat_at = ?4 WHERE id = ?1'
    statements.push(this.db.prepare(progress).bind(this.id, this.rowsRead, this.staged, this.now().toISOString()))
    await this.db.batch(statements)
    await breathe()
    this.records = []
    this.issues = []
  }

  /** One parameter a thousand items; halved where it would be too large a value. */
  private inserts(sql: string, items: unknown[][]): D1PreparedStatement[] {
    const statements: D1PreparedStatement[] = []
    for (let at = 0; at < items.length; at += chunkRows) {
      statements.push(...this.insert(sql, items.slice(at, at + chunkRows)))
    }
    return statements
  }

  private insert(sql: string, items: unknown[][]): D1PreparedStatement[] {
    const json = JSON.stringify(items)
    if (json.length <= chunkLetters || items.length === 1) return [this.db.prepare(sql).bind(this.id, json)]
    const middle = items.length >> 1
    return [...this.insert(sql, items.slice(0, middle)), ...this.insert(sql, items.slice(middle))]
  }

  private issueItem({ sheet, row, header, field, at, who, code, value, level }: Issue): unknown[] {
    this.issueCount += 1
    return [this.issueCount, sheet, row, header, field, code, value, level, at, who]
  }
}

const intoStaged = `
  WITH item AS MATERIALIZED (SELECT jsonb(value) AS v FROM json_each(?2))
  INSERT INTO staged (import_id, n, layout, entity, key, sheet, row, data)
  SELECT ?1, v ->> 0, v ->> 1, v ->> 2, v ->> 3, v ->> 4, v ->> 5, v ->> 6 FROM item`

const intoIssues = `
  WITH item AS MATERIALIZED (SELECT jsonb(value) AS v FROM json_each(?2))
  INSERT INTO import_issue (import_id, n, sheet, row, header, field, code, value, level, at, who)
  SELECT ?1, v ->> 0, v ->> 1, v ->> 2, v ->> 3, v ->> 4, v ->> 5, v ->> 6, v ->> 7, v ->> 8, v ->> 9 FROM item`

function summaryOf(reading: Reading): ImportSummary {
  return { sheets: reading.sheets, counts: {}, issues: { errors: 0, notices: 0, held: 0 } }
}
