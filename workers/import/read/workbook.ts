/**
 * The reader (读取): a workbook from random-access bytes to rows, never a whole sheet, the same in workerd and Node.
 * Formats are told by content, never by the file's extension. What cannot be read is refused in words that say what to do:
 * answered by `openWorkbook`, or thrown as ReadRefused while rows are read.
 */
import { openBiff8 } from './biff8.ts'
import { openCsv } from './csv.ts'
import { recogniseFormat } from './format.ts'
import { openHtml } from './html.ts'
import { defaultLimits, type Limits, megabytes } from './limits.ts'
import { metered } from './meter.ts'
import { openOds } from './ods.ts'
import { ReadRefused, type Refused } from './refusal.ts'
import type { Merge, Row } from './row.ts'
import { openWhole } from './sheetjs.ts'
import type { Source } from './source.ts'
import { openXlsb } from './xlsb.ts'
import { openXlsx } from './xlsx.ts'

export type { Limits } from './limits.ts'
export { ReadRefused, type RefusalCode, type Refused } from './refusal.ts'
export type { Cell, Merge, Row } from './row.ts'
export { memorySource, type Source } from './source.ts'

export type Format = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'xml' | 'html' | 'csv'

/** A sheet (工作表). `rows` may be asked for again: it reads from the beginning each time. */
export interface Sheet {
  name: string
  hidden: boolean
  /** Chunks of at most 1,000 rows in the file's order. */
  rows(): AsyncIterable<Row[]>
  /** The first rows that have a value. */
  preview(rows: number): Promise<Row[]>
  merges(): Promise<Merge[]>
}

export interface Workbook {
  format: Format
  /** Date serials count from 1904-01-01 instead of 1900. */
  date1904: boolean
  sheets: Sheet[]
}

export async function openWorkbook(
  source: Source,
  limits?: Partial<Limits>,
): Promise<{ workbook: Workbook } | { refused: Refused }> {
  try {
    const bounds = { ...defaultLimits, ...limits }
    return { workbook: metered(await open(source, bounds), source.size, bounds) }
  } catch (error) {
    if (error instanceof ReadRefused) return { refused: error.refused }
    throw error
  }
}

async function open(source: Source, limits: Limits): Promise<Workbook> {
  if (source.size === 0) throw new ReadRefused('empty')
  if (source.size > limits.file) throw new ReadRefused('too_large', `最大 ${megabytes(limits.file)}`)
  const found = await recogniseFormat(source, limits)
  switch (found.format) {
    case 'xlsx':
      return openXlsx(found.zip, limits)
    case 'biff8':
      return openBiff8(found.stream, limits)
    case 'csv':
      return openCsv(source, limits)
    case 'xlsb':
      return openXlsb(found.zip, found.main, limits)
    case 'html':
      return openHtml(source)
    case 'ods':
      return openOds(found.zip, limits)
    default:
      return openWhole(found, limits)
  }
}
