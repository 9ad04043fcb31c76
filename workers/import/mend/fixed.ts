/**
 * A workbook as it reads with its fixes: rows and preview alike, so that neither reader nor recogniser knows of them. A fix speaks of
 * what a cell said when it was made; where another workbook says something else there, it does nothing.
 */
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { plain } from '../cell/text.ts'
import type { Cell, Row, Sheet, Workbook } from '../read/workbook.ts'

/** `row` 0: every cell of the column that says `was`. Later fixes have greater ids and work on what the ones before have left. */
export interface CellFix {
  id: number
  sheet: string
  at: number
  row: number
  was: string
  value: string
}

export function fixed(workbook: Workbook, fixes: CellFix[], sealer: Pick<Sealer, 'seal' | 'openAll'>): Workbook {
  if (fixes.length === 0) return workbook
  const sheets = workbook.sheets.map((sheet) => {
    const name = sealNumbers(sheet.name, sealer)
    const own = fixes.filter((fix) => fix.sheet === name)
    return own.length === 0 ? sheet : fixedSheet(sheet, new SheetFixes(own, sealer))
  })
  return { ...workbook, sheets }
}

function fixedSheet(sheet: Sheet, fixes: SheetFixes): Sheet {
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: () => sheet.merges(),
    preview: async (rows) => (await sheet.preview(rows)).map((row) => fixes.apply(row)),
    async *rows() {
      for await (const chunk of sheet.rows()) yield chunk.map((row) => fixes.apply(row))
    },
  }
}

type Opened = { id: number; was: string; value: string }

class SheetFixes {
  private readonly cells = new Map<number, Map<number, Opened[]>>()
  private readonly columns = new Map<number, Map<string, Opened[]>>()

  constructor(fixes: CellFix[], sealer: Pick<Sealer, 'openAll'>) {
    for (const { id, at, row, was, value } of [...fixes].sort((one, other) => one.id - other.id)) {
      const opened = { id, was: sealer.openAll(was), value: sealer.openAll(value) }
      if (row === 0) add(this.columns, at, opened.was, opened)
      else add(this.cells, row, at, opened)
    }
  }

  apply(row: Row): Row {
    const own = this.cells.get(row.row)
    if (own === undefined && this.columns.size === 0) return row
    let cells: Cell[] | null = null
    for (const at of new Set([...(own?.keys() ?? []), ...this.columns.keys()])) {
      const cell = row.cells[at] ?? null
      const said = plain(cell)
      const says = this.read(said, own?.get(at) ?? [], this.columns.get(at))
      if (says === said) continue
      cells ??= [...row.cells]
      while (cells.length < at) cells.push(null)
      cells[at] = says === '' ? null : says
    }
    return cells === null ? row : { row: row.row, cells }
  }

  /** What the cell says after all fixes, one after another; its own before its column's. */
  private read(said: string, own: Opened[], column: Map<string, Opened[]> | undefined): string {
    let words = said
    let last = 0
    for (;;) {
      const isNext = (fix: Opened) => fix.was === words && fix.id > last
      const next = own.find(isNext) ?? column?.get(words)?.find(isNext)
      if (next === undefined) return words
      words = next.value
      last = next.id
    }
  }
}

function add<Key>(map: Map<number, Map<Key, Opened[]>>, first: number, second: Key, fix: Opened): void {
  const inner = map.get(first) ?? new Map<Key, Opened[]>()
  map.set(first, inner.set(second, [...(inner.get(second) ?? []), fix]))
}
