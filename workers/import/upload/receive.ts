/** An upload: the raw workbook on its way into LEDGERS, hashed and encrypted while it streams. */
import { Buffer } from 'node:buffer'
import type { R2Bucket } from '@cloudflare/workers-types'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { Problem } from '../../http/problem.ts'
import { encrypted, keptSize } from './rawfile.ts'

/** The largest county register seen is 23 MB; nothing that is a ledger is five times that. */
export const largestUpload = 120 * 1024 * 1024

export interface Upload {
  /** Numbers of people in it sealed. */
  name: string
  objectKey: string
  /** The key of this file alone, sealed. */
  fileKey: string
  sha256: string
  sizeBytes: number
}

/** `chance`: what names the object, and 32 random bytes to encrypt it with. */
export async function receive(
  ledgers: R2Bucket,
  request: Request,
  { code, sealer }: CountyDatabase,
  chance: { id: string; key: Uint8Array },
): Promise<Upload> {
  const name = sealNumbers(fileName(request.headers.get('x-file-name')), sealer)
  const size = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!request.body || !Number.isInteger(size) || size === 0)
    throw new Problem('invalid', '收到的文件是空的。请重新选择文件上传。')
  if (size > largestUpload) {
    const mega = Math.round(size / 1024 / 1024)
    throw new Problem(
      'too-large',
      `文件有 ${mega} MB，超过 120 MB。请删去图片和多余的工作表，或按乡镇拆成几个文件后再上传。`,
    )
  }
  const objectKey = `${code}/${chance.id}`
  const digest = new crypto.DigestStream('SHA-256')
  const fixed = new FixedLengthStream(keptSize(size))
  await Promise.all([
    write(encrypted(hashed(request.body, digest), size, chance.key), fixed.writable),
    ledgers.put(objectKey, fixed.readable as never),
  ])
  const sha256 = [...new Uint8Array(await digest.digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const fileKey = sealer.seal(Buffer.from(chance.key).toString('base64url'))
  return { name, objectKey, fileKey, sha256, sizeBytes: size }
}

/** The name is shown and kept, never used as a path. */
function fileName(header: string | null): string {
  let name = ''
  try {
    name =
      decodeURIComponent(header ?? '')
        .split(/[\\/]/)
        .pop() ?? ''
  } catch {
    throw new Problem('invalid', '文件名读不出来。请改个简单的文件名再上传。')
  }
  const clean = [...name]
    .filter((letter) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(letter)) // what is not seen, or turns the rest around
    .slice(0, 200)
    .join('')
    .trim()
  if (/^\.*$/.test(clean)) throw new Problem('invalid', '缺少文件名。请重新选择文件上传。')
  return clean
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

async function write(source: AsyncIterable<Uint8Array>, target: WritableStream<Uint8Array>): Promise<void> {
  const writer = target.getWriter()
  try {
    for await (const bytes of source) await writer.write(bytes)
    await writer.close()
  } catch (error) {
    await writer.abort(error).catch(() => undefined)
    throw error
  }
}
