/** Rows held back: they became no record, and stand with what is wrong with them. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DiffQuery, DiffRow } from '../../../shared/difference.ts'
import type { Page } from '../../../shared/page.ts'
import type { ImportRow } from '../store.ts'
import { columnTitle } from './column.ts'

interface Refused {
  sheet: string
  row: number
  who: string | null
  issues: string
}

export async function refusedRows(
  db: D1Database,
  row: ImportRow,
  { entity, q, page, size }: DiffQuery,
): Promise<Page<DiffRow>> {
  const where = `import_id = ?1 AND level = 'error' AND (?2 IS NULL OR instr(COALESCE(who, ''), ?2))`
  const [rows, total] = await db.batch<Refused & { total: number }>([
    db
      .prepare(
        `SELECT sheet, COALESCE(row, 0) AS row, max(who) AS who, json_group_array(json_array(code, header, field, value)) AS issues
         FROM import_issue WHERE ${where} GROUP BY sheet, row ORDER BY min(n) LIMIT ?3 OFFSET ?4`,
      )
      .bind(row.id, q ?? null, size, (page - 1) * size),
    db
      .prepare(`SELECT count(*) AS total FROM (SELECT 1 FROM import_issue WHERE ${where} GROUP BY sheet, row)`)
      .bind(row.id, q ?? null),
  ])
  const described = (rows?.results ?? []).map(({ sheet, row: at, who, issues }): DiffRow => {
    const said = JSON.parse(issues) as [string, string | null, string | null, string | null][]
    return {
      entity,
      key: `${sheet} ${at}`,
      title: who ?? '',
      householdNo: null,
      known: false,
      sheet,
      row: at,
      state: 'refused',
      fields: said.map(([code, header, field, value]) => ({
        field: code,
        name: header ?? (field === null ? '' : columnTitle(entity, field)),
        old: null,
        new: value,
      })),
      left: null,
    }
  })
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}
