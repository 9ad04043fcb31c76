/** The issues of a reading, placed and counted once, behind everything that finds any. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { RecognisedSheet } from '../../../shared/recognised.ts'
import { codeList, noNumber } from './column.ts'

export function countIssues(db: D1Database, id: number, sheets: RecognisedSheet[]): D1PreparedStatement[] {
  return [
    db.prepare(placeSql).bind(id, JSON.stringify(numberColumns(sheets))),
    db.prepare('DELETE FROM issue_group WHERE import_id = ?1').bind(id),
    db.prepare(countSql).bind(id),
  ]
}

/** [sheet, at, header] of the column a household's number would stand in. */
function numberColumns(sheets: RecognisedSheet[]): [string, number, string][] {
  return sheets.flatMap(({ name, tables }) => {
    const [table, other] = tables
    const column = table?.columns.find(({ field }) => field === 'household_no')
    return column && !other ? [[name, column.at, column.header] satisfies [string, number, string]] : []
  })
}

/** A household nobody answered to (resolve.ts) is mended by its number, where the table has a column for it. */
const placeSql = `
  UPDATE import_issue SET at = j.value ->> 1, header = j.value ->> 2 FROM json_each(?2) AS j
  WHERE import_issue.import_id = ?1 AND import_issue.sheet = j.value ->> 0 AND import_issue.at IS NULL AND import_issue.code IN (${codeList(noNumber)})`

const countSql = `
  INSERT INTO issue_group (import_id, sheet, at, header, field, code, level, total, mended, first, last)
  SELECT ?1, sheet, at, header, field, code, level, count(*), sum(mended), min(n), max(n) FROM import_issue WHERE import_id = ?1
  GROUP BY sheet, at, header, field, code, level ORDER BY min(n)`
