/** Cells' own words where they are not their field's (八舅 for 其他亲属): kept beside the record that takes the field. */
import { columnsOf } from '../kind/entity.ts'
import type { Field } from '../kind/kind.ts'
import type { Block } from '../recognise/block.ts'

/** By the value that keeps them: JSON so far, without its last brace, for it is made for every row of a county. */
export type Written = Record<string, string>

/** Which value of the row keeps a field's words: a member's are none of the household's. */
export function keeperOf({ kind: { records }, columns }: Block): (field: Field) => string {
  if (records.length === 1) return () => 'written'
  const namesOf = ({ name, reader }: Field) => reader.columns(name)
  const all = columns.flatMap(({ field }) => (field ? namesOf(field) : []))
  const takers = records.map(({ entity }) => ({ entity, takes: columnsOf(entity, all).map(({ from }) => from) }))
  return (field) => {
    const taker = takers.find(({ takes }) => namesOf(field).some((name) => takes.includes(name)))
    return `${(taker ?? takers[takers.length - 1]!).entity}.written`
  }
}
