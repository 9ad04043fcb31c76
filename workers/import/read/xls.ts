import { keepValues } from './biff.ts'
import { isBiff8 } from './biff8.ts'
import { openCfb } from './cfb.ts'
import { type Limits, megabytes } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Whole } from './sheetjs.ts'
import type { Source } from './source.ts'

export type Xls = { format: 'biff8'; stream: Source } | Whole

/** The record stream of an `.xls` (BIFF5, BIFF8) out of its compound file, which may hold something else. */
export async function xlsInCfb(source: Source, limits: Limits): Promise<Xls> {
  const cfb = await openCfb(source)
  if (cfb.has('EncryptedPackage') || cfb.has('EncryptionInfo')) throw new ReadRefused('encrypted')
  const stream = ['Workbook', 'Book'].find((name) => cfb.has(name))
  if (stream !== undefined) return xlsStream(await cfb.open(stream), limits)
  const document = ['WordDocument', 'PowerPoint Document'].some((name) => cfb.has(name))
  throw new ReadRefused(document ? 'document' : 'not_workbook')
}

/** BIFF8 is read as a stream of records; older ones (Excel 2 to 4 have no compound file around them) whole, through SheetJS. */
export async function xlsStream(stream: Source, limits: Limits): Promise<Xls> {
  if (await isBiff8(stream)) return { format: 'biff8', stream }
  if (stream.size > limits.xls)
    throw new ReadRefused(
      'too_large',
      `.xls（Excel 95 及更早）最大 ${megabytes(limits.xls)}，另存为 .xlsx 没有这个限制`,
    )
  const bytes = await stream.read(0, stream.size)
  keepValues(bytes)
  return { format: 'xls', bytes }
}
