/** A layout (列次): the order in which staged rows of one table carry an entity's columns — only what the ledger delivers. */
import type { Entity } from '../../../shared/import.ts'
import { columnsOf } from '../kind/entity.ts'
import type { Value } from '../kind/fieldreader.ts'
import type { Values } from '../kind/kind.ts'

export interface Layout {
  entity: Entity
  columns: string[]
  /** Kinds that speak of some only (kind.ts): they bring nobody new, and nobody is gone. */
  partial?: boolean
}

/** A record on its way: `data` in the order of its layout's columns. */
export interface StagedRecord {
  layout: number
  entity: Entity
  key: string | null
  row: number
  data: Value[]
}

/** The layouts of one import; the same columns for the same table are the same layout. */
export class Layouts {
  readonly all: Layout[] = []

  /** `delivered`: the names a row's values go by. */
  of(entity: Entity, delivered: Iterable<string>, partial?: boolean): { index: number; from: string[] } {
    const pairs = columnsOf(entity, delivered)
    const fresh: Layout = { entity, columns: pairs.map((pair) => pair.column), ...(partial ? { partial } : {}) }
    const known = this.all.findIndex((layout) => JSON.stringify(layout) === JSON.stringify(fresh))
    const index = known >= 0 ? known : this.all.push(fresh) - 1
    return { index, from: pairs.map((pair) => pair.from) }
  }
}

export function dataOf(values: Values, from: string[]): Value[] {
  return from.map((name) => values[name] ?? null)
}
