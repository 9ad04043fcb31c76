/**
 * What link.ts found on the ground of an import taken back is open again, and found anew. Only around what the import wrote: what was
 * found elsewhere stays as it was found.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import { linking } from '../commit/link.ts'
import { type ImportRow, layoutsOf } from '../store.ts'

const reversed = (entity: Entity) =>
  `FROM staged AS s WHERE s.import_id = ?1 AND s.undone = 'reversed' AND s.entity = '${entity}'`
const keys = (entity: Entity) => `(SELECT s.key ${reversed(entity)})`

export function relinking(db: D1Database, row: ImportRow): D1PreparedStatement[] {
  const layouts = layoutsOf(row)
  /** What the import's rows of a table say, several columns joined by `/`; none where a layout lacks one. */
  const said = (entity: Entity, ...columns: string[]): string => {
    const cases = layouts.flatMap((layout, index) => {
      const places = columns.map((column) => layout.columns.indexOf(column))
      if (layout.entity !== entity || places.includes(-1)) return []
      return [`WHEN ${index} THEN ${places.map((at) => `(s.data ->> ${at})`).join(` || '/' || `)}`]
    })
    return cases.length === 0
      ? '(SELECT ?1 WHERE false)'
      : `(SELECT CASE s.layout ${cases.join(' ')} END ${reversed(entity)})`
  }
  return [...openings(said).map((sql) => db.prepare(sql).bind(row.id)), ...linking(db)]
}

function openings(said: (entity: Entity, ...columns: string[]) => string): string[] {
  return [
    `UPDATE household SET head_name = CASE linked WHEN 1 THEN NULL ELSE '' END, linked = NULL
     WHERE linked IS NOT NULL AND edited_at IS NULL AND (key IN ${keys('household')} OR key IN ${said('person', 'household_no')})`,

    `UPDATE visit SET household_no = CASE linked WHEN 1 THEN NULL ELSE '' END, linked = NULL
     WHERE linked IS NOT NULL AND edited_at IS NULL AND (key IN ${keys('visit')}
       OR household_no IN ${keys('household')} OR household_no IN ${said('person', 'household_no')})`,

    `DELETE FROM village WHERE linked = 1 AND edited_at IS NULL AND key IN ${said('household', 'township', 'village')}`,

    // A helper's name alone may have meant somebody else while the import was in.
    `UPDATE pairing SET cadre_key = '' WHERE edited_at IS NULL AND (
       key IN ${keys('pairing')} OR cadre_key IN ${keys('cadre')}
       OR cadre_key IN (SELECT key FROM cadre WHERE linked = 1 AND import_id = ?1)
       OR cadre_name IN ${said('cadre', 'name')} AND cadre_key IN (SELECT key FROM cadre WHERE linked = 1)
         AND (SELECT commit_no FROM import WHERE id = pairing.import_id) > (SELECT commit_no FROM import WHERE id = ?1))`,

    `DELETE FROM cadre WHERE linked = 1 AND edited_at IS NULL
       AND (name IN ${said('cadre', 'name')} OR name IN ${said('pairing', 'cadre_name')})
       AND NOT EXISTS (SELECT 1 FROM pairing AS p WHERE p.cadre_key = cadre.key)`,

    `UPDATE visit SET cadre_key = NULL WHERE edited_at IS NULL AND cadre_key IS NOT NULL AND (
       key IN ${keys('visit')} OR cadre_key IN ${keys('cadre')}
       OR household_no || '/' || cadre_name IN ${said('pairing', 'household_no', 'cadre_name')}
       OR NOT EXISTS (SELECT 1 FROM cadre AS c WHERE c.key = visit.cadre_key))`,
  ]
}
