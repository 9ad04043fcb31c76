import type { RecognisedSheet } from '../../../../../shared/recognised.ts'
import { bareRows, changesIn, type Draft, type TableDraft, tablesOf, viewOf } from './draft.ts'

/** Other sheets of the workbook whose only table has the same headers in the same places: a sheet a village. */
export function alike(sheets: RecognisedSheet[], from: RecognisedSheet, draft: TableDraft): string[] {
  if (changesIn({ one: { tables: { 0: draft } } }) === 0 || tablesOf(from).length > 1) return []
  const own = headersOf(from, draft)
  const others = sheets.filter((sheet) => sheet !== from && sheet.leftOut !== 'empty' && tablesOf(sheet).length <= 1)
  return others.filter((sheet) => headersOf(sheet, draft) === own).map(({ name }) => name)
}

/** The draft with the same changes for those sheets too. */
export function spread(draft: Draft, names: string[], table: TableDraft): Draft {
  return { ...draft, ...Object.fromEntries(names.map((name) => [name, { tables: { 0: table } }])) }
}

function headersOf(sheet: RecognisedSheet, draft: TableDraft): string {
  const [table] = tablesOf(sheet)
  const { columns } = viewOf(table, table?.picture ?? bareRows(sheet), draft)
  return JSON.stringify(columns.filter(({ header }) => header !== '').map(({ at, header }) => [at, header]))
}
