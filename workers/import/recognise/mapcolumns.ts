/** Which field each header stands for: exact spellings, one column a field, sides minded. */
import type { Field, LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import type { Column } from './block.ts'
import { type FieldIndex, fieldsFor, headerKey, indexFields } from './header.ts'
import { headMark, meaningOf } from './meaning.ts'

const indexes = new WeakMap<LedgerKind, FieldIndex>()

/** Columns by their headers, and by the rows below where those are ambiguous; `chosen` ones are what somebody says they are. */
export function mapColumns(
  kind: LedgerKind,
  paths: Map<number, string[]>,
  below: Row[],
  chosen: Map<number, Field | null> = new Map(),
): Column[] {
  const index = indexes.get(kind) ?? indexFields(kind.fields)
  indexes.set(kind, index)
  const columns = [...paths].map(([at, path]): Column => {
    const means = meaningOf(path, at, below)
    return { at, path, field: chosen.get(at) ?? null, ...(means !== null && { means }) }
  })
  const taken = new Map(columns.flatMap(({ at, field }) => (field ? [[field.name, at] as const] : [])))
  // Fields bound to a side of another wait until that other has its column.
  for (const bound of [false, true]) {
    for (const column of columns) {
      if (column.field || chosen.has(column.at)) continue
      const field = fieldsFor(index, wordsOf(column)).find(
        (item) => !taken.has(item.name) && (item.after !== undefined) === bound && sideFits(item, column.at, taken),
      )
      if (!field) continue
      column.field = field
      taken.set(field.name, column.at)
    }
  }
  if (!taken.has('relation') && kind.fields.some(({ name }) => name === 'relation')) markHead(columns, chosen)
  return columns
}

function wordsOf({ path, means }: Column): string[] {
  return means === undefined ? path : [...path.slice(0, -1), means]
}

function markHead(columns: Column[], chosen: Map<number, Field | null>): void {
  const column = columns.find((item) => !item.field && headMark.headers.includes(headerKey(wordsOf(item).at(-1) ?? '')))
  if (column && !chosen.has(column.at)) column.field = headMark
}

function sideFits(field: Field, at: number, taken: Map<string, number>): boolean {
  const [after, ...beside] = field.after?.split('&') ?? []
  if (after === undefined) return true
  const place = taken.get(after)
  return place !== undefined && at > place && beside.every((name) => taken.has(name))
}
