/**
 * Headers that mean one thing in one ledger and another in the next (LAYOUTS.md §1): 编号 counts rows or numbers households, 户主 is
 * a name, a relation or a yes. What stands below tells; where nothing does, the header keeps its usual meaning.
 */
import { codeLists } from '../cell/codelist.ts'
import { tight } from '../cell/text.ts'
import type { FieldReader } from '../kind/fieldreader.ts'
import type { Field } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import { headerKey } from './header.ts'
import { tickOf } from './ticks.ts'

/** The header a column would have if it said what it holds; null: its own. */
export function meaningOf(path: string[], at: number, below: Row[]): string | null {
  const key = headerKey(path[path.length - 1] ?? '')
  if (key !== '编号' && key !== '户主') return null
  const cells = below.map((row) => row.cells[at] ?? null).filter((cell) => tight(cell) !== '')
  const most = (fits: (text: string) => boolean) =>
    cells.length > 0 && cells.filter((cell) => fits(tight(cell))).length * 5 >= cells.length * 4
  if (key === '编号') {
    if (most((text) => /^\d{10}$|^\d{16}$/.test(text))) return '户编号'
    return cells.length === 0 || most((text) => /^\d{1,6}(?:\.0)?$/.test(text)) ? null : '其他编号'
  }
  if (most((text) => ['yes', 'no'].includes(tickOf(text)))) return '是否户主'
  return most((text) => codeLists.relation.has(text)) ? '与户主关系' : null
}

const head: FieldReader = {
  columns: (name) => [name],
  read(cell) {
    const tick = tickOf(cell)
    if (tick === 'other') return { values: [null], issue: 'not-yes-no', written: tight(cell) }
    return { values: [tick === 'yes' ? '户主' : ''] }
  },
}

/** 是否户主: the head is told apart, the others' relation is not told. */
export const headMark: Field = {
  name: 'relation',
  title: '是否户主',
  headers: ['是否户主', '是户主'],
  reader: head,
  reads: 'yesNo',
  kept: false,
  group: false,
}
