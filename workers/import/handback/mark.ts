/** What a workbook is handed back with, row by row: words for a column of their own, cells to colour. Pure. */
import { fixLine, issueLines, joined, problemsHeader } from './words.ts'

export type Level = 'error' | 'notice'

/** An issue as it is handed back. Header words are open, as in the workbook. */
export interface Noted {
  row: number | null
  header: string | null
  at: number | null
  code: string
  level: Level
}

/** A fix (更正): `row` 0 = every row of the column whose cell says `was`. */
export interface Fixed {
  row: number
  at: number
  was: string
  value: string
}

/** `day`: the column's numbers are days or times. */
export interface Table {
  headerRows: [number, number]
  columns: { at: number; header: string; day: boolean }[]
}

/** One sheet's: issues of rows in the order of the rows. */
export interface SheetNotes {
  tables: Table[]
  whole: Noted[]
  fixes: Fixed[]
  rows(): AsyncIterable<Noted>
}

/** By a sheet's name in the workbook; undefined where there is nothing to say of it. */
export type Notes = (sheet: string) => SheetNotes | undefined

/** A row's mark. `level` is the worst there is; a heading has none. */
export interface Mark {
  row: number
  words: string
  heading: boolean
  level: Level | null
  cells: ReadonlyMap<number, Level>
}

/** In the order of the rows, none twice. */
export async function* marksOf(notes: SheetNotes): AsyncGenerator<Mark> {
  const special = specialRows(notes)
  const waiting = [...special.keys()].toSorted((a, b) => a - b)
  let issues: Noted[] = []
  function* upTo(row: number): Generator<Mark> {
    while (waiting.length > 0 && waiting[0]! < row) yield markOf(waiting[0]!, [], special.get(waiting.shift()!))
    if (issues.length === 0) return
    if (waiting[0] === row) waiting.shift()
    yield markOf(row, issues, special.get(row))
    issues = []
  }
  let now = 0
  for await (const issue of notes.rows()) {
    if (issue.row === null) continue
    if (issue.row !== now) yield* upTo(now)
    now = issue.row
    issues.push(issue)
  }
  yield* upTo(now)
  yield* upTo(Number.POSITIVE_INFINITY)
}

interface Special {
  heading: boolean
  lines: string[]
  cells: Map<number, Level>
}

/** Headings, what is said of a whole column or sheet (below its heading), and what was mended. */
function specialRows({ tables, whole, fixes }: SheetNotes): Map<number, Special> {
  const rows = new Map<number, Special>()
  const at = (row: number): Special => {
    const found = rows.get(row) ?? { heading: false, lines: [], cells: new Map() }
    rows.set(row, found)
    return found
  }
  for (const { headerRows } of tables) at(headerRows[0]).heading = true
  for (const [table, issues] of Map.groupBy(whole, (issue) => tableOf(tables, issue))) {
    const [first, last] = table.headerRows
    at(last + 1).lines.push(...issueLines(issues, true))
    for (const { at: column, header, level } of issues) {
      const found = column ?? table.columns.find((one) => one.header === header)?.at
      if (found !== undefined) worst(at(first).cells, found, level)
    }
  }
  for (const fix of fixes) {
    const table = tables.findLast(({ headerRows }) => headerRows[1] < fix.row) ?? tables[0]!
    const header = table.columns.find((column) => column.at === fix.at)?.header ?? null
    at(fix.row === 0 ? table.headerRows[1] + 1 : fix.row).lines.push(fixLine(fix, header))
  }
  return rows
}

function tableOf(tables: Table[], { at, header }: Noted): Table {
  const has = ({ columns }: Table) => columns.some((column) => column.at === at || column.header === header)
  return tables.find(has) ?? tables[0]!
}

function markOf(row: number, issues: Noted[], special: Special | undefined): Mark {
  const cells = new Map(special?.cells)
  for (const { at, level } of issues) if (at !== null) worst(cells, at, level)
  if (special?.heading) return { row, words: problemsHeader, heading: true, level: null, cells }
  const levels = issues.map(({ level }) => level)
  const level = levels.includes('error') ? 'error' : levels.length > 0 ? 'notice' : null
  return { row, words: joined([...issueLines(issues), ...(special?.lines ?? [])]), heading: false, level, cells }
}

function worst(cells: Map<number, Level>, at: number, level: Level): void {
  if (cells.get(at) !== 'error') cells.set(at, level)
}
