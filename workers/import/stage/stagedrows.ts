/**
 * Staged rows of one table, whichever layouts they came in, as one SELECT (?1 import, rows as `s`): a UNION of a term for each layout is
 * more than D1 takes. Only whole records (kind.ts) of layouts that have the columns needed.
 */
import type { Entity } from '../../../shared/import.ts'
import type { Layout } from './layout.ts'

export interface StagedRows {
  none: boolean
  /** `FROM … WHERE …` */
  rows: string
  /** A column's value in the row's own layout; NULL where that has none. */
  value(column: string): string
}

export function stagedRows(layouts: Layout[], entity: Entity, needed: string[]): StagedRows {
  const fitting = layouts.flatMap((layout, index) =>
    layout.entity === entity && !layout.partial && needed.every((name) => layout.columns.includes(name))
      ? [{ index, columns: layout.columns }]
      : [],
  )
  return {
    none: fitting.length === 0,
    rows: `FROM staged AS s WHERE s.import_id = ?1 AND s.layout IN (${fitting.map(({ index }) => index).join(', ')})`,
    value: (name) => {
      const places = fitting.filter(({ columns }) => columns.includes(name))
      const cases = places.map(({ index, columns }) => `WHEN ${index} THEN s.data ->> ${columns.indexOf(name)}`)
      return cases.length === 0 ? 'NULL' : `CASE s.layout ${cases.join(' ')} END`
    },
  }
}
