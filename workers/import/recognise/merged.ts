/** Merged cells, as far as rows below take from above: whether a merge covers a cell from further up its column. */
import type { Merge } from '../read/workbook.ts'

/** Rows from 1, columns from 0. Merges of one column do not overlap, so the last one that starts above decides. */
export function mergedFrom(merges: Merge[]): (row: number, column: number) => boolean {
  const byColumn = new Map<number, Merge[]>()
  for (const merge of merges) {
    const list = byColumn.get(merge.left)
    if (list) list.push(merge)
    else byColumn.set(merge.left, [merge])
  }
  for (const list of byColumn.values()) list.sort((a, b) => a.top - b.top)
  return (row, column) => {
    const list = byColumn.get(column) ?? []
    const above = list[lastAbove(list, row)]
    return above !== undefined && above.bottom >= row
  }
}

/** Index of the last merge that starts above the row; -1 where none does. */
function lastAbove(list: Merge[], row: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as Merge).top < row) low = middle + 1
    else high = middle
  }
  return low - 1
}
