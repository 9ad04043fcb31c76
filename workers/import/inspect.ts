/** What Jiedui makes of a workbook, without a county or a server: `jiedui inspect FILE`. Numbers of people come masked. */
import type { Issue } from '../../shared/import.ts'
import type { RecognisedSheet } from '../../shared/recognised.ts'
import { mask } from '../db/mask.ts'
import type { Sealer } from '../db/seal.ts'
import { openWorkbook, ReadRefused, type Source } from './read/workbook.ts'
import { readLedgers } from './reading.ts'

export type Inspection =
  | { refused: { code: string; message: string }; sheets: InspectedSheet[] }
  | { refused?: undefined; sheets: InspectedSheet[] }

export interface InspectedSheet extends Omit<RecognisedSheet, 'tables'> {
  tables: (RecognisedSheet['tables'][number] & { records: Record<string, number>; issues: Issue[] })[]
}

/** Nobody's key: a number is masked where it would be sealed. */
const masking: Sealer = { seal: mask, open: (text) => text, openAll: (text) => text, maskAll: (text) => text }

export async function inspectWorkbook(source: Source): Promise<Inspection> {
  const opened = await openWorkbook(source)
  if ('refused' in opened) return { refused: opened.refused, sheets: [] }
  const issues: Issue[] = []
  const records = new Map<string, Record<string, number>>()
  try {
    const context = { fileName: source.name, county: null, sealer: masking }
    const reading = await readLedgers(opened.workbook, context, async (batch) => {
      issues.push(...batch.issues)
      const counts = records.get(batch.sheet) ?? {}
      for (const record of batch.records) counts[record.entity] = (counts[record.entity] ?? 0) + 1
      records.set(batch.sheet, counts)
    })
    const sheets = reading.sheets.map((sheet) => ({
      ...sheet,
      tables: sheet.tables.map((table) => ({
        ...table,
        records: records.get(sheet.name) ?? {},
        issues: issues.filter((issue) => issue.sheet === sheet.name),
      })),
    }))
    return reading.refused ? { refused: reading.refused, sheets } : { sheets }
  } catch (error) {
    if (error instanceof ReadRefused) return { refused: error.refused, sheets: [] }
    throw error
  }
}
