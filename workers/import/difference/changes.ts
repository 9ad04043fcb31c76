/** Which columns a file changes, and how often: what an officer sees of ten thousand changed rows at a glance. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Entity, ImportSummary } from '../../../shared/import.ts'
import { sameSql } from '../commit/merge.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { columnTitle, isSilent } from './column.ts'

type Changes = NonNullable<ImportSummary['changes']>

export async function changedColumns(db: D1Database, row: ImportRow): Promise<Changes> {
  const layouts = layoutsOf(row)
  if (layouts.length === 0) return {}
  const counted = await db.batch<Record<string, number | null>>(
    layouts.map(({ entity, columns }, index) => {
      const sums = columns.map((column, at) => `sum(NOT ${sameSql(entity, column, `s.data ->> ${at}`)}) AS "${column}"`)
      return db
        .prepare(
          `SELECT ${sums.length === 0 ? 'NULL' : sums.join(', ')} FROM staged AS s JOIN ${entity} AS t ON t.key = s.key
           WHERE s.import_id = ?1 AND s.layout = ?2 AND s.state = 'changed'`,
        )
        .bind(row.id, index)
    }),
  )
  const counts = new Map<Entity, Map<string, number>>()
  layouts.forEach(({ entity }, at) => {
    const known = counts.get(entity) ?? new Map<string, number>()
    for (const [column, count] of Object.entries(counted[at]?.results[0] ?? {})) {
      if (count !== null && count > 0 && (column === 'extra' || !isSilent(column))) {
        known.set(column, (known.get(column) ?? 0) + count)
      }
    }
    counts.set(entity, known)
  })
  return Object.fromEntries(
    [...counts].flatMap(([entity, columns]) => {
      const said = [...columns].map(([field, count]) => ({ field, name: columnTitle(entity, field), count }))
      return said.length === 0 ? [] : [[entity, said.sort((a, b) => b.count - a.count)]]
    }),
  )
}
