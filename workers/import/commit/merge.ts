/**
 * The SQL by which staged rows meet the register, one statement a layout. Only columns the ledger delivers are compared and written:
 * a ledger without a phone column says nothing of phones. `undo/record.ts` says the same in TypeScript, of one record.
 */
import type { Entity } from '../../../shared/import.ts'
import { isJson, isLinked, linkedColumns, sourceColumns } from '../kind/entity.ts'
import type { Layout } from '../stage/layout.ts'

/** Sets `state` of rows in (?3, ?4]: new, changed, same, or kept where somebody has edited the record. ?1 import, ?2 layout. */
export function compareSql({ entity, columns }: Layout): string {
  const same = joined(
    columns.map((column, at) => sameSql(entity, column, `staged.data ->> ${at}`)),
    ' AND ',
  )
  return `UPDATE staged SET state = COALESCE(
      (SELECT CASE WHEN ${same === '' ? 'true' : same} THEN 'same' WHEN t.edited_at IS NOT NULL THEN 'kept' ELSE 'changed' END FROM ${entity} AS t WHERE t.key = staged.key), 'new')
    WHERE import_id = ?1 AND layout = ?2 AND n > ?3 AND n <= ?4`
}

/** D1 nests an expression a hundred deep, and a chain is as deep as it is long: a chain of chains is not. */
function joined(parts: string[], by: string): string {
  const chains = Array.from({ length: Math.ceil(parts.length / 16) }, (_, at) => parts.slice(at * 16, at * 16 + 16))
  return chains.map((chain) => `(${chain.join(by)})`).join(by)
}

/** What nobody had said and the ledger leaves blank is no change; it is written with the next one. */
export function sameSql(entity: Entity, column: string, value: string): string {
  if (!isJson(column)) return unchangedSql(entity, column, value)
  return `(${unchangedSql(entity, column, value)} OR NOT EXISTS (SELECT 1 FROM json_each(${value}) AS f
    LEFT JOIN json_each(t.${column}) AS o ON o.key = f.key WHERE f.value IS NOT COALESCE(o.value, '')))`
}

function unchangedSql(entity: Entity, column: string, value: string): string {
  // The same words again are told without reading them as JSON: most rows of most months.
  if (isJson(column))
    return `(COALESCE(${value}, t.${column}) IS t.${column} OR json_patch(COALESCE(t.${column}, '{}'), ${value}) IS t.${column})`
  if (isLinked(entity, column)) return `(COALESCE(${value}, '') = '' OR t.${column} IS ${value})`
  return `t.${column} IS ${value}`
}

/**
 * Keeps with each changed row of (?3, ?4] what the register said: only columns it changes, and where the record came from. NULL where
 * no ledger had said anything (found by link.ts). A record edited since it was compared is left alone.
 */
export function beforeSql({ entity, columns }: Layout): string {
  const source = sourceColumns.map((column) => `'${column}', t.${column}`).join(', ')
  const changed = columns.map((column, at) => {
    const old = deliveredSql(entity, column)
    const value = `staged.data ->> ${at}`
    const same = isLinked(entity, column)
      ? `(COALESCE(${value}, '') = '' OR ${old} IS ${value})`
      : unchangedSql(entity, column, value)
    return `CASE WHEN ${same} THEN '' ELSE ',"${column}":' || json_quote(${old}) END`
  })
  const before = joined([`rtrim(json_object(${source}), '}')`, ...changed, "'}'"], ' || ')
  const known = entity === 'cadre' || entity === 'village' ? `CASE WHEN t.linked IS NULL THEN ${before} END` : before
  return `UPDATE staged SET
      before = (SELECT ${known} FROM ${entity} AS t WHERE t.key = staged.key AND t.edited_at IS NULL),
      state = COALESCE((SELECT 'kept' FROM ${entity} AS t WHERE t.key = staged.key AND t.edited_at IS NOT NULL), 'changed')
    WHERE import_id = ?1 AND layout = ?2 AND n > ?3 AND n <= ?4 AND state = 'changed'`
}

/** What ledgers said of a column, not what link.ts found in its place. */
function deliveredSql(entity: Entity, column: string): string {
  return isLinked(entity, column) ? `CASE t.linked WHEN 1 THEN NULL WHEN 2 THEN '' ELSE t.${column} END` : `t.${column}`
}

/** Puts new and changed rows of (?3, ?4] into their table. */
export function commitSql({ entity, columns }: Layout): string {
  const values = columns.map((column, at) => (isJson(column) ? `json(s.data ->> ${at})` : `s.data ->> ${at}`))
  const updates = [
    ...columns.map((column) => `${column} = ${mergedSql(entity, column)}`),
    ...sourceColumns.map((column) => `${column} = excluded.${column}`),
    ...linkedSql(entity, columns),
  ]
  return `INSERT INTO ${entity} (${['key', ...columns, ...sourceColumns].join(', ')})
    SELECT ${['s.key', ...values, 's.import_id', 's.sheet', 's.row'].join(', ')}
    FROM staged AS s
    WHERE s.import_id = ?1 AND s.layout = ?2 AND s.n > ?3 AND s.n <= ?4 AND s.state IN ('new', 'changed')
    ON CONFLICT (key) DO UPDATE SET ${updates.join(', ')} WHERE ${entity}.edited_at IS NULL`
}

function mergedSql(entity: Entity, column: string): string {
  if (isJson(column)) {
    return `CASE WHEN excluded.${column} IS NULL THEN ${entity}.${column} ELSE json_patch(COALESCE(${entity}.${column}, '{}'), excluded.${column}) END`
  }
  if (isLinked(entity, column)) return `COALESCE(NULLIF(excluded.${column}, ''), ${entity}.${column})`
  return `excluded.${column}`
}

/** What a ledger says is found no longer. */
function linkedSql(entity: Entity, columns: string[]): string[] {
  if (entity === 'cadre' || entity === 'village') return ['linked = NULL']
  return (linkedColumns[entity] ?? [])
    .filter((column) => columns.includes(column))
    .map((column) => `linked = CASE WHEN COALESCE(excluded.${column}, '') = '' THEN ${entity}.linked END`)
}
