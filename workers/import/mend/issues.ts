/** The problem rows of an import, a page at a time from a place in the list: as quick at its end as at its beginning. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { IssueRow, PendingFixes } from '../../../shared/fix.ts'
import type { Issue } from '../../../shared/import.ts'
import { shownElsewhere } from './column.ts'
import type { Counted, IssueFilter } from './groups.ts'
import { pendingFixes, wasOf } from './marks.ts'

export type Listed = Omit<IssueRow, 'choices'>
/** From where: behind a place, or before it; neither: from the beginning. */
export interface Cursor {
  after?: number
  before?: number
  size: number
}

export async function countedIssues(
  db: D1Database,
  id: number,
): Promise<{ counted: Counted[]; held: number; pending: PendingFixes }> {
  const [counted, held, pending] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT sheet, at, header, code, level, total, mended, first, last FROM issue_group WHERE import_id = ?1 ORDER BY id`,
      )
      .bind(id),
    heldRows(db, id),
    pendingFixes(db, id),
  ])
  return {
    counted: counted!.results as unknown as Counted[],
    held: Number(held!.results[0]!.held),
    pending: pending!.results[0] as unknown as PendingFixes,
  }
}

/** Rows an error keeps out of the register: a row may lack two things. */
export function heldRows(db: D1Database, id: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT count(DISTINCT sheet || char(10) || row) AS held FROM import_issue INDEXED BY import_issue_error
       WHERE import_id = ?1 AND level = 'error' AND row IS NOT NULL`,
    )
    .bind(id)
}

/** One more than a page: whether there are others. */
export function pageSql(filter: IssueFilter, backwards: boolean): { sql: string; values: (string | number | null)[] } {
  const values: (string | number | null)[] = []
  const is = (column: string, value: string | number | null) => {
    values.push(value)
    return ` AND ${column} IS ?${values.length + 4}`
  }
  const isSort = filter.code !== undefined && filter.header !== undefined
  const index = isSort ? 'import_issue_group' : filter.level === 'error' ? 'import_issue_error' : null
  const where = [
    // A sign keeps the planner from an index that is in no order of the list.
    filter.code === undefined ? '' : is(isSort ? 'code' : '+code', filter.code),
    filter.header === undefined ? '' : is(isSort ? 'header' : '+header', filter.header),
    filter.sheet === undefined ? '' : is('+sheet', filter.sheet),
    filter.at === undefined ? '' : is('+at', filter.at),
    filter.level === undefined ? '' : ` AND level = '${filter.level === 'error' ? 'error' : 'notice'}'`,
    filter.open ? ' AND mended = 0' : '',
  ]
  const sql = `
    SELECT n, sheet, row, header, field, at, who, code, value, level FROM import_issue
    ${index === null ? '' : `INDEXED BY ${index}`}
    WHERE import_id = ?1 AND n >= ?2 AND n <= ?3${where.join('')} ORDER BY n ${backwards ? 'DESC' : 'ASC'} LIMIT ?4`
  return { sql, values }
}

export async function issuePage(
  db: D1Database,
  id: number,
  {
    filter,
    span,
    cursor,
  }: { filter: IssueFilter; span: { first: number; last: number; total: number }; cursor: Cursor },
): Promise<{ rows: Listed[]; total: number; next: number | null; previous: number | null }> {
  if (span.total === 0) return { rows: [], total: 0, next: null, previous: null }
  const backwards = cursor.before !== undefined
  const first = cursor.after === undefined ? span.first : Math.max(span.first, cursor.after + 1)
  const last = cursor.before === undefined ? span.last : Math.min(span.last, cursor.before - 1)
  const { sql, values } = pageSql(filter, backwards)
  const { results } = await db
    .prepare(sql)
    .bind(id, first, last, cursor.size + 1, ...values)
    .all<Issue & { n: number }>()
  const more = results.length > cursor.size
  const page = results.slice(0, cursor.size)
  if (backwards) page.reverse()
  const rows = await withFixes(db, id, page)
  const hasNext = backwards || more
  const hasPrevious = backwards ? more : cursor.after !== undefined
  return {
    rows,
    total: span.total,
    next: hasNext ? (page.at(-1)?.n ?? null) : null,
    previous: hasPrevious ? (page[0]?.n ?? null) : null,
  }
}

async function withFixes(db: D1Database, id: number, page: (Issue & { n: number })[]): Promise<Listed[]> {
  const [fixes, same] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT i.n, f.id, f.row, f.value, f.leaves FROM json_each(?2) AS j
         CROSS JOIN import_issue AS i ON i.import_id = ?1 AND i.n = j.value
         CROSS JOIN import_fix AS f ON f.import_id = ?1 AND f.sheet = i.sheet AND f.at = i.at AND f.row IN (0, i.row)
           AND f.was = ${wasOf('i')} AND f.state <> 'dropped'
         ORDER BY f.row`,
      )
      .bind(id, JSON.stringify(page.map(({ n }) => n))),
    db
      .prepare(
        `WITH one AS MATERIALIZED (
           SELECT min(i.n) AS n, i.sheet, i.at, i.value, i.code FROM json_each(?2) AS j
           CROSS JOIN import_issue AS i ON i.import_id = ?1 AND i.n = j.value
           WHERE i.at IS NOT NULL AND i.value IS NOT NULL GROUP BY i.sheet, i.at, i.value, i.code)
         SELECT sheet, at, value, code, (SELECT count(*) FROM import_issue AS s
             WHERE s.import_id = ?1 AND s.sheet = one.sheet AND s.at = one.at AND s.value = one.value AND s.code = one.code) AS same
         FROM one ORDER BY n`,
      )
      .bind(id, JSON.stringify(page.map(({ n }) => n))),
  ])
  // A cell's own fix comes behind its column's and stays.
  const fixOf = new Map((fixes?.results ?? []).map((fix) => [fix.n, fix]))
  const key = (one: Record<string, unknown>) => JSON.stringify([one.sheet, one.at, one.value, one.code])
  const sameAs = new Map((same?.results ?? []).map((one) => [key(one), Number(one.same)]))
  return page.map((issue) => {
    const fix = fixOf.get(issue.n) as { id: number; row: number; value: string; leaves: string | null } | undefined
    return {
      ...issue,
      same: shownElsewhere.includes(issue.code) ? 1 : (sameAs.get(key(issue)) ?? 1),
      fix: fix === undefined ? null : { id: fix.id, value: fix.value, all: fix.row === 0, leaves: fix.leaves },
    }
  })
}
