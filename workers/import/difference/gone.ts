/**
 * Gone (本次未出现): records the county has, in what the file is about, that the file does not name. They stay as they are: a file
 * of one township says nothing of another, and a list somebody forgot a sheet of is not a reason to drop people.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import type { Layout } from '../layout.ts'

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

/** One condition for a layout's gone records; null where the file's scope cannot be told. ?1 import, ?2 layout. */
export function goneSql({ entity, columns, partial }: Layout): string | null {
  const scope = partial ? null : scopeSql(entity, (column) => columns.indexOf(column))
  if (scope === null) return null
  return `FROM ${entity} AS t WHERE ${scope} AND NOT EXISTS (
    SELECT 1 FROM staged AS g WHERE g.import_id = ?1 AND g.entity = '${entity}' AND g.key = t.key)`
}

export function countGone(
  db: D1Database,
  importId: number,
  layouts: Layout[],
): { entity: Entity; statement: D1PreparedStatement }[] {
  return layouts.flatMap((layout, index) => {
    const sql = goneSql(layout)
    return sql === null
      ? []
      : [{ entity: layout.entity, statement: db.prepare(`SELECT count(*) AS total ${sql}`).bind(importId, index) }]
  })
}
