import type { D1Database } from '@cloudflare/workers-types'
import type { Page, PageQuery } from '../../shared/page.ts'
import { prepare, type Sql, sql } from './sql.ts'

/** A page of rows that each say how many there are in all; behind the last page one row, without `key`, says only that. */
export function pageOf<Row extends { total: number }, Read>(
  rows: Row[],
  { page, size }: PageQuery,
  key: keyof Row,
  read: (row: Omit<Row, 'total'>) => Read,
): Page<Read> {
  const there = rows.filter((row) => row[key] !== null)
  return { rows: there.map(({ total: _, ...row }) => read(row)), page, size, total: rows[0]!.total }
}

/** A page of what is found, and how many there are, each by its own statement. `from`: FROM … WHERE …, without an order. */
export async function countedPage<Row>(
  db: D1Database,
  { columns, from, order }: { columns: Sql; from: Sql; order: Sql },
  { page, size }: PageQuery,
): Promise<Page<Row>> {
  const counted = sql`SELECT count(*) AS total ${from}`
  const listed = sql`SELECT ${columns} ${from} ORDER BY ${order} LIMIT ${size} OFFSET ${(page - 1) * size}`
  const [count, found] = await db.batch<unknown>([counted, listed].map((part) => prepare(db, part)))
  const [{ total }] = count!.results as [{ total: number }]
  return { rows: found!.results as Row[], page, size, total }
}
