/** An upload: the raw workbook on its way into LEDGERS, hashed while it streams. */
import type { R2Bucket } from '@cloudflare/workers-types'
import { Problem } from '../http/problem.ts'

/** The largest county register seen is 23 MB; nothing that is a ledger is five times that. */
export const largestUpload = 120 * 1024 * 1024

export interface Upload {
  name: string
  objectKey: string
  sha256: string
  sizeBytes: number
}

export async function receive(ledgers: R2Bucket, request: Request, county: string, id: string): Promise<Upload> {
  const name = fileName(request.headers.get('x-file-name'))
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
  const objectKey = `${county}/${id}`
  const digest = new crypto.DigestStream('SHA-256')
  const fixed = new FixedLengthStream(size)
  await Promise.all([copy(request.body, [digest, fixed.writable]), ledgers.put(objectKey, fixed.readable as never)])
  const sha256 = [...new Uint8Array(await digest.digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { name, objectKey, sha256, sizeBytes: size }
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
    .filter((letter) => letter >= ' ' && letter !== '\u007f')
    .join('')
    .trim()
    .slice(0, 200)
  if (clean === '') throw new Problem('invalid', '缺少文件名。请重新选择文件上传。')
  return clean
}

/** Every chunk to each of them, the next only when all have taken it. */
async function copy(source: ReadableStream<Uint8Array>, targets: WritableStream<Uint8Array>[]): Promise<void> {
  const writers = targets.map((target) => target.getWriter())
  for await (const chunk of source) await Promise.all(writers.map((writer) => writer.write(chunk)))
  await Promise.all(writers.map((writer) => writer.close()))
}
