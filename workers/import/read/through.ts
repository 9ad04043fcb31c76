import type { Transform } from 'node:stream'

/** What a stream makes of bytes, as it is asked for: what is not read holds back what is fed. Of two failures the one of the bytes is told. */
export async function* through(stream: Transform, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const closed = new Promise((resolve) => stream.once('close', resolve))
  let failure: unknown
  const feed = (async () => {
    for await (const bytes of content) {
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
