import type { Issue } from '../../shared/import.ts'
import { mask } from '../../workers/db/mask.ts'
import type { Sealer } from '../../workers/db/seal.ts'
import type { Cell, Merge, Row, Workbook } from '../../workers/import/read/workbook.ts'
import { type Reading, readLedgers } from '../../workers/import/reading.ts'
import type { Decided } from '../../workers/import/recognise/choice.ts'
import type { StagedRecord } from '../../workers/import/stage/layout.ts'

/**
 * A sheet as text: a line a row, cells between `|`, `#12` a number cell, `^` a cell merged with the one above, `<` with the one to its left,
 * a blank line a blank row.
 * Sheets are separated by `== name`; `== name (hidden)` hides one.
 */
export function workbook(text: string): Workbook {
  const parts = text.trim().startsWith('==') ? text.trim() : `== Sheet1\n${text.replace(/^\n/, '')}`
  const sheets = parts
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n')
      const grid = lines.map((line) =>
        line.trim() === '' ? [] : line.split('|').map((cell) => cell.replace(/^ | $/g, '')),
      )
      const rows = grid.flatMap((cells, at): Row[] =>
        cells.length === 0 ? [] : [{ row: at + 1, cells: cells.map(cellOf) }],
      )
      const name = title.replace(/ \(hidden\)$/, '')
      return {
        name,
        hidden: title.endsWith('(hidden)'),
        async *rows() {
          yield rows
        },
        preview: async (count: number) => rows.filter((row) => row.row <= count),
        merges: async () => mergesOf(grid),
      }
    })
  return { format: 'xlsx', date1904: false, sheets }
}

function cellOf(text: string): Cell {
  if (text === '' || text === '^' || text === '<') return null
  return /^#-?[\d.]+$/.test(text) ? Number(text.slice(1)) : text
}

function mergesOf(grid: string[][]): Merge[] {
  const merges: Merge[] = []
  grid.forEach((cells, at) => {
    cells.forEach((cell, column) => {
      if (cell !== '^') return
      const open = merges.find((merge) => merge.left === column && merge.bottom === at)
      if (open) open.bottom = at + 1
      else merges.push({ top: at, left: column, bottom: at + 1, right: column })
    })
  })
  return merges
}

/** Sealed numbers a test can read. */
export const plainSealer: Sealer = {
  seal: (text) => `<${text}>`,
  open: (text) => text.slice(1, -1),
  openAll: (text) => text,
  maskAll: mask,
}

export interface Taken {
  reading: Reading
  /** Records as objects with sheet and row, by entity, in the order they came. */
  records: Record<string, Record<string, unknown>[]>
  issues: Issue[]
}

export function take(
  text: string,
  county: { code: string; name: string } | null = null,
  fileName = '台账.xlsx',
  decided?: Decided,
): Promise<Taken> {
  return takeAll(workbook(text), county, fileName, decided)
}

export async function takeAll(
  book: Workbook,
  county: { code: string; name: string } | null = null,
  fileName = '台账.xlsx',
  decided?: Decided,
): Promise<Taken> {
  const issues: Issue[] = []
  const staged: (StagedRecord & { sheet: string })[] = []
  const context = { fileName, county, sealer: plainSealer, ...(decided && { decided }) }
  const reading = await readLedgers(book, context, async (batch) => {
    issues.push(...batch.issues)
    for (const record of batch.records) staged.push({ ...record, sheet: batch.sheet })
  })
  const records: Taken['records'] = {}
  for (const { entity, layout, key, data, sheet, row } of staged) {
    const columns = reading.layouts.all[layout]?.columns ?? []
    const list = records[entity] ?? []
    list.push({ key, sheet, row, ...Object.fromEntries(columns.map((column, at) => [column, data[at]])) })
    records[entity] = list
  }
  return { reading, records, issues }
}

/** Of each record only what a test looks at. */
export function only(records: Record<string, unknown>[] | undefined, ...columns: string[]): unknown[][] {
  return (records ?? []).map((record) => columns.map((column) => record[column]))
}
