/** Issues as a person takes them up: columns that are wrong as a whole, then by code and column. Counts are made once, at reading. */
import type { ColumnProblem, IssueSort } from '../../../shared/fix.ts'
import type { Issue } from '../../../shared/import.ts'
import type { RecognisedSheet } from '../../../shared/recognised.ts'
import { blankCodes } from './column.ts'

/** issue_group: the issues of one code in one column of a sheet. `first` and `last` are places in the import's list. */
export interface Counted {
  sheet: string
  at: number | null
  header: string | null
  code: string
  level: Issue['level']
  total: number
  mended: number
  first: number
  last: number
}

/** Fewer than this are mended one by one sooner than a column is looked into. */
const fewest = 10

/** Columns most of whose rows have the same problem, the largest first. */
export function columnProblems(counted: Counted[], sheets: RecognisedSheet[]): ColumnProblem[] {
  return counted
    .flatMap(({ sheet, at, header, code, level, total, mended }): ColumnProblem[] => {
      if (at === null || total < fewest) return []
      const of = rowsOf(sheets, sheet, at, blankCodes.includes(code))
      return total * 2 > of ? [{ sheet, at, header, code, level, total, mended, of: Math.max(of, total) }] : []
    })
    .sort((one, other) => other.total - one.total)
}

function rowsOf(sheets: RecognisedSheet[], name: string, at: number, blank: boolean): number {
  const tables = sheets.find((sheet) => sheet.name === name)?.tables ?? []
  const rows = tables.flatMap(({ columns, rows }) =>
    columns.filter((column) => column.at === at).map(({ filled }) => (blank ? rows : filled)),
  )
  return rows.reduce((sum, one) => sum + one, 0)
}

/** The others, what must be mended first. */
export function issueSorts(counted: Counted[], columns: ColumnProblem[]): IssueSort[] {
  const said = new Set(columns.map(({ sheet, at, code }) => `${sheet}\n${at}\n${code}`))
  const sorts = new Map<string, IssueSort & { names: Set<string> }>()
  for (const { sheet, at, header, code, level, total, mended } of counted) {
    if (said.has(`${sheet}\n${at}\n${code}`)) continue
    const key = `${level}\n${code}\n${header}`
    const sort = sorts.get(key) ?? { code, header, level, total: 0, mended: 0, sheets: 0, names: new Set() }
    sort.total += total
    sort.mended += mended
    sorts.set(key, { ...sort, names: sort.names.add(sheet) })
  }
  return [...sorts.values()]
    .map(({ names, ...sort }) => ({ ...sort, sheets: names.size }))
    .sort((one, other) => rank(one) - rank(other) || other.total - one.total)
}

const rank = ({ level }: IssueSort) => (level === 'error' ? 0 : 1)

/** Which issues: each exactly as written; a code with its header is one sort. */
export interface IssueFilter {
  code?: string
  header?: string | null
  sheet?: string
  at?: number
  level?: Issue['level']
  open?: boolean
}

/** Between which places in the list such issues stand, and how many they are. */
export function spanOf(counted: Counted[], filter: IssueFilter): { first: number; last: number; total: number } {
  const own = counted.filter(
    (one) =>
      (filter.code === undefined || one.code === filter.code) &&
      (filter.header === undefined || one.header === filter.header) &&
      (filter.sheet === undefined || one.sheet === filter.sheet) &&
      (filter.at === undefined || one.at === filter.at) &&
      (filter.level === undefined || one.level === filter.level),
  )
  return {
    first: Math.min(...own.map(({ first }) => first)),
    last: Math.max(0, ...own.map(({ last }) => last)),
    total: own.reduce((sum, one) => sum + one.total - (filter.open ? one.mended : 0), 0),
  }
}
