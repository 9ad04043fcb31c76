/** Fixes of an import: kept, shown, taken back, read with the workbook. D1 only; what a fix says is never on the trail. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Fix, KeptFix, PendingFixes } from '../../../shared/fix.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { guarded } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { Problem } from '../../http/problem.ts'
import { type ImportRow, theImport } from '../store.ts'
import { judged, type Kept } from './judge.ts'
import { markMended, pendingFixes, type Touched } from './marks.ts'

type Hand = { id: number; actor: string; at: Date }
type Deed = { fixes: number; cells?: number }
/** What became of a fix, in the order they were sent. */
export type Fixed = { id: number; cells: number; leaves: string | null }

const mendable = ['ready', 'refused']
const notNow = () => new Problem('conflict', '现在不能更正：只有“待确认”的导入可以更正。请刷新页面看它到了哪一步。')

export async function keepFixes(
  county: CountyDatabase,
  { id, actor, at }: Hand,
  fixes: Fix[],
): Promise<{ fixes: Fixed[]; pending: PendingFixes }> {
  const row = await mendableImport(county.db, id)
  const kept = await judged(county, row, fixes)
  const cells = kept.reduce((sum, one) => sum + one.cells, 0)
  const keep = county.db
    .prepare(keepSql)
    .bind(id, JSON.stringify(kept.map((one) => listed(one))), actor, at.toISOString())
  const statements = [keep, ...markMended(county.db, id, kept)]
  const [ids] = await changed<{ id: number; cell: string }>(
    county,
    { id, actor, at },
    { fixes: kept.length, cells },
    statements,
  )
  const idOf = new Map(ids!.results.map((one) => [one.cell, one.id]))
  return {
    fixes: kept.map((one) => ({ id: idOf.get(cellOf(one)) as number, cells: one.cells, leaves: one.leaves })),
    pending: (await pendingFixes(county.db, id).first<PendingFixes>())!,
  }
}

export async function takeBack(county: CountyDatabase, hand: Hand, fixId: number): Promise<{ pending: PendingFixes }> {
  const { db } = county
  await mendableImport(db, hand.id)
  const fix = await db
    .prepare(
      `SELECT sheet, at, row, was, cells FROM import_fix WHERE import_id = ?1 AND id = ?2 AND state <> 'dropped'`,
    )
    .bind(hand.id, fixId)
    .first<Touched & { cells: number }>()
  if (fix === null) throw new Problem('not-found', '没有这处更正，也许已经撤回。请刷新页面。')
  await changed(county, hand, { takenBack: 1, cells: fix.cells }, [
    db
      .prepare(
        `UPDATE import_fix SET state = 'dropped' WHERE import_id = ?1 AND id = ?2 AND state IN ('read', 'changed')`,
      )
      .bind(hand.id, fixId),
    db.prepare(`DELETE FROM import_fix WHERE import_id = ?1 AND id = ?2 AND state = 'new'`).bind(hand.id, fixId),
    ...markMended(db, hand.id, [fix]),
  ])
  return { pending: (await pendingFixes(db, hand.id).first<PendingFixes>())! }
}

export async function listFixes(db: D1Database, id: number, { page, size }: PageQuery): Promise<Page<KeptFix>> {
  const [rows, total] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT f.id, f.sheet, f.at, nullif(f.row, 0) AS row, f.was, f.value, f.cells, f.leaves, f.state, f.fixed_by AS fixedBy,
           f.fixed_at AS fixedAt, f.header
         FROM import_fix AS f WHERE f.import_id = ?1 ORDER BY f.id DESC LIMIT ?2 OFFSET ?3`,
      )
      .bind(id, size, (page - 1) * size),
    db.prepare('SELECT count(*) AS total FROM import_fix WHERE import_id = ?1').bind(id),
  ])
  return { rows: (rows?.results ?? []) as KeptFix[], page, size, total: Number(total?.results[0]?.total) }
}

async function mendableImport(db: D1Database, id: number): Promise<ImportRow> {
  const row = await theImport(db, id)
  if (!mendable.includes(row.state) || row.summary === null) throw notNow()
  return row
}

const cellOf = ({ sheet, at, row, was }: Touched) => JSON.stringify([sheet, at, row, was])
const listed = (one: Kept) => [one.sheet, one.at, one.row, one.was, one.value, one.cells, one.leaves, one.header]

/** A fix of the same cell is replaced, and comes behind the others. */
const keepSql = `
  INSERT OR REPLACE INTO import_fix (import_id, sheet, at, row, was, value, cells, leaves, header, state, fixed_by, fixed_at)
  SELECT ?1, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5, j.value ->> 6, j.value ->> 7,
    CASE WHEN EXISTS (SELECT 1 FROM import_fix AS f WHERE f.import_id = ?1 AND f.sheet = j.value ->> 0 AND f.at = j.value ->> 1
      AND f.row = j.value ->> 2 AND f.was = j.value ->> 3 AND f.state <> 'new') THEN 'changed' ELSE 'new' END, ?3, ?4
  FROM json_each(?2) AS j WHERE true ORDER BY j.key
  RETURNING id, json_array(sheet, at, row, was) AS cell`

/** The deed with its statements; where the import has moved on since, nothing. Answers the results behind the guard's. */
async function changed<T = unknown>(
  county: CountyDatabase,
  { id, actor, at }: Hand,
  detail: Deed | Record<string, number>,
  statements: D1PreparedStatement[],
) {
  const states = mendable.map((state) => `'${state}'`).join(', ')
  const guard = county.db
    .prepare(`UPDATE import SET state = CASE WHEN state IN (${states}) THEN state END WHERE id = ?1`)
    .bind(id)
  const deed = { at, actor, action: 'import.mend', subject: String(id), detail }
  return (await guarded<T>(county, deed, [guard, ...statements], 'import.state', notNow)).slice(1)
}
