/** Duplicates (重复): rows that may be somebody the file itself or the register has already, noted when the difference is made. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { DuplicateRow, DuplicateWhy } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { ledgerKinds } from '../catalogue.ts'
import type { Layout } from '../layout.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { stagedHouseholdSql, titleOf } from './record.ts'

/** A second record of the same key is told apart by /2 (table.ts), which in these tables is somebody's mistake. */
const single = [...new Set(ledgerKinds.flatMap((kind) => kind.records))]
  .filter((record) => record.repeats !== true)
  .map((record) => record.entity)

const into = 'INSERT INTO duplicate (import_id, place, why, mark, entity, key, sheet, row'

export function noteDuplicates(db: D1Database, importId: number, layouts: Layout[]): D1PreparedStatement[] {
  const sets = [
    sameKeys(),
    ...(['person', 'cadre'] as const).flatMap((entity) => sameIds(layouts, entity)),
    ...sameHeads(layouts),
  ]
  return [
    db.prepare('DELETE FROM duplicate WHERE import_id = ?1').bind(importId),
    ...sets.map((set) => db.prepare(set).bind(importId)),
  ]
}

function sameKeys(): string {
  const entities = [...new Set(single)].map((entity) => `'${entity}'`).join(', ')
  return `${into})
    WITH again AS MATERIALIZED (
      SELECT entity, key, sheet, row, substr(stem, 1, length(stem) - 1) AS base FROM (
        SELECT entity, key, sheet, row, rtrim(key, '0123456789') AS stem FROM staged WHERE import_id = ?1 AND entity IN (${entities}))
      WHERE stem <> key AND substr(stem, -1) = '/')
    SELECT ?1, 'file', 'key', a.base, a.entity, a.key, a.sheet, a.row FROM again AS a
    WHERE EXISTS (SELECT 1 FROM staged AS o WHERE o.import_id = ?1 AND o.entity = a.entity AND o.key = a.base)
    UNION
    SELECT ?1, 'file', 'key', o.key, o.entity, o.key, o.sheet, o.row FROM again AS a
    JOIN staged AS o ON o.import_id = ?1 AND o.entity = a.entity AND o.key = a.base`
}

function sameIds(layouts: Layout[], entity: 'person' | 'cadre'): string[] {
  const parts = layouts.flatMap((layout, index) => {
    const at = layout.columns.indexOf('id18')
    const no = layout.columns.indexOf('household_no')
    if (layout.entity !== entity || at < 0) return []
    return [
      `SELECT key, sheet, row, ${no < 0 ? 'NULL' : `data ->> ${no}`} AS household_no, data ->> ${at} AS id FROM staged
       WHERE import_id = ?1 AND layout = ${index} AND data ->> ${at} <> ''`,
    ]
  })
  if (parts.length === 0) return []
  const one = `one AS MATERIALIZED (${parts.join(' UNION ALL ')})`
  const elsewhere = entity === 'person' ? 't.household_no IS NOT o.household_no' : 't.key <> o.key'
  const [name, household] = entity === 'person' ? ['t.name', 't.household_no'] : [`t.name || ' ' || t.unit`, 'NULL']
  return [
    `${into})
     WITH ${one}, many AS MATERIALIZED (SELECT id FROM one GROUP BY id HAVING count(DISTINCT key) > 1)
     SELECT ?1, 'file', 'id', o.id, '${entity}', o.key, o.sheet, o.row FROM many AS m JOIN one AS o ON o.id = m.id`,
    `${into}, other_key, other_name, other_household_no)
     WITH ${one}
     SELECT ?1, 'county', 'id', o.id, '${entity}', o.key, o.sheet, o.row, t.key, ${name}, ${household}
     FROM one AS o CROSS JOIN ${entity} AS t ON t.id18 = o.id
     WHERE ${elsewhere} AND NOT EXISTS (
       SELECT 1 FROM staged AS g WHERE g.import_id = ?1 AND g.entity = '${entity}' AND g.key = t.key)`,
  ]
}

/** A new household whose head has one in the same village under another number. */
function sameHeads(layouts: Layout[]): string[] {
  return layouts.flatMap(({ entity, columns }, index) => {
    const [township, village, head] = ['township', 'village', 'head_name'].map((name) => columns.indexOf(name))
    if (entity !== 'household' || [township, village, head].includes(-1)) return []
    return [
      `${into}, other_key, other_name, other_household_no)
       SELECT ?1, 'county', 'head', s.key, 'household', s.key, s.sheet, s.row, t.key, t.head_name, t.key
       FROM staged AS s CROSS JOIN household AS t
         ON t.township = s.data ->> ${township} AND t.village = s.data ->> ${village} AND t.head_name = s.data ->> ${head}
       WHERE s.import_id = ?1 AND s.layout = ${index} AND s.state = 'new' AND t.head_name <> '' AND NOT EXISTS (
         SELECT 1 FROM staged AS g WHERE g.import_id = ?1 AND g.entity = 'household' AND g.key = t.key)`,
    ]
  })
}

export async function countDuplicates(db: D1Database, importId: number): Promise<{ file: number; county: number }> {
  const { results } = await db
    .prepare(
      `SELECT place, count(*) AS total FROM (SELECT DISTINCT place, entity, key FROM duplicate WHERE import_id = ?1) GROUP BY place`,
    )
    .bind(importId)
    .all<{ place: 'file' | 'county'; total: number }>()
  const of = (place: 'file' | 'county') => results.find((item) => item.place === place)?.total ?? 0
  return { file: of('file'), county: of('county') }
}

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
         LEFT JOIN staged AS s ON s.import_id = d.import_id AND s.entity = d.entity AND s.key = d.key AND s.sheet = d.sheet AND s.row = d.row
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
