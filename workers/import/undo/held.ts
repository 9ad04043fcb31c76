/** What people have said here of a record keeps it, although the ledger that brought it is taken back. */
import type { Entity } from '../../../shared/import.ts'

const paired = (column: string, key: string) =>
  `EXISTS (SELECT 1 FROM pairing AS p WHERE p.${column} = ${key} AND p.edited_at IS NOT NULL)`

/** The record `key` (SQL) is held by a pairing made by hand; a cadre also by kinship on file or a village's post. null: nothing holds these. */
export function isHeld(entity: Entity, key: string): string | null {
  if (entity === 'household') return paired('household_no', key)
  if (entity !== 'cadre') return null
  return `(${paired('cadre_key', key)}
    OR EXISTS (SELECT 1 FROM kinship AS k WHERE k.cadre_key = ${key} AND k.withdrawn_at IS NULL)
    OR EXISTS (SELECT 1 FROM village_term AS t WHERE t.cadre_key = ${key} AND t.until_on IS NULL))`
}
