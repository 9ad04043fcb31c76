/** Which field each header stands for: exact spellings, one column a field, sides minded. */
import type { Field, LedgerKind } from '../kind.ts'
import type { Column } from './block.ts'
import { type FieldIndex, fieldsFor, indexFields } from './header.ts'

const indexes = new WeakMap<LedgerKind, FieldIndex>()

/** Columns by their headers; `chosen` ones are what somebody says they are. */
export function mapColumns(
  kind: LedgerKind,
  paths: Map<number, string[]>,
  chosen: Map<number, Field | null> = new Map(),
): Column[] {
  const index = indexes.get(kind) ?? indexFields(kind.fields)
  indexes.set(kind, index)
  const columns = [...paths].map(([at, path]): Column => ({ at, path, field: chosen.get(at) ?? null }))
  const taken = new Map(columns.flatMap(({ at, field }) => (field ? [[field.name, at] as const] : [])))
  // Fields bound to a side of another wait until that other has its column.
  for (const bound of [false, true]) {
    for (const column of columns) {
      if (column.field || chosen.has(column.at)) continue
      const field = fieldsFor(index, column.path).find(
        (item) => !taken.has(item.name) && (item.after !== undefined) === bound && sideFits(item, column.at, taken),
      )
      if (!field) continue
      column.field = field
      taken.set(field.name, column.at)
    }
  }
  return columns
}

function sideFits(field: Field, at: number, taken: Map<string, number>): boolean {
  const after = field.after === undefined ? -1 : taken.get(field.after)
  return after !== undefined && at > after
}
