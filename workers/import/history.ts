/** The history of imports (导入记录): the latest first, each with what it brought. */
import type { D1Database } from '@cloudflare/workers-types'
import { nextDay } from '../../shared/day.ts'
import type { ImportLine, ImportQuery } from '../../shared/import.ts'
import type { Page } from '../../shared/page.ts'
import { allOf, prepare, sql } from '../db/sql.ts'
import { type ImportRow, importOf } from './store.ts'

type Listed = ImportRow & { kinds: string | null; total: number }

const kinds = sql`SELECT group_concat(DISTINCT t.value ->> 'kindName') FROM json_each(i.summary, '$.sheets') AS s,
  json_each(s.value, '$.tables') AS t`

export async function listImports(db: D1Database, query: ImportQuery): Promise<Page<ImportLine>> {
  const { page, size } = query
  const where = whereOf(query)
  const [rows, total] = await db.batch<Listed>([
    // The summary of a workbook with many sheets is long: a list does with its counts.
    prepare(
      db,
      sql`SELECT i.*, NULL AS file_key, NULL AS layouts, NULL AS dropped_indexes, NULL AS choices, (${kinds}) AS kinds,
            CASE WHEN i.summary IS NULL THEN NULL ELSE json_object('sheets', json_array(), 'counts', i.summary -> '$.counts',
              'issues', i.summary -> '$.issues') END AS summary
          FROM import AS i WHERE ${where} ORDER BY i.id DESC LIMIT ${size} OFFSET ${(page - 1) * size}`,
    ),
    prepare(db, sql`SELECT count(*) AS total FROM import AS i WHERE ${where}`),
  ])
  const lines = (rows?.results ?? []).map((row) => ({ ...importOf(row), kinds: row.kinds?.split(',') ?? [] }))
  return { rows: lines, page, size, total: total?.results[0]?.total ?? 0 }
}

function whereOf({ state, by, kind, q, from, to }: ImportQuery) {
  const conditions = []
  if (state) conditions.push(sql`i.state = ${state}`)
  if (by) conditions.push(sql`${by} IN (i.uploaded_by, i.committed_by, i.submitted_by)`)
  if (q) conditions.push(sql`instr(i.file_name, ${q})`)
  if (kind) conditions.push(sql`instr(',' || (${kinds}) || ',', ${`,${kind},`})`)
  // Counties keep Beijing time; instants are kept in UTC.
  if (from) conditions.push(sql`i.uploaded_at >= ${began(from)}`)
  if (to) conditions.push(sql`i.uploaded_at < ${began(nextDay(to))}`)
  return allOf(conditions)
}

const began = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString()

/** Whom and which kinds of ledger a list may be narrowed to. */
export async function narrowings(db: D1Database): Promise<{ people: string[]; kinds: string[] }> {
  const [people, found] = await db.batch<{ name: string }>([
    db.prepare('SELECT DISTINCT uploaded_by AS name FROM import ORDER BY 1 LIMIT 200'),
    db.prepare(
      `SELECT DISTINCT t.value ->> 'kindName' AS name FROM import AS i, json_each(i.summary, '$.sheets') AS s,
         json_each(s.value, '$.tables') AS t ORDER BY 1`,
    ),
  ])
  const names = (rows: { name: string }[] | undefined) => (rows ?? []).map(({ name }) => name)
  return { people: names(people?.results), kinds: names(found?.results) }
}
