/** Header rows below those that tell the kind: leaves nobody knows, under groups (当天走访数 under 入户走访). */
import { plain } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from './block.ts'

/** The last row that names columns; `below`: rows under the block in their order, rows merged away among them. */
export function lastLeaves(block: Block, below: Row[]): Row | undefined {
  const end = below.findIndex((row) => !isBlank(row) && !namesColumns(row, block))
  return below.slice(0, end < 0 ? below.length : end).findLast((row) => !isBlank(row))
}

/** Words alone, none under a header that means something, one at least where no header is. */
function namesColumns({ cells }: Row, { columns }: Block): boolean {
  const filled = cells.flatMap((cell, at) => (plain(cell) === '' ? [] : [{ at, text: plain(cell) }]))
  const over = (at: number) => columns.find((column) => column.at === at)
  return (
    filled.some(({ at }) => over(at) === undefined) &&
    filled.every(({ at, text }) => !over(at)?.field && /^[^\d]/.test(text) && text.length < 30)
  )
}

function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => plain(cell) === '')
}
