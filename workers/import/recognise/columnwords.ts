/** A column in words: its header on one line, what the header says of the cells below it. */
import type { MoneyUnit } from '../cell/money.ts'
import { tight } from '../cell/text.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import type { Column } from './block.ts'

/** What a column says of its own cells: in its header, or in a row of units below it. */
export function cellsOf(column: Column, cells: CellContext): CellContext {
  const unit = column.unit ?? unitOf(headerOf(column))
  const measure = /[(（](亩|公里|千米|米|里|平方米)[)）]/.exec(headerOf(column))?.[1]
  if (unit === undefined && measure === undefined) return cells
  return { ...cells, ...(unit && { headerUnit: unit }), ...(measure && { measure }) }
}

/** What a header says its money is in: 贷款金额（万元）. */
export function unitOf(header: string): MoneyUnit | undefined {
  return /[(（](万元|元)[)）]/.exec(header)?.[1] as MoneyUnit | undefined
}

export function headerOf(column: Column): string {
  return column.path.map((word) => word.replace(/\s+/g, '')).join('/')
}

export function isRowNumber(column: Column): boolean {
  return /^(序号|编号|行号|suoyin|No\.?)$/i.test(column.means ?? tight(column.path.at(-1)))
}
