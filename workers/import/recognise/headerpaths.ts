/** Header words by column: leaf and groups over it, from the top, through merged cells that only say their word once. */
import { plain } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import { headerKey } from './header.ts'

/** What Jiedui writes into a workbook handed back is no column of the ledger's. */
const ours = headerKey('结对问题')

/** A group's word reaches right until the next word of its row, as far as there are leaves below. */
export function headerPaths(block: Row[]): Map<number, string[]> {
  const width = Math.max(...block.map((row) => row.cells.length))
  const paths = new Map<number, string[]>()
  const last = block.length - 1
  for (let at = 0; at < width; at++) {
    const path: string[] = []
    block.forEach((row, level) => {
      const here = plain(row.cells[at] ?? null)
      const word = here !== '' || level === last ? here : groupWord(block, level, at)
      if (word !== '' && word !== path[path.length - 1]) path.push(word)
    })
    if (path.length > 0 && headerKey(path[path.length - 1] as string) !== ours) paths.set(at, path)
  }
  return paths
}

/** The group that covers a blank header cell: the nearest word to the left, if this column has a word of its own below. */
function groupWord(block: Row[], level: number, at: number): string {
  const below = block.slice(level + 1)
  if (!below.some((row) => plain(row.cells[at] ?? null) !== '')) return ''
  for (let left = at - 1; left >= 0; left--) {
    // A word further up begins another group here: what stands left of it is not this column's.
    if (block.slice(0, level).some((row) => plain(row.cells[left + 1] ?? null) !== '')) return ''
    const word = plain((block[level] as Row).cells[left] ?? null)
    if (word === '') continue
    // A word with nothing below is a column of its own, merged downwards: no group.
    return below.some((row) => plain(row.cells[left] ?? null) !== '') ? word : ''
  }
  return ''
}
