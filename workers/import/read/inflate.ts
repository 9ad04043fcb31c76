import { createInflateRaw } from 'node:zlib'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import { slices } from './source.ts'
import { through } from './through.ts'
import { dataOffset, type Zip, type ZipEntry } from './zip.ts'

const chunkSize = 256 * 1024

/**
 * A zip entry's bytes, inflated chunk by chunk as they are asked for. `node:zlib` holds back its input when nobody
 * reads (`DecompressionStream` in workerd does not) and is the faster of the two in Node.
 * Throws ReadRefused: `bomb` past the limits, `damaged`, `truncated`, `encrypted`.
 */
export async function* inflate(zip: Zip, entry: ZipEntry, limits: Limits): AsyncGenerator<Uint8Array> {
  refuseBefore(entry, limits)
  const at = await dataOffset(zip.source, entry)
  let total = 0
  const chunks = entry.method === 0 ? slices(zip.source, at, entry.deflated) : inflated(zip, entry, at)
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > entry.inflated) throw new ReadRefused(total > limits.part ? 'bomb' : 'damaged')
    yield chunk
  }
  if (total !== entry.inflated) throw new ReadRefused('damaged')
}

/** The directory declares both sizes; bytes beyond the declared one are refused while inflating, so checking it is enough. */
function refuseBefore(entry: ZipEntry, limits: Limits) {
  if (entry.encrypted) throw new ReadRefused('encrypted')
  if (entry.method !== 0 && entry.method !== 8) throw new ReadRefused('unsupported')
  if (entry.method === 0 && entry.deflated !== entry.inflated) throw new ReadRefused('damaged')
  if (entry.inflated > limits.part) throw new ReadRefused('bomb')
  if (entry.inflated > limits.ratioFrom && entry.inflated > entry.deflated * limits.ratio) throw new ReadRefused('bomb')
}

async function* inflated(zip: Zip, entry: ZipEntry, at: number): AsyncGenerator<Uint8Array> {
  try {
    yield* through(createInflateRaw({ chunkSize }), slices(zip.source, at, entry.deflated))
  } catch (error) {
    throw error instanceof ReadRefused ? error : new ReadRefused('damaged')
  }
}

/** A small part, whole. */
export async function inflateWhole(zip: Zip, entry: ZipEntry, limits: Limits): Promise<Uint8Array> {
  if (entry.inflated > limits.smallPart) throw new ReadRefused('bomb')
  const whole = new Uint8Array(entry.inflated)
  let at = 0
  for await (const chunk of inflate(zip, entry, limits)) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
