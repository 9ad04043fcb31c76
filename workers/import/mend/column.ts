/** The column a cell with a problem stands in, as it was recognised, and what its field's own reader makes of another word. */
import type { ImportSummary } from '../../../shared/import.ts'
import type { RecognisedSheet } from '../../../shared/recognised.ts'
import type { Sealer } from '../../db/seal.ts'
import { ledgerKinds } from '../catalogue.ts'
import type { MoneyUnit } from '../cell/money.ts'
import { plain } from '../cell/text.ts'
import type { CellContext, FieldReader } from '../kind/fieldreader.ts'
import { unitOf } from '../recognise/columnwords.ts'
import { sealedCell } from '../table/rowissue.ts'

export interface ReadColumn {
  reader: FieldReader
  cells: CellContext
}

/** A household's number is not there, and nothing else told which household it is. */
export const noNumber = ['household-not-found', 'household-ambiguous']
/** The cell is blank: what the issue shows stands elsewhere. */
export const shownElsewhere = ['from-above', ...noNumber]
/** Blank is what is wrong. */
export const blankCodes = ['no-key', 'nobody', 'undated-end', ...shownElsewhere]

/** As SQL has it. */
export const codeList = (codes: string[]) => codes.map((code) => `'${code}'`).join(', ')

/** A sheet by its name as it is kept, or as it is shown: with people's numbers masked. */
export function sheetNamed(summary: ImportSummary, name: string, sealer: Sealer): RecognisedSheet | undefined {
  const found = summary.sheets.find((sheet) => sheet.name === name)
  if (found) return found
  const alike = summary.sheets.filter((sheet) => sealer.maskAll(sheet.name) === name)
  return alike.length === 1 ? alike[0] : undefined
}

export function columnAt(
  sheet: RecognisedSheet | undefined,
  { row, at, field }: { row: number; at: number; field: string | null },
  context: Pick<CellContext, 'sealer' | 'county'>,
): ReadColumn | null {
  const tables = (sheet?.tables ?? []).filter((table) => table.columns.some((column) => column.at === at))
  const table = tables.filter(({ headerRows }) => headerRows[1] < row).at(-1) ?? tables[0] ?? sheet?.tables[0]
  if (table === undefined) return null
  const column = table.columns.find((one) => one.at === at && one.field === (field ?? one.field))
  const kind = ledgerKinds.find(({ id }) => id === table.kind)
  const reader = kind?.fields.find(({ name }) => name === (field ?? column?.field))?.reader
  if (reader === undefined) return null
  const headerUnit = unitOf(column?.header ?? '')
  const { unit, year } = table.metadata
  const cells: CellContext = {
    ...context,
    date1904: false,
    unit: (unit as MoneyUnit | undefined) ?? '元',
    ...(headerUnit === undefined ? {} : { headerUnit }),
    ...(year === undefined ? {} : { year: Number(year) }),
  }
  return { reader, cells }
}

/** The issue a cell would still have if it said `value`, given those it has now; null: none. */
export function remaining({ reader, cells }: ReadColumn, value: string, codes: string[]): string | null {
  const words = plain(value)
  const blank = codes.find((code) => blankCodes.includes(code))
  if (words === '') return blank ?? null
  return reader.read(words, cells).issue ?? null
}

/** As it is kept: a number of somebody sealed, a household's number open. */
export function keptWords({ reader, cells }: ReadColumn, value: string): string {
  const words = plain(value)
  if (words === '') return ''
  if (reader.seals) return cells.sealer.seal(words)
  const [read] = reader.open ? reader.read(words, cells).values : [null]
  return typeof read === 'string' && read !== '' ? read : sealedCell(words, cells.sealer)
}
