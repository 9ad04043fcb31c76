/**
 * A raw file (workbook, evidence) as LEDGERS keeps it: chunks of 64 KiB, each AES-256-GCM under a key of this file alone. Nonce and
 * authenticated data are the chunk's index and the file's size: no chunk can be moved, left out or put in from elsewhere. A large
 * file comes and is kept in parts, each an object of its own: `<key>/0`, `<key>/1` …
 */
import { Buffer } from 'node:buffer'
import type { R2Bucket } from '@cloudflare/workers-types'
import type { Sealer } from './seal.ts'

const chunkBytes = 64 * 1024
const tagBytes = 16
const keptBytes = chunkBytes + tagBytes
/** Read at once while reading goes on where it left off: one call of R2 a MiB. */
const aheadChunks = 16

/** A part is sixty-four chunks: on a poor line a minute's work lost at most. */
export const partBytes = 64 * chunkBytes

/** Where a file is kept and how it is opened. `partBytes`: null where it is one object. */
export interface Kept {
  name: string
  objectKey: string
  size: number
  key: Uint8Array
  partBytes: number | null
}

/** What names an object, and 32 random bytes to encrypt it with. */
export interface Chance {
  id: string
  key: Uint8Array
}

/** As many bytes as `size` bytes of a file take in LEDGERS. */
export function keptSize(size: number): number {
  return size + Math.ceil(size / chunkBytes) * tagBytes
}

/** `bytes`: 32, random, for this file and no other. */
function fileKey(bytes: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, 'AES-GCM', false, [use])
}

function frame(size: number, index: number): AesGcmParams {
  const additionalData = Buffer.from(`jiedui raw workbook ${size} ${index}`)
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(8, index)
  return { name: 'AES-GCM', iv, additionalData, tagLength: tagBytes * 8 }
}

/** The bytes of a file, or of its part `from` on, as they are kept; throws where they are not `length`. */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  { size, key: keyBytes, from = 0, length = size }: { size: number; key: Uint8Array; from?: number; length?: number },
): AsyncGenerator<Uint8Array> {
  const key = await fileKey(keyBytes, 'encrypt')
  const chunk = new Uint8Array(Math.min(chunkBytes, length))
  let filled = 0
  let index = from / chunkBytes
  let seen = 0
  const seal = async () => {
    const sealed = await crypto.subtle.encrypt(frame(size, index++), key, chunk.subarray(0, filled))
    filled = 0
    return new Uint8Array(sealed)
  }
  for await (const bytes of source) {
    seen += bytes.length
    if (seen > length) break
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + chunk.length - filled)
      chunk.set(part, filled)
      filled += part.length
      at += part.length
      if (filled === chunk.length) yield await seal()
    }
  }
  if (seen !== length) throw new Error(`a file said to have ${length} bytes has others`)
  if (filled > 0) yield await seal()
}

/** A file by range. */
export interface RawFile {
  name: string
  size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** The file as it was, by range. Keeps what was read last, and reads ahead while reading goes on. */
export function rawFile(ledgers: R2Bucket, { name, objectKey, size, key: keyBytes, partBytes }: Kept): RawFile {
  const key = fileKey(keyBytes, 'decrypt')
  const chunks = Math.ceil(size / chunkBytes)
  let kept = { from: 0, bytes: new Uint8Array(0) }

  const keptPart = partBytes === null ? keptSize(size) : keptSize(partBytes)

  /** Bytes as they are kept, from one part or several. */
  async function fetched(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(to - from)
    for (let at = from; at < to; ) {
      const part = Math.floor(at / keptPart)
      const offset = at - part * keptPart
      const length = Math.min(to - at, keptPart - offset)
      const name = partBytes === null ? objectKey : `${objectKey}/${part}`
      const object = await ledgers.get(name, { range: { offset, length } }).catch((error) => {
        throw new Error(`the raw workbook ${name} cannot be read: ${error}`)
      })
      if (!object) throw new Error(`the raw workbook ${name} is gone`)
      bytes.set(new Uint8Array(await object.arrayBuffer()), at - from)
      at += length
    }
    return bytes
  }

  async function load(first: number, last: number): Promise<void> {
    const sealed = await fetched(first * keptBytes, Math.min((last + 1) * keptBytes, keptSize(size)))
    const parts = await Promise.all(
      Array.from({ length: last - first + 1 }, async (_, i) =>
        crypto.subtle
          .decrypt(frame(size, first + i), await key, sealed.subarray(i * keptBytes, (i + 1) * keptBytes))
          .catch(() => {
            throw new Error(`the raw workbook ${objectKey} was changed where it is kept`)
          }),
      ),
    )
    const bytes = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0))
    for (const [i, part] of parts.entries()) bytes.set(new Uint8Array(part), i * chunkBytes)
    kept = { from: first * chunkBytes, bytes }
  }

  return {
    name,
    size,
    async read(offset, length) {
      const end = Math.min(offset + length, size)
      if (end <= offset) return new Uint8Array(0)
      const keptEnd = kept.from + kept.bytes.length
      if (offset < kept.from || end > keptEnd) {
        const goesOn = offset >= kept.from && offset <= keptEnd && keptEnd > 0
        const first = Math.floor(offset / chunkBytes)
        const last = Math.floor((end - 1) / chunkBytes)
        await load(first, goesOn ? Math.min(Math.max(last, first + aheadChunks - 1), chunks - 1) : last)
      }
      return kept.bytes.slice(offset - kept.from, end - kept.from)
    },
  }
}

/** Writes an object of so many bytes. */
export async function keep(ledgers: R2Bucket, name: string, bytes: AsyncIterable<Uint8Array>, size: number) {
  const fixed = new FixedLengthStream(size)
  await Promise.all([write(bytes, fixed.writable), ledgers.put(name, fixed.readable as never)])
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

export function sealedKey(sealer: Pick<Sealer, 'seal'>, key: Uint8Array): string {
  return sealer.seal(Buffer.from(key).toString('base64url'))
}

export function hex(digest: ArrayBuffer): string {
  return Buffer.from(digest).toString('hex')
}
