/** The difference (差异): each staged row against the register, and what the county is told before it says yes. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Entity, ImportSummary } from '../../../shared/import.ts'
import { compareSql } from '../commit/merge.ts'
import { heldRows } from '../mend/issues.ts'
import { type ImportRow, layoutsOf, saveSummary } from '../store.ts'
import { changedColumns } from './changes.ts'
import { countDuplicates, noteDuplicates } from './duplicates.ts'
import { noteGone } from './gone.ts'

const span = 20_000

export async function difference(db: D1Database, row: ImportRow): Promise<void> {
  const layouts = layoutsOf(row)
  for (let from = 0; from < row.rows_staged; from += span) {
    await db.batch(
      layouts.map((layout, index) => db.prepare(compareSql(layout)).bind(row.id, index, from, from + span)),
    )
  }
  await db.batch(noteGone(db, row.id, layouts))
  await db.batch(noteDuplicates(db, row.id, layouts))
  const summary = await counted(db, row)
  await db.batch([
    saveSummary(db, row.id, summary),
    db.prepare(`UPDATE import SET state = 'ready' WHERE id = ?1 AND state = 'reading'`).bind(row.id),
  ])
}

async function counted(db: D1Database, row: ImportRow): Promise<ImportSummary> {
  // Two tables of a workbook may each tell something of one household.
  const telling = layoutsOf(row).filter(({ entity }) => entity === 'household').length
  const records = telling > 1 ? 'count(DISTINCT key)' : 'count(*)'
  const [states, issues, gone, heldBack] = await db.batch<Record<string, unknown>>([
    db
      .prepare(`SELECT entity, state, ${records} AS total FROM staged WHERE import_id = ?1 GROUP BY entity, state`)
      .bind(row.id),
    db.prepare('SELECT level, sum(total) AS total FROM issue_group WHERE import_id = ?1 GROUP BY level').bind(row.id),
    db.prepare('SELECT entity, count(*) AS total FROM gone WHERE import_id = ?1 GROUP BY entity').bind(row.id),
    heldRows(db, row.id),
  ])
  const counts: ImportSummary['counts'] = {}
  const of = (entity: Entity) => {
    counts[entity] ??= { new: 0, changed: 0, same: 0, kept: 0, refused: 0, gone: 0 }
    return counts[entity]
  }
  for (const { entity, state, total } of (states?.results ?? []) as {
    entity: Entity
    state: 'new' | 'changed' | 'same' | 'kept'
    total: number
  }[]) {
    of(entity)[state] = total
  }
  for (const { entity, total } of (gone?.results ?? []) as { entity: Entity; total: number }[]) of(entity).gone = total
  const levels = (issues?.results ?? []) as { level: 'error' | 'notice'; total: number }[]
  const [error, notice] = (['error', 'notice'] as const).map((level) => levels.find((item) => item.level === level))
  const [main] = layoutsOf(row).slice(-1)
  const held = Number(heldBack?.results[0]?.held)
  if (main && held > 0) of(main.entity).refused = held
  const { sheets } = JSON.parse(row.summary ?? '{"sheets":[]}') as ImportSummary
  return {
    sheets,
    counts,
    issues: { errors: error?.total ?? 0, notices: notice?.total ?? 0, held },
    changes: await changedColumns(db, row),
    duplicates: await countDuplicates(db, row.id),
  }
}
