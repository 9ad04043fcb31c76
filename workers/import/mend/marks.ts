/** Which issues a fix mends, and how many of each sort: brought up to date where fixes have just been written or taken back. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

import { codeList, shownElsewhere } from './column.ts'

/** What an issue's cell says: a value from above is none of its own. */
export const wasOf = (issue: string) =>
  `CASE WHEN ${issue}.code IN (${codeList(shownElsewhere)}) THEN '' ELSE coalesce(${issue}.value, '') END`

/** A fix's cell; `row` 0: all of the column that say `was`. */
export interface Touched {
  sheet: string
  at: number
  row: number
  was: string
}

/** Statements of the batch that writes the fixes, behind it. */
export function markMended(db: D1Database, id: number, touched: Touched[]): D1PreparedStatement[] {
  const json = JSON.stringify(touched.map(({ sheet, at, row, was }) => [sheet, at, row, was]))
  return [countSql, markSql, pendingSql].map((sql) =>
    sql === pendingSql ? db.prepare(sql).bind(id) : db.prepare(sql).bind(id, json),
  )
}

/** The cell's own fix, else its column's: does it leave nothing to complain of? */
const own = (row: string) => `
  (SELECT f.leaves IS NULL FROM import_fix AS f WHERE f.import_id = ?1 AND f.sheet = i.sheet AND f.at = i.at AND f.row = ${row}
   AND f.was = ${wasOf('i')} AND f.state <> 'dropped')`

const touched = `
  WITH fix AS MATERIALIZED (
    SELECT value ->> 0 AS sheet, value ->> 1 AS at, value ->> 2 AS row, value ->> 3 AS was FROM json_each(?2)),
  cell AS MATERIALIZED (
    SELECT i.n FROM fix CROSS JOIN import_issue AS i
      ON i.import_id = ?1 AND i.sheet = fix.sheet AND i.at = fix.at AND i.row = fix.row WHERE fix.row > 0
    UNION
    SELECT i.n FROM fix CROSS JOIN import_issue AS i INDEXED BY import_issue_same
      ON i.import_id = ?1 AND i.sheet = fix.sheet AND i.at = fix.at AND i.value = fix.was WHERE fix.row = 0),
  marked AS MATERIALIZED (
    SELECT i.n, i.sheet, i.at, i.code, i.header, i.mended AS before, coalesce(${own('i.row')}, ${own('0')}, 0) AS mended
    FROM cell CROSS JOIN import_issue AS i ON i.import_id = ?1 AND i.n = cell.n)`

const countSql = `${touched},
  change AS MATERIALIZED (
    SELECT sheet, at, code, header, sum(mended - before) AS by FROM marked GROUP BY sheet, at, code, header)
  UPDATE issue_group AS g SET mended = g.mended + change.by FROM change
  WHERE g.import_id = ?1 AND g.sheet = change.sheet AND g.at = change.at AND g.code = change.code AND g.header IS change.header`

const markSql = `${touched}
  UPDATE import_issue SET mended = marked.mended FROM marked
  WHERE import_issue.import_id = ?1 AND import_issue.n = marked.n AND import_issue.mended <> marked.mended`

const pendingSql = `
  UPDATE import SET fixes_pending = (SELECT count(*) FROM import_fix WHERE import_id = ?1 AND state <> 'read') WHERE id = ?1`

/** What waits for the workbook to be read again; a cell mended itself and with its whole column is one cell. */
export function pendingFixes(db: D1Database, id: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT count(*) AS fixes, coalesce(sum(CASE WHEN f.row <> 0 AND EXISTS (
         SELECT 1 FROM import_fix AS c WHERE c.import_id = f.import_id AND c.sheet = f.sheet AND c.at = f.at AND c.row = 0
           AND c.was IS f.was AND c.state = f.state) THEN 0 ELSE f.cells END), 0) AS cells
       FROM import_fix AS f WHERE f.import_id = ?1 AND f.state <> 'read'`,
    )
    .bind(id)
}
