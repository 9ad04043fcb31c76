import { createDeflateRaw } from 'node:zlib'
import { through } from '../read/through.ts'

export const deflated = (content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  through(createDeflateRaw({ level: 4, chunkSize: 64 * 1024 }), gathered(content))

const together = 128 * 1024

/** Small pieces put together: each costs a call. */
export async function* gathered(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let length = 0
  for await (const bytes of content) {
    pieces.push(bytes)
    length += bytes.length
    if (length < together) continue
    yield joined(pieces, length)
    pieces = []
    length = 0
  }
  if (length > 0) yield joined(pieces, length)
}

export function joined(pieces: Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
