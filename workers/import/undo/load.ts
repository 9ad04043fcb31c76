/** The next records of an import to take back, with all that is needed to decide: what they are, and what others have said of them since. */
import type { D1Database } from '@cloudflare/workers-types'
import { Entity } from '../../../shared/import.ts'
import type { UndoWhy } from '../../../shared/undo.ts'
import { commitSpan } from '../commit/step.ts'
import { entityColumns, linkedColumns, sourceColumns } from '../kind/entity.ts'
import type { Layout } from '../stage/layout.ts'
import type { ImportRow } from '../store.ts'
import { isHeld } from './held.ts'
import type { Fields, Word } from './record.ts'
import type { UndoneRecord } from './verdict.ts'

export interface Records {
  entity: Entity
  last: string
  all: UndoneRecord[]
}

type WordRow = {
  import_id: number
  n: number
  layout: number
  key: string
  sheet: string
  row: number
  data: string
  state: Word['state']
  before: string | null
  layouts: string
  commit_no: number
}

/** Behind `undo_from`, of one table, households before their people; null: there are no more. */
export async function loadRecords(db: D1Database, row: ImportRow, count: number): Promise<Records | null> {
  const [from, after] = JSON.parse(row.undo_from!) as [string, string]
  const next = await db
    .prepare(
      `SELECT DISTINCT entity, key FROM staged WHERE import_id = ?1 AND (entity, key) > (?2, ?3) ORDER BY entity, key LIMIT ?4`,
    )
    .bind(row.id, from, after, count)
    .all<{ entity: string; key: string }>()
  const first = next.results[0]
  if (first === undefined) return null
  const entity = Entity.parse(first.entity)
  const keys = next.results.filter((one) => one.entity === entity).map(({ key }) => key)
  return { entity, last: keys.at(-1)!, all: await recordsOf(db, row, entity, keys) }
}

export async function recordsOf(
  db: D1Database,
  row: ImportRow,
  entity: Entity,
  keys: string[],
): Promise<UndoneRecord[]> {
  const bound = (sql: string) => db.prepare(sql).bind(JSON.stringify(keys), row.id)
  const [words, now, needed, away] = await db.batch<Record<string, unknown>>([
    bound(wordsSql(entity)),
    bound(`SELECT * FROM ${entity} WHERE ?2 IS NOT NULL AND key IN (SELECT value FROM json_each(?1))`),
    bound(neededSql(entity)),
    bound(awaySql(entity)),
  ])
  const left = new Map((away!.results as unknown as Away[]).map((one) => [one.key, one]))
  const counting = (words!.results as unknown as WordRow[]).filter((word) => {
    return word.commit_no <= (left.get(word.key)?.commit_no ?? Number.POSITIVE_INFINITY)
  })
  const said = wordsOf(counting)
  const records = new Map(now!.results.map((record) => [String(record.key), record]))
  const why = new Map(needed!.results.map((one) => [String(one.key), one.why as UndoWhy]))
  return keys.map((key): UndoneRecord => {
    const gone = left.get(key)
    const record = gone === undefined ? records.get(key) : (JSON.parse(gone.record) as Record<string, unknown>)
    return {
      key,
      current: record === undefined ? null : deliveredOf(entity, record),
      words: said.get(key) ?? [],
      inRegister: record !== undefined,
      edited: (record?.edited_at ?? null) !== null,
      departedId: gone?.id ?? null,
      needed: why.get(key) ?? null,
    }
  })
}

/** What a row taken back said counts no more; one that was kept still does. */
const wordsSql = (entity: Entity) => `
  SELECT s.import_id, s.n, s.layout, s.key, s.sheet, s.row, s.data, s.state, s.before, i.layouts, i.commit_no
  FROM json_each(?1) AS k CROSS JOIN import AS i CROSS JOIN staged AS s
  WHERE i.commit_no >= (SELECT commit_no FROM import WHERE id = ?2)
    AND s.import_id = i.id AND s.entity = '${entity}' AND s.key = k.value AND (s.undone IS NULL OR s.undone IN ('kept', 'failed'))
  ORDER BY i.commit_no, (s.n - 1) / ${commitSpan}, s.layout, s.n`

type Away = { id: number; key: string; record: string; commit_no: number }

/** A later import said that it left: what it was lies in `departed`, and what was said since is of another. ?1 keys, ?2 import. */
const awaySql = (entity: Entity) => `
  SELECT d.id, d.key, d.record, i.commit_no FROM json_each(?1) AS k CROSS JOIN departed AS d JOIN import AS i ON i.id = d.import_id
  WHERE d.entity = '${entity}' AND d.entity NOT IN ('cadre', 'pairing') AND d.key = k.value AND d.import_id <> ?2
    AND (d.back_at IS NULL OR d.back_import_id IS NOT NULL) AND i.commit_no > (SELECT commit_no FROM import WHERE id = ?2)
  ORDER BY i.commit_no DESC, d.id DESC`

/** Why a record stays although no other ledger names it. ?1 keys, ?2 import. */
function neededSql(entity: Entity): string {
  if (entity === 'household')
    return `SELECT k.value AS key, CASE
        WHEN ${isHeld(entity, 'k.value')} THEN 'paired'
        WHEN EXISTS (SELECT 1 FROM visit AS v WHERE v.household_no = k.value AND v.import_id IS NOT ?2) THEN 'visited' END AS why
      FROM json_each(?1) AS k`
  if (entity === 'person')
    return `SELECT p.key, 'household' AS why FROM json_each(?1) AS k CROSS JOIN person AS p CROSS JOIN staged AS h INDEXED BY staged_key
      WHERE p.key = k.value AND h.import_id = ?2 AND h.entity = 'household' AND h.key = p.household_no AND h.undone = 'kept'`
  if (entity === 'cadre')
    return `SELECT j.value AS key, 'serves' AS why FROM json_each(?1) AS j WHERE ?2 IS NOT NULL AND ${isHeld(entity, 'j.value')}`
  return 'SELECT NULL AS key, NULL AS why WHERE ?1 IS NULL AND ?2 IS NULL'
}

function wordsOf(rows: WordRow[]): Map<string, Word[]> {
  const layouts = new Map<number, Layout[]>()
  const words = new Map<string, Word[]>()
  for (const row of rows) {
    if (!layouts.has(row.import_id)) layouts.set(row.import_id, JSON.parse(row.layouts))
    const { import_id: importId, n, key, sheet, state } = row
    const columns = layouts.get(importId)![row.layout]!.columns
    const before = row.before === null ? null : (JSON.parse(row.before) as Fields)
    const word: Word = { importId, n, columns, data: JSON.parse(row.data), sheet, row: row.row, state, before }
    words.set(key, [...(words.get(key) ?? []), word])
  }
  return words
}

/** Without what link.ts found in its place. */
export function deliveredOf(entity: Entity, record: Record<string, unknown>): Fields {
  const { linked } = record
  if ((entity === 'cadre' || entity === 'village') && linked !== null) return null
  const columns = [...entityColumns[entity], 'written', 'extra', ...sourceColumns]
  const fields = Object.fromEntries(columns.map((column) => [column, record[column] ?? null]))
  for (const column of (linked ?? null) === null ? [] : (linkedColumns[entity] ?? []))
    fields[column] = linked === 1 ? null : ''
  return fields
}
