/** An undo as people see it: what it would do, what it did, row by row with reasons in words. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import {
  type Undo,
  type UndoCounts,
  type UndoRow,
  type UndoWhy,
  undoWhyWords,
  type Verdict,
} from '../../../shared/undo.ts'
import { titleOf } from '../difference/record.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { isHeld } from './held.ts'

type Counted = { verdict: Verdict; why: UndoWhy | null; total: number }

/** Counts of what was done. */
export async function undoCounts(db: D1Database, id: number): Promise<UndoCounts> {
  return countsOf(await done(db, id))
}

async function done(db: D1Database, id: number): Promise<Counted[]> {
  const { results } = await db
    .prepare(
      `SELECT undone AS verdict, undone_why AS why, count(*) AS total FROM staged
       WHERE import_id = ?1 AND undone IS NOT NULL GROUP BY undone, undone_why`,
    )
    .bind(id)
    .all<Counted>()
  return results
}

/** The same as verdict.ts says of one record, of all at once; but for members of a household that stays. */
async function foreseen(db: D1Database, row: ImportRow): Promise<Counted[]> {
  const entities = [...new Set(layoutsOf(row).map(({ entity }) => entity))]
  if (entities.length === 0) return []
  const answers = await db.batch<Counted>(entities.map((entity) => db.prepare(foreseenSql(entity)).bind(row.id)))
  return answers.flatMap(({ results }) => results)
}

function foreseenSql(entity: Entity): string {
  const held = isHeld(entity, 's.key')
  const needed =
    entity === 'household'
      ? `WHEN s.state = 'new' AND ${held} THEN 'paired'
         WHEN s.state = 'new' AND EXISTS (SELECT 1 FROM visit AS v WHERE v.household_no = s.key AND v.import_id IS NOT ?1) THEN 'visited'`
      : held === null
        ? ''
        : `WHEN s.state = 'new' AND ${held} THEN 'serves'`
  return `SELECT CASE why WHEN 'nothing' THEN 'nothing' WHEN 'missing' THEN 'failed' WHEN 'reversed' THEN 'reversed' ELSE 'kept' END AS verdict,
      CASE WHEN why IN ('nothing', 'reversed') THEN NULL ELSE why END AS why, count(*) AS total
    FROM (SELECT CASE WHEN s.state NOT IN ('new', 'changed') THEN 'nothing' WHEN t.key IS NULL AND NOT EXISTS (
          SELECT 1 FROM departed AS d WHERE d.entity = s.entity AND d.key = s.key AND d.back_at IS NULL) THEN 'missing'
        WHEN t.edited_at IS NOT NULL THEN 'edited' ${needed} ELSE 'reversed' END AS why
      FROM staged AS s LEFT JOIN ${entity} AS t ON t.key = s.key WHERE s.import_id = ?1 AND s.entity = '${entity}')
    GROUP BY 1, 2`
}

function countsOf(counted: Counted[]): UndoCounts {
  const of = (verdict: Verdict) =>
    counted.filter((one) => one.verdict === verdict).reduce((sum, one) => sum + one.total, 0)
  return { reversed: of('reversed'), nothing: of('nothing'), kept: of('kept'), failed: of('failed') }
}

export async function undoOf(
  db: D1Database,
  row: ImportRow,
  refused: string | null,
  query: PageQuery & { verdict?: Verdict },
): Promise<Undo> {
  const over = row.state === 'undone' || row.state === 'undoing'
  const [counted, later, rows] = await Promise.all([
    over ? done(db, row.id) : refused === null ? foreseen(db, row) : [],
    over || refused !== null ? [] : laterWords(db, row),
    undoneRows(db, row, query),
  ])
  const why = new Map<UndoWhy, number>()
  for (const one of counted)
    if (one.why !== null && one.verdict !== 'reversed') why.set(one.why, (why.get(one.why) ?? 0) + one.total)
  const kept = [...why].map(([code, count]) => ({ why: code, words: undoWhyWords[code], count }))
  return { counts: countsOf(counted), kept, later, refused, rows }
}

async function laterWords(db: D1Database, row: ImportRow): Promise<Undo['later']> {
  const { results } = await db
    .prepare(
      `SELECT i.id, i.file_name AS fileName, count(*) AS records FROM import AS i CROSS JOIN staged AS s
       WHERE i.commit_no > ?2 AND i.state = 'committed' AND s.import_id = ?1 AND s.state IN ('new', 'changed')
         AND EXISTS (SELECT 1 FROM staged AS o WHERE o.import_id = i.id AND o.entity = s.entity AND o.key = s.key AND o.state <> 'kept')
       GROUP BY i.id ORDER BY i.commit_no`,
    )
    .bind(row.id, row.commit_no)
    .all<Undo['later'][number]>()
  return results
}

type RowOf = Pick<UndoRow, 'entity' | 'key' | 'sheet' | 'row' | 'verdict'> & {
  why: UndoWhy | null
  layout: number
  data: string
  total: number
}

async function undoneRows(
  db: D1Database,
  row: ImportRow,
  { page, size, verdict }: PageQuery & { verdict?: Verdict },
): Promise<Page<UndoRow>> {
  const where = 'import_id = ?1 AND undone IS NOT NULL AND (?2 IS NULL OR undone = ?2)'
  const [rows, total] = await db.batch<RowOf>([
    db
      .prepare(
        `SELECT entity, key, sheet, row, undone AS verdict, undone_why AS why, layout, data FROM staged WHERE ${where}
         ORDER BY undone, entity, key, n LIMIT ?3 OFFSET ?4`,
      )
      .bind(row.id, verdict ?? null, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM staged WHERE ${where}`).bind(row.id, verdict ?? null),
  ])
  const described = (rows?.results ?? []).map((one) => describe(row, one))
  const known = await db
    .prepare('SELECT key FROM household WHERE key IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(described.map(({ householdNo }) => householdNo)))
    .all<{ key: string }>()
  const households = new Set(known.results.map(({ key }) => key))
  for (const one of described) one.known = one.householdNo !== null && households.has(one.householdNo)
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}

function describe(of: ImportRow, { entity, key, sheet, row, verdict, why, layout, data }: RowOf): UndoRow {
  const columns = layoutsOf(of)[layout]?.columns ?? []
  const said = Object.fromEntries((JSON.parse(data) as unknown[]).map((value, at) => [columns[at], value]))
  const householdNo = entity === 'household' ? key : typeof said.household_no === 'string' ? said.household_no : null
  const title = entity === 'household' && !said.head_name ? '户' : titleOf(entity, key, said)
  return { entity, key, title, sheet, row, verdict, why: why && undoWhyWords[why], householdNo, known: false }
}
