import { z } from 'zod'
import type { Issue } from './import.ts'

/** A fix (更正): what a cell with a problem shall be read as; `all`: every cell of its column that says the same. */
export const Fix = z.strictObject({
  sheet: z.string().max(500),
  /** The sheet's own row number. */
  row: z.number().int().min(1),
  /** The column from 0. */
  at: z.number().int().min(0).max(20_000),
  value: z.string().max(2000),
  all: z.boolean().optional(),
})
export type Fix = z.infer<typeof Fix>

export const Fixes = z.strictObject({ fixes: z.array(Fix).min(1).max(500) })
export type Fixes = z.infer<typeof Fixes>

/** A fix that is kept. Numbers of people are masked. */
export type KeptFix = {
  id: number
  sheet: string
  header: string | null
  at: number
  /** null: every cell of the column that says `was`. */
  row: number | null
  was: string
  value: string
  cells: number
  /** What the cell would still be complained of (shared/issue.ts); null: nothing. */
  leaves: string | null
  /** new, changed: since the workbook was read · read: with it · dropped: taken back, read so far. */
  state: 'new' | 'changed' | 'read' | 'dropped'
  fixedBy: string
  fixedAt: string
}

/** What fixes wait for the workbook to be read again. */
export type PendingFixes = { fixes: number; cells: number }

/** A problem row: the issue with what can be done about it here. */
export type IssueRow = Issue & {
  /** Its place in the import's list. */
  n: number
  /** The words the field takes, where it takes no others. */
  choices: string[] | null
  /** How many cells of the column say the same and have the same problem. */
  same: number
  fix: { id: number; value: string; all: boolean; leaves: string | null } | null
}

/** A column most of whose rows have the same problem: said once. */
export type ColumnProblem = {
  sheet: string
  at: number
  header: string | null
  code: string
  level: Issue['level']
  total: number
  mended: number
  /** Rows that have something in the column; where blank is the problem, all rows. */
  of: number
}

/** Issues of one sort: by code and column, whatever the sheet. */
export type IssueSort = {
  code: string
  header: string | null
  level: Issue['level']
  total: number
  mended: number
  sheets: number
}

export type IssueList = {
  columns: ColumnProblem[]
  groups: IssueSort[]
  sheets: string[]
  /** Rows that stay out of the register as long as they are as they are. */
  held: number
  pending: PendingFixes
  rows: { rows: IssueRow[]; total: number; next: number | null; previous: number | null }
}
