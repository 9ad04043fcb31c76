/** Duplicates (重复): rows that may be somebody the file itself or the register has already, noted when the difference is made. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { ledgerKinds } from '../catalogue.ts'
import type { Layout } from '../stage/layout.ts'
import { stagedRows } from '../stage/stagedrows.ts'

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
    CROSS JOIN staged AS o INDEXED BY staged_key ON o.import_id = ?1 AND o.entity = a.entity AND o.key = a.base`
}

function sameIds(layouts: Layout[], entity: 'person' | 'cadre'): string[] {
  const staged = stagedRows(layouts, entity, ['id18'])
  if (staged.none) return []
  const id = staged.value('id18')
  const one = `one AS MATERIALIZED (
    SELECT s.key, s.sheet, s.row, ${staged.value('household_no')} AS household_no, ${id} AS id ${staged.rows} AND ${id} <> '')`
  const elsewhere = entity === 'person' ? 't.household_no IS NOT o.household_no' : 't.key <> o.key'
  const [name, household] = entity === 'person' ? ['t.name', 't.household_no'] : [`t.name || ' ' || t.unit`, 'NULL']
  return [
    `${into})
     WITH ${one}, many AS MATERIALIZED (SELECT id FROM one GROUP BY id HAVING min(key) <> max(key))
     SELECT ?1, 'file', 'id', id, '${entity}', key, sheet, row FROM one WHERE id IN many`,
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
    const [township = -1, village = -1] = ['township', 'village'].map((name) => columns.indexOf(name))
    const head = headsSql(layouts, index)
    if (entity !== 'household' || township < 0 || village < 0 || head === null) return []
    return [
      `${into}, other_key, other_name, other_household_no)
       WITH head AS MATERIALIZED (${head})
       SELECT ?1, 'county', 'head', s.key, 'household', s.key, s.sheet, s.row, t.key, t.head_name, t.key
       FROM head CROSS JOIN staged AS s INDEXED BY staged_key ON s.import_id = ?1 AND s.entity = 'household' AND s.key = head.no
       CROSS JOIN household AS t
         ON t.township = s.data ->> ${township} AND t.village = s.data ->> ${village} AND t.head_name = head.name
       WHERE s.layout = ${index} AND s.state = 'new' AND t.head_name <> '' AND NOT EXISTS (
         SELECT 1 FROM staged AS g WHERE g.import_id = ?1 AND g.entity = 'household' AND g.key = t.key)`,
    ]
  })
}

/** Who heads the households of a layout: as it says, else as their members' rows say. */
function headsSql(layouts: Layout[], index: number): string | null {
  const own = layouts[index]?.columns.indexOf('head_name') ?? -1
  if (own >= 0) {
    return `SELECT key AS no, data ->> ${own} AS name FROM staged WHERE import_id = ?1 AND layout = ${index}`
  }
  const members = stagedRows(layouts, 'person', ['household_no', 'name', 'relation'])
  if (members.none) return null
  const { value, rows } = members
  return `SELECT ${value('household_no')} AS no, ${value('name')} AS name ${rows} AND ${value('relation')} = '户主'`
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
