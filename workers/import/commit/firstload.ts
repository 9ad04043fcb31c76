/**
 * A first load: a table that is empty when its first ledger is committed is filled without its indexes, which are made anew behind it
 * — measured, half the time of 100,000 persons. What was dropped is kept with the import until it is made again, so that a kill loses nothing.
 */
import type { D1Database } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import { type ImportRow, layoutsOf } from '../store.ts'

/** Fewer rows are inserted faster than indexes are made. */
const worthWhile = 20_000

export async function dropIndexes(db: D1Database, row: ImportRow): Promise<void> {
  if (row.rows_staged < worthWhile) return
  const entities = [...new Set(layoutsOf(row).map((layout) => layout.entity))]
  const empty = await emptyTables(db, entities)
  const { results } = await db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN (SELECT value FROM json_each(?1)) ORDER BY name`,
    )
    .bind(JSON.stringify(empty))
    .all<{ name: string; sql: string }>()
  if (results.length === 0) return
  await db.batch([
    db
      .prepare('UPDATE import SET dropped_indexes = ?2 WHERE id = ?1')
      .bind(row.id, JSON.stringify(results.map(({ sql }) => sql))),
    ...results.map(({ name }) => db.prepare(`DROP INDEX IF EXISTS ${name}`)),
  ])
}

async function emptyTables(db: D1Database, entities: Entity[]): Promise<Entity[]> {
  if (entities.length === 0) return []
  const answers = await db.batch<{ filled: number }>(
    entities.map((entity) => db.prepare(`SELECT EXISTS (SELECT 1 FROM ${entity}) AS filled`)),
  )
  return entities.filter((_, at) => answers[at]?.results[0]?.filled === 0)
}

/** Makes them again, also behind a load that failed; nothing where none were dropped. */
export async function makeIndexes(db: D1Database, row: ImportRow): Promise<void> {
  if (row.dropped_indexes === null) return
  const dropped = JSON.parse(row.dropped_indexes) as string[]
  await db.batch([
    ...dropped.map((sql) => db.prepare(sql.replace(/^CREATE INDEX (?!IF NOT)/, 'CREATE INDEX IF NOT EXISTS '))),
    db.prepare('UPDATE import SET dropped_indexes = NULL WHERE id = ?1').bind(row.id),
  ])
}
