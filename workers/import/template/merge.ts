import type { Merge } from '../read/row.ts'
import type { Body } from './fill.ts'
import { type Inserted, movedRow } from './reference.ts'

/**
 * What becomes of merged cells when a table is filled: over several of its rows they would hide who is filled in, and go; beside its
 * columns (a word down the side) they stay and grow; within its last row they are its copies' too.
 */
export function movedMerge(merge: Merge, body: Body, inserted: Inserted | null): Merge[] {
  const { top, bottom, left, right } = merge
  const moved = (row: number) => (inserted ? movedRow(row, inserted) : row)
  if (bottom < body.first) return [merge]
  if (top > body.last) return [{ ...merge, top: moved(top), bottom: moved(bottom) }]
  if (top !== bottom) {
    const covers = [...body.columns].some((at) => at >= left && at <= right)
    const grown = inserted && bottom >= body.last ? bottom + inserted.by : bottom
    return covers ? [] : [{ ...merge, bottom: grown }]
  }
  const copies = top === body.last && inserted ? inserted.by : 0
  return Array.from({ length: copies + 1 }, (_, i) => ({ ...merge, top: top + i, bottom: top + i }))
}
