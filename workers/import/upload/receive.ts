/** An upload: the raw workbook on its way into LEDGERS, hashed and encrypted while it streams. */
import type { R2Bucket } from '@cloudflare/workers-types'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { type Chance, encrypted, hex, keep, keptSize, sealedKey } from '../../db/rawfile.ts'
import { Problem } from '../../http/problem.ts'
import { fileName, headerName } from '../../http/uploadedname.ts'

/** The largest county register seen is 23 MB; nothing that is a ledger is five times that. */
export const largestUpload = 120 * 1024 * 1024

/** A workbook that is here whole. */
export interface Received {
  /** Numbers of people in it sealed. */
  name: string
  objectKey: string
  /** The key of this file alone, sealed. */
  fileKey: string
  partBytes: number | null
  sha256: string
  sizeBytes: number
}

/** A workbook in one request. */
export async function receive(
  ledgers: R2Bucket,
  request: Request,
  { code, sealer }: CountyDatabase,
  chance: Chance,
): Promise<Received> {
  const name = sealNumbers(fileName(headerName(request)), sealer)
  const size = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!request.body || !Number.isInteger(size) || size === 0)
    throw new Problem('invalid', '收到的文件是空的。请重新选择文件上传。')
  notTooLarge(size)
  const objectKey = `${code}/${chance.id}`
  const digest = new crypto.DigestStream('SHA-256')
  const source = hashed(request.body, digest)
  await keep(ledgers, objectKey, encrypted(source, { size, key: chance.key }), keptSize(size))
  const fileKey = sealedKey(sealer, chance.key)
  return { name, objectKey, fileKey, partBytes: null, sha256: hex(await digest.digest), sizeBytes: size }
}

export function notTooLarge(size: number): void {
  if (size <= largestUpload) return
  const mega = Math.round(size / 1024 / 1024)
  throw new Problem(
    'too-large',
    `文件有 ${mega} MB，超过 120 MB。请删去图片和多余的工作表，或按乡镇拆成几个文件后再上传。`,
  )
}

/** The same bytes, hashed on their way. */
async function* hashed(source: ReadableStream<Uint8Array>, digest: WritableStream<Uint8Array>) {
  const writer = digest.getWriter()
  for await (const bytes of source) {
    await writer.write(bytes)
    yield bytes
  }
  await writer.close()
}
