/**
 * Gone (本次未出现): records the county has, in what the file is about, that the file does not name. They stay as they are unless
 * somebody decides otherwise: a file of one township says nothing of another, and a list somebody forgot a sheet of is not a reason
 * to drop people.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import { entityColumns } from '../kind/entity.ts'
import type { Layout } from '../stage/layout.ts'
import { hasHousehold, householdSql, nameColumns } from './record.ts'

/** What the file speaks of, as a condition on `t`; null where it cannot be told. `at` gives a column's place in `staged.data`. */
function scopeSql(entity: Entity, at: (column: string) => number): string | null {
  const staged = (column: string) =>
    `(SELECT DISTINCT s.data ->> ${at(column)} FROM staged AS s WHERE s.import_id = ?1 AND s.layout = ?2)`
  const sameTownships = `EXISTS (SELECT 1 FROM household AS h WHERE h.key = t.household_no AND h.township IN (
      SELECT DISTINCT o.township FROM staged AS s JOIN household AS o ON o.key = s.data ->> ${at('household_no')}
      WHERE s.import_id = ?1 AND s.layout = ?2))`
  switch (entity) {
    case 'village':
    case 'cadre':
    case 'project':
      return '?2 IS NOT NULL'
    case 'household':
      return at('township') < 0 || at('village') < 0
        ? null
        : `t.township IN ${staged('township')} AND t.village IN ${staged('village')}`
    case 'person':
      return `t.household_no IN ${staged('household_no')}`
    case 'comparison':
      return `t.list IN ${staged('list')}`
    case 'income':
    case 'plan':
      return `t.year IN ${staged('year')} AND ${sameTownships}`
    case 'visit':
      return `substr(t.visited_on, 1, 7) IN (SELECT DISTINCT substr(value, 1, 7) FROM json_each((SELECT json_group_array(s.data ->> ${at('visited_on')})
          FROM staged AS s WHERE s.import_id = ?1 AND s.layout = ?2))) AND ${sameTownships}`
    default:
      return sameTownships
  }
}

/** Who has left already, or whose pairing has ended, is not gone. */
const current: Partial<Record<Entity, string>> = {
  cadre: `AND COALESCE(t.left_on, '') = ''`,
  pairing: `AND COALESCE(t.until_on, '') = ''`,
}

/** Notes anew what is gone; what was decided of a record that is still gone stays decided. */
export function noteGone(db: D1Database, importId: number, layouts: Layout[]): D1PreparedStatement[] {
  const found = layouts.flatMap((layout, index) => {
    const sql = noteSql(layout)
    return sql === null ? [] : [db.prepare(sql).bind(importId, index)]
  })
  return [
    db.prepare('UPDATE gone SET stale = 1 WHERE import_id = ?1').bind(importId),
    ...found,
    db.prepare('DELETE FROM gone WHERE import_id = ?1 AND stale = 1').bind(importId),
  ]
}

/** null where the file's scope cannot be told. ?1 import, ?2 layout. */
function noteSql({ entity, columns, partial }: Layout): string | null {
  const scope = partial ? null : scopeSql(entity, (column) => columns.indexOf(column))
  if (scope === null) return null
  const own = entityColumns[entity]
  const place = own.includes('township') ? 't' : hasHousehold(entity) ? 'h' : null
  const join = place === 'h' ? 'LEFT JOIN household AS h ON h.key = t.household_no' : ''
  const village = entity === 'village' ? 't.name' : place === null ? 'NULL' : `${place}.village`
  return `INSERT INTO gone (import_id, entity, key, name, household_no, township, village)
    SELECT ?1, '${entity}', t.key, t.${nameColumns[entity]}, ${householdSql(entity, 't')},
      ${place === null ? 'NULL' : `${place}.township`}, ${village}
    FROM ${entity} AS t ${join}
    WHERE ${scope} ${current[entity] ?? ''} AND NOT EXISTS (
      SELECT 1 FROM staged AS g WHERE g.import_id = ?1 AND g.entity = '${entity}' AND g.key = t.key)
    ON CONFLICT (import_id, entity, key) DO UPDATE SET stale = 0, name = excluded.name,
      household_no = excluded.household_no, township = excluded.township, village = excluded.village`
}

/** What the difference of an import that is over leaves behind. */
export function forgetGone(db: D1Database, importId: number): D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM gone WHERE import_id = ?1').bind(importId),
    db.prepare('DELETE FROM duplicate WHERE import_id = ?1').bind(importId),
  ]
}
