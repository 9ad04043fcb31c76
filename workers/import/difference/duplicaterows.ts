/** Duplicates (重复) row by row, those that belong together beside one another. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DuplicateRow, DuplicateWhy } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { stagedHouseholdSql, titleOf } from './record.ts'

interface Listed {
  id: number
  why: DuplicateWhy
  mark: string
  entity: Entity
  key: string
  sheet: string
  row: number
  layout: number | null
  data: string | null
  householdNo: string | null
  other_key: string | null
  other_name: string | null
  other_household_no: string | null
}

export async function listDuplicates(
  db: D1Database,
  row: ImportRow,
  { where, q, page, size }: PageQuery & { where: 'file' | 'county'; q?: string },
): Promise<Page<DuplicateRow>> {
  const layouts = layoutsOf(row)
  const no = `CASE d.entity WHEN 'person' THEN ${stagedHouseholdSql(layouts, 'person')} WHEN 'household' THEN s.key END`
  const found = `d.import_id = ?1 AND d.place = ?2 AND (?3 IS NULL OR instr(d.key, ?3) OR instr(COALESCE(d.other_name, ''), ?3))`
  const [rows, total] = await db.batch<Listed & { total: number }>([
    db
      .prepare(
        `SELECT d.id, d.why, d.mark, d.entity, d.key, d.sheet, d.row, s.layout, s.data, ${no} AS householdNo,
           d.other_key, d.other_name, d.other_household_no
         FROM (SELECT * FROM duplicate AS d WHERE ${found} ORDER BY d.mark, d.id LIMIT ?4 OFFSET ?5) AS d
         LEFT JOIN staged AS s INDEXED BY staged_key
           ON s.import_id = d.import_id AND s.entity = d.entity AND s.key = d.key AND s.sheet = d.sheet AND s.row = d.row
         ORDER BY d.mark, d.id`,
      )
      .bind(row.id, where, q ?? null, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM duplicate AS d WHERE ${found}`).bind(row.id, where, q ?? null),
  ])
  const described = (rows?.results ?? []).map((item): DuplicateRow => {
    const columns = item.layout === null ? [] : (layouts[item.layout]?.columns ?? [])
    const data = item.data === null ? [] : (JSON.parse(item.data) as unknown[])
    const record = Object.fromEntries(columns.map((column, at) => [column, data[at]]))
    const { id, why, mark, entity, key, sheet, row: at, householdNo } = item
    return {
      id,
      why,
      mark,
      entity,
      title: titleOf(entity, key, record) || key,
      householdNo,
      sheet,
      row: at,
      other:
        item.other_key === null
          ? null
          : { name: item.other_name ?? item.other_key, householdNo: item.other_household_no },
    }
  })
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}
