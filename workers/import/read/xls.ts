import { keepValues } from './biff.ts'
import { openCfb } from './cfb.ts'
import { type Limits, megabytes } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Whole } from './sheetjs.ts'
import { readExactly, type Source } from './source.ts'

/** The record stream of an `.xls` (BIFF5, BIFF8) out of its compound file, which may hold something else. */
export async function xlsInCfb(source: Source, limits: Limits): Promise<Whole> {
  const cfb = await openCfb(source)
  if (cfb.has('EncryptedPackage') || cfb.has('EncryptionInfo')) throw new ReadRefused('encrypted')
  const stream = ['Workbook', 'Book'].find((name) => cfb.has(name))
  if (stream !== undefined) return xlsStream(await cfb.read(stream, limits.xls + 1), limits)
  const document = ['WordDocument', 'PowerPoint Document'].some((name) => cfb.has(name))
  throw new ReadRefused(document ? 'document' : 'not_workbook')
}

/** An `.xls` of Excel 2 to 4 is the bare stream. */
export async function bareXls(source: Source, limits: Limits): Promise<Whole> {
  return xlsStream(await readExactly(source, 0, Math.min(source.size, limits.xls + 1)), limits)
}

function xlsStream(bytes: Uint8Array, limits: Limits): Whole {
  if (bytes.length > limits.xls)
    throw new ReadRefused('too_large', `.xls 最大 ${megabytes(limits.xls)}，另存为 .xlsx 没有这个限制`)
  keepValues(bytes)
  return { format: 'xls', bytes }
}
