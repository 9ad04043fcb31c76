/** A workbook handed back with its problems: what it was read as decides how. */
import { recogniseFormat } from '../read/format.ts'
import { defaultLimits } from '../read/limits.ts'
import { openWorkbook, ReadRefused, type Source } from '../read/workbook.ts'
import { markedCsv } from './csv.ts'
import { gathered } from './deflate.ts'
import type { Notes } from './mark.ts'
import { rebuilt } from './rebuilt.ts'
import { markedXlsx } from './xlsx.ts'

export interface HandedBack {
  /** Of its file name, with the point; null: as it was. */
  extension: string | null
  bytes: AsyncGenerator<Uint8Array>
}

/** Throws ReadRefused, before any byte where the file is no workbook at all. */
export async function handBack(source: Source, notes: Notes): Promise<HandedBack> {
  const opened = await openWorkbook(source)
  if ('refused' in opened) throw new ReadRefused(opened.refused.code)
  const { workbook } = opened
  const found = await recogniseFormat(source, defaultLimits)
  if (found.format === 'xlsx') {
    const named = /\.(xlsx|xlsm|xltx|xltm|et)$/i.test(source.name)
    return { extension: named ? null : '.xlsx', bytes: gathered(markedXlsx(found.zip, workbook, notes)) }
  }
  if (found.format !== 'csv') return { extension: '.xlsx', bytes: gathered(rebuilt(workbook, notes)) }
  const sheet = workbook.sheets[0]!
  const own = notes(sheet.name)
  return own
    ? { extension: null, bytes: gathered(markedCsv(source, sheet, own)) }
    : { extension: null, bytes: whole(source) }
}

/** A file as it came. */
export async function* whole(source: Source): AsyncGenerator<Uint8Array> {
  const piece = 1024 * 1024
  for (let at = 0; at < source.size; at += piece) yield await source.read(at, Math.min(piece, source.size - at))
}
