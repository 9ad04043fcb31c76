import { take } from './sheet.ts'

/** What is made of a workbook: kinds by table, records by table of the register, and the codes of its issues. */
export async function made(text: string, fileName?: string) {
  const { reading, records, issues } = await take(text, null, fileName)
  const kinds = reading.sheets.flatMap((sheet) => sheet.tables.map((table) => table.kind))
  const parsed = Object.entries(records).map(([entity, list]) => [
    entity,
    list.map((record) => ({ ...record, extra: typeof record.extra === 'string' ? JSON.parse(record.extra) : null })),
  ])
  return { kinds, ...Object.fromEntries(parsed), issues: issues.map(({ code }) => code) }
}
