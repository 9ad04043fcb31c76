import { ReadRefused } from './refusal.ts'

/** Bytes by range: R2, a file or memory. `read` answers exactly `length` bytes, or fewer at the end. */
export interface Source {
  name: string
  size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

export function memorySource(name: string, bytes: Uint8Array): Source {
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  }
}

/** Exactly these bytes; a file that ends before them is truncated. */
export async function readExactly(source: Source, offset: number, length: number): Promise<Uint8Array> {
  if (offset < 0 || length < 0 || offset + length > source.size) throw new ReadRefused('truncated')
  const bytes = await source.read(offset, length)
  if (bytes.length !== length) throw new ReadRefused('truncated')
  return bytes
}

const firstSlice = 64 * 1024
const largestSlice = 1024 * 1024

/** A range in slices that grow, so that a preview reads little and a whole part takes few calls. */
export async function* slices(source: Source, offset: number, length: number): AsyncGenerator<Uint8Array> {
  const end = offset + length
  let size = firstSlice
  for (let at = offset; at < end; ) {
    const bytes = await readExactly(source, at, Math.min(size, end - at))
    yield bytes
    at += bytes.length
    size = Math.min(size * 2, largestSlice)
  }
}
