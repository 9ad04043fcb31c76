/**
 * Columns that are words of one field (LAYOUTS.md §2.1, §2.3): causes of poverty or measures ticked one by one, project names with an
 * amount in each. Headers alone do not tell: what stands below has to be ticks, or amounts.
 */
import { codeLists } from '../cell/codelist.ts'
import { tight } from '../cell/text.ts'
import type { LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import type { Column } from './block.ts'
import { headerKey } from './header.ts'
import { headerWords } from './headerwords.ts'
import { tickOf } from './ticks.ts'

export interface Spread {
  of: 'cause' | 'category' | 'programme'
  columns: { at: number; word: string }[]
  /** The column that states the sum of the others. */
  total: number | null
}

/** What else a ticked or spread value fills: the needs of a kind (kind.ts) it answers. */
export const answers = {
  cause: ['cause'],
  // A ticked measure has no words of its own.
  category: ['category', 'content'],
  programme: ['programme', 'amount_fen'],
} as const

const groups = {
  cause: /^(?:主要)?(?:致贫|返贫|致贫返贫)(?:原因|风险)/,
  category: /^(?:享受|落实|主要)?(?:帮扶|扶贫|脱贫)?(?:措施|政策|帮扶)/,
}
const total = /^(?:合计|总计|共计|小计)|合计$/
const paidOut = /项目|收益|分红|补助|补贴|奖补|发放/

export function spreadsOf(kind: LedgerKind, columns: Column[], below: Row[], title: string): Spread[] {
  const free = columns.filter(({ field }) => !field || field.kept || /^help_|^public_post$/.test(field.name))
  const has = (name: string) => kind.fields.some((field) => field.name === name)
  const mapped = (name: string) => columns.some((column) => column.field?.name === name)
  const spreads: (Spread | null)[] = []
  if (has('cause')) spreads.push(ticked('cause', codeLists.cause, free, below))
  if ((has('category') && !mapped('category')) || kind.records.some(({ entity }) => entity === 'household'))
    spreads.push(ticked('category', codeLists.helpCategory, free, below))
  if (has('programme') && !mapped('programme') && !mapped('amount_fen')) spreads.push(amounts(columns, below, title))
  return spreads.filter((spread) => spread !== null)
}

function ticked(of: 'cause' | 'category', words: Map<string, string>, free: Column[], below: Row[]): Spread | null {
  const found = free.flatMap((column) => {
    const word = words.get(tight(column.path[column.path.length - 1] ?? ''))
    return word === undefined || word === '' ? [] : [{ at: column.at, word, grouped: isUnder(column, groups[of]) }]
  })
  const grouped = found.filter((column) => column.grouped)
  const columns = grouped.length > 1 ? grouped : found
  const cells = below.flatMap((row) => columns.map(({ at }) => tickOf(row.cells[at])))
  const enough = grouped.length > 1 || (new Set(columns.map(({ word }) => word)).size > 2 && cells.includes('yes'))
  if (!enough || cells.filter((tick) => tick === 'other').length * 5 > cells.filter((tick) => tick !== 'blank').length)
    return null
  return { of, columns: columns.map(({ at, word }) => ({ at, word })), total: null }
}

function isUnder({ path }: Column, group: RegExp): boolean {
  return path.slice(0, -1).some((word) => group.test(headerKey(word)))
}

/** Unknown words in a row, with amounts below and a 合计 behind them or a title that speaks of payments. */
function amounts(columns: Column[], below: Row[], title: string): Spread | null {
  const leaf = (column: Column) => column.path[column.path.length - 1] ?? ''
  const isProject = (column: Column) =>
    !column.field && !headerWords().has(leaf(column)) && !total.test(headerKey(leaf(column)))
  const run: Column[] = []
  let sum: Column | null = null
  for (const column of columns) {
    if (isProject(column) && isOfAmounts(column.at, below)) run.push(column)
    else if (run.length > 1 && total.test(headerKey(leaf(column)))) sum = column
    else if (run.length < 2) run.length = 0
    if (sum !== null) break
  }
  if (run.length < 2 || (sum === null && !paidOut.test(title))) return null
  return {
    of: 'programme',
    columns: run.map((column) => ({ at: column.at, word: leaf(column) })),
    total: sum?.at ?? null,
  }
}

function isOfAmounts(at: number, below: Row[]): boolean {
  const cells = below.map((row) => tight(row.cells[at])).filter((text) => !/^[/\-—无]?$/.test(text))
  return cells.every((text) => /^-?[\d,]{1,9}(?:\.\d+)?(?:万?元)?$/.test(text))
}
