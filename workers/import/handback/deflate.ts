import { createDeflateRaw } from 'node:zlib'

/** Deflated bytes as they are asked for: what is not read holds back what is fed, as in `read/inflate.ts`. */
export async function* deflated(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createDeflateRaw({ level: 4, chunkSize: 64 * 1024 })
  const closed = new Promise((resolve) => stream.once('close', resolve))
  let failure: unknown
  const feed = (async () => {
    for await (const bytes of gathered(content)) {
      if (stream.destroyed) return
      if (!stream.write(bytes)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), closed])
    }
    stream.end()
  })().catch((error) => {
    failure = error
    stream.destroy(error instanceof Error ? error : undefined)
  })
  try {
    for await (const bytes of stream) yield bytes
  } catch (error) {
    throw failure ?? error
  } finally {
    stream.destroy()
    await feed
  }
}

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

function joined(pieces: Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
