/** Changes to how an import is read (对应关系的更改), kept in the browser until they are sent. */

import type { SheetChoice, TableChoice } from '../../../../../shared/mapping.ts'
import type { RecognisedSheet, RecognisedTable } from '../../../../../shared/recognised.ts'

export type Rows = [first: number, last: number]
/** What a column shall be: a field's name, `kept` as written, `auto`: what its header says. */
export type Meaning = { field: string } | 'kept' | 'auto'

export interface TableDraft {
  kind?: string
  headerRows?: Rows
  unit?: '元' | '万元' | null
  /** By column from 0. */
  columns?: Record<number, Meaning>
}

export interface SheetDraft {
  /** Left out for this reason; null: taken, as it is recognised. */
  leftOut?: string | null
  /** By its place among the sheet's tables; a sheet without any has its first here. */
  tables?: Record<number, TableDraft>
}

/** By the sheet's name. */
export type Draft = Record<string, SheetDraft>

export function changesIn(draft: Draft): number {
  return Object.values(draft).reduce((sum, { leftOut, tables = {} }) => {
    const inTables = Object.values(tables).map(({ kind, headerRows, unit, columns = {} }) => {
      return [kind, headerRows, unit].filter((one) => one !== undefined).length + Object.keys(columns).length
    })
    return sum + (leftOut === undefined ? 0 : 1) + inTables.reduce((all, one) => all + one, 0)
  }, 0)
}

/** A row pointed at: one beside the header joins it (four at most), any other is the header alone. */
export function pointedAt(now: Rows | null, row: number): Rows {
  if (now === null) return [row, row]
  const [first, last] = now
  const wider: Rows = [Math.min(first, row), Math.max(last, row)]
  const isBeside = row === first - 1 || row === last + 1
  return isBeside && wider[1] - wider[0] < 4 ? wider : [row, row]
}

const sameRows = (one: Rows | undefined, other: Rows | undefined) => String(one) === String(other)

/** A table with its changes, as it is shown and sent. */
export interface TableView {
  kind: string
  headerRows: Rows | null
  unit: '元' | '万元' | null
  columns: ColumnView[]
  /** Another kind or header than it was read by: what is recognised shows when it is read again. */
  isOther: boolean
}

export interface ColumnView {
  at: number
  header: string
  samples: string[]
  /** Rows with something in it; null: not counted yet. */
  filled: number | null
  /** What its header says: a field, null: nothing known; undefined: not looked up yet. */
  recognised: string | null | undefined
  /** The same in words, also where it is no field of its own: a column of ticks. */
  says: string | null
  meaning: Meaning
  origin: 'recognised' | 'remembered' | 'chosen' | 'changed'
}

export function viewOf(
  table: RecognisedTable | undefined,
  picture: RecognisedTable['picture'],
  draft: TableDraft = {},
): TableView {
  const kind = draft.kind ?? table?.kind ?? ''
  const headerRows = draft.headerRows ?? table?.headerRows ?? null
  const moved = !sameRows(headerRows ?? undefined, table?.headerRows)
  const isOther = moved || kind !== table?.kind
  const unit = draft.unit !== undefined ? draft.unit : (table?.unit ?? null)
  const columns = moved || !table ? columnsIn(picture, headerRows, table?.span) : table.columns.map(columnOf)
  const before = new Map(table?.columns.map((column) => [column.at, column]))
  const views = columns.map((column): ColumnView => {
    const was = before.get(column.at)
    const own = was?.origin === undefined ? undefined : was
    const keeps = own !== undefined && kind === table?.kind
    const meant: Meaning = keeps ? (own.field === null ? 'kept' : { field: own.field }) : 'auto'
    const changed = draft.columns?.[column.at]
    return {
      ...column,
      recognised: isOther || own ? undefined : (was?.field ?? null),
      says: isOther || own ? null : (was?.fieldName ?? null),
      meaning: changed ?? meant,
      origin: changed !== undefined ? 'changed' : keeps ? (own.origin as 'chosen') : 'recognised',
    }
  })
  return { kind, headerRows, unit, columns: withoutTaken(views), isOther }
}

