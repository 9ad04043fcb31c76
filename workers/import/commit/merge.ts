/**
 * The SQL by which staged rows meet the register, one statement a layout. Only columns the ledger delivers are compared and written:
 * a ledger without a phone column says nothing of phones.
 */
import type { Entity } from '../../../shared/import.ts'
import { linkedColumns } from '../entity.ts'
import type { Layout } from '../layout.ts'

/** Sets `state` of rows in (?3, ?4]: new, changed, same, or kept where somebody has edited the record. ?1 import, ?2 layout. */
export function compareSql({ entity, columns }: Layout): string {
  const same = columns.map((column, at) => sameSql(entity, column, `staged.data ->> ${at}`)).join(' AND ')
  return `UPDATE staged SET state = COALESCE(
      (SELECT CASE WHEN ${same === '' ? 'true' : same} THEN 'same' WHEN t.edited_at IS NOT NULL THEN 'kept' ELSE 'changed' END FROM ${entity} AS t WHERE t.key = staged.key), 'new')
    WHERE import_id = ?1 AND layout = ?2 AND n > ?3 AND n <= ?4`
}

export function sameSql(entity: Entity, column: string, value: string): string {
  if (column === 'extra' || column === 'written')
    return `(${value} IS NULL OR json_patch(COALESCE(t.${column}, '{}'), ${value}) IS t.${column})`
  if (isLinked(entity, column)) return `(COALESCE(${value}, '') = '' OR t.${column} IS ${value})`
  return `t.${column} IS ${value}`
}

/** Puts new and changed rows of (?3, ?4] into their table. */
export function commitSql({ entity, columns }: Layout): string {
  const values = columns.map((column, at) => (isJson(column) ? `json(s.data ->> ${at})` : `s.data ->> ${at}`))
  const updates = columns.map((column) => `${column} = ${mergedSql(entity, column)}`)
  const source = ['import_id', 'source_sheet', 'source_row']
  return `INSERT INTO ${entity} (${['key', ...columns, ...source].join(', ')})
    SELECT ${['s.key', ...values, 's.import_id', 's.sheet', 's.row'].join(', ')}
    FROM staged AS s
    WHERE s.import_id = ?1 AND s.layout = ?2 AND s.n > ?3 AND s.n <= ?4 AND s.state IN ('new', 'changed')
    ON CONFLICT (key) DO UPDATE SET ${[...updates, ...source.map((column) => `${column} = excluded.${column}`)].join(', ')}`
}

function mergedSql(entity: Entity, column: string): string {
  if (isJson(column)) {
    return `CASE WHEN excluded.${column} IS NULL THEN ${entity}.${column} ELSE json_patch(COALESCE(${entity}.${column}, '{}'), excluded.${column}) END`
  }
  if (isLinked(entity, column)) return `COALESCE(NULLIF(excluded.${column}, ''), ${entity}.${column})`
  return `excluded.${column}`
}

function isJson(column: string): boolean {
  return column === 'extra' || column === 'written'
}

function isLinked(entity: Entity, column: string): boolean {
  return linkedColumns[entity]?.includes(column) ?? false
}
