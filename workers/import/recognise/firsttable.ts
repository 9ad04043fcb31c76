/** The first table of a sheet: not the one with most columns among its first rows, where another with rows of its own is above. */
import { tight } from '../cell/text.ts'
import type { LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import { type Block, findBlocks } from './block.ts'

/** `known`: one known already. */
export function firstTable(head: Row[], kinds: LedgerKind[], named: string, known: Block | null): Block[] {
  let found = known ? [known] : findBlocks(head, kinds, named)
  for (;;) {
    const first = found[0]?.first ?? 0
    const above = head.filter((row) => row.row < first)
    const earlier = findBlocks(above, kinds, named)
    if (!earlier.some((block) => above.some((row) => isRecord(block, row)))) return found
    found = earlier
  }
}

function isRecord({ kind, columns, last }: Block, row: Row): boolean {
  if (row.row <= last) return false
  const filled = columns.filter((column) => tight(row.cells[column.at]) !== '')
  return filled.length > 2 && filled.some((column) => column.field && kind.row.includes(column.field.name))
}