/** What somebody gives to one column its header gives to no other. */
function withoutTaken(columns: ColumnView[]): ColumnView[] {
  const taken = new Set(columns.flatMap(({ meaning }) => (typeof meaning === 'object' ? [meaning.field] : [])))
  return columns.map((column) =>
    column.meaning === 'auto' && column.recognised && taken.has(column.recognised)
      ? { ...column, recognised: null, says: null }
      : column,
  )
}

type Bare = Pick<ColumnView, 'at' | 'header' | 'samples' | 'filled'>

const columnOf = ({ at, header, samples, filled }: RecognisedTable['columns'][number]): Bare => {
  return { at, header, samples, filled: filled ?? null }
}

/** Columns as the picture shows them below a header pointed at. */
function columnsIn(picture: RecognisedTable['picture'], rows: Rows | null, span?: Rows): Bare[] {
  if (rows === null) return []
  const header = picture.filter(({ row }) => row >= rows[0] && row <= rows[1])
  const below = picture.filter(({ row }) => row > rows[1])
  const width = Math.max(0, ...picture.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at): Bare => {
    const words = header.flatMap(({ cells }) => cells[at]?.replace(/\s+/g, '') || [])
    const samples = [...new Set(below.flatMap(({ cells }) => cells[at] || []))].slice(0, 3)
    return { at, header: [...new Set(words)].join('/'), samples, filled: null }
  })
    .filter(({ header, samples }) => header !== '' || samples.length > 0)
    .filter(({ at }) => span === undefined || (at >= span[0] && at <= span[1]))
}

/** A column's new meaning; a field goes to one column only: whoever had it is kept as written. */
export function given(draft: TableDraft, view: TableView, at: number, meaning: Meaning): TableDraft {
  const columns = { ...draft.columns, [at]: meaning }
  if (typeof meaning === 'object') {
    for (const one of view.columns) {
      const had = typeof one.meaning === 'object' && one.meaning.field === meaning.field
      if (one.at !== at && had) columns[one.at] = 'kept'
    }
  }
  return { ...draft, columns }
}

/** Tables whose header and columns can be chosen: those of cards cannot. */
export const tablesOf = ({ tables }: RecognisedSheet) => tables.filter(({ card }) => !card)

/** A sheet's first rows where it has no such table: to point at a header in. */
export const bareRows = ({ picture, tables }: RecognisedSheet) => picture ?? tables[0]?.picture ?? []

/** What is sent: choices made before, changed where the draft says so; or in words what is still missing. */
export function choicesOf(
  sheets: RecognisedSheet[],
  before: SheetChoice[],
  draft: Draft,
): { choices: SheetChoice[] } | { missing: string } {
  const choices: SheetChoice[] = []
  for (const sheet of sheets) {
    const change = draft[sheet.name]
    const made = before.find((choice) => choice.sheet === sheet.name)
    if (change === undefined) {
      if (made) choices.push(made)
      continue
    }
    const { leftOut, tables: changes = {} } = change
    if (leftOut?.trim() === '') return { missing: `请写明不导入工作表“${sheet.name}”的理由` }
    if (leftOut !== undefined) {
      choices.push({ sheet: sheet.name, leftOut: leftOut?.trim() ?? null, tables: [] })
      continue
    }
    const tables: TableChoice[] = []
    const known = tablesOf(sheet)
    for (const at of known.length === 0 ? Object.keys(changes).map(Number) : known.keys()) {
      const table = known[at]
      const view = viewOf(table, table?.picture ?? bareRows(sheet), changes[at])
      if (view.kind === '') return { missing: `请选择工作表“${sheet.name}”是哪种台账` }
      if (view.headerRows === null) return { missing: `请指定工作表“${sheet.name}”的表头在第几行` }
      const isRead = sameRows(view.headerRows, table?.headerRows)
      tables.push({ ...tableChoice(view, view.headerRows, isRead), ...(table?.span && { span: table.span }) })
    }
    choices.push({ sheet: sheet.name, leftOut: null, tables })
  }
  return { choices }
}

function tableChoice({ kind, unit, columns }: TableView, headerRows: Rows, isRead: boolean): TableChoice {
  return {
    kind,
    headerRows,
    unit,
    columns: columns.flatMap(({ at, header, meaning }) => {
      if (meaning === 'auto') return []
      return [{ at, header: isRead ? header : null, field: meaning === 'kept' ? null : meaning.field }]
    }),
  }
}
