import { crc32 } from 'node:zlib'
import { ReadRefused } from '../read/refusal.ts'
import type { ZipEntry } from '../read/zip.ts'
import { deflated } from './deflate.ts'

/** A file of a zip to be written: as another zip keeps it, or of a new content. */
export type Part =
  | { entry: ZipEntry; kept: AsyncIterable<Uint8Array> }
  | { name: Uint8Array; modified: number; content: AsyncIterable<Uint8Array> }

interface Written {
  name: Uint8Array
  flags: number
  method: number
  modified: number
  crc: number
  deflated: number
  inflated: number
  at: number
}

const utf8Name = 0x0800
/** Checksum and sizes stand behind the bytes: they are not known before. */
const described = 0x0008
/** 1980-01-01, the first day a zip knows. */
export const firstDay = 0x00210000

/**
 * A zip's bytes, one part after the other, none held whole. Nothing here is near 4 GiB (`defaultLimits`), so that none of
 * it is zip64.
 */
export async function* zipped(parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  const directory: Written[] = []
  let at = 0
  for await (const part of parts) {
    const written = begun(part, at)
    const header = head(written, false)
    yield header
    at += header.length
    for await (const bytes of 'entry' in part ? part.kept : deflating(part.content, written)) {
      yield bytes
      at += bytes.length
    }
    if (written.flags & described) {
      const descriptor = fields([4, 0x08074b50], [4, written.crc], [4, written.deflated], [4, written.inflated])
      yield descriptor
      at += descriptor.length
    }
    if (at > 0xffffffff || written.inflated > 0xffffffff) throw new ReadRefused('too_large')
    directory.push(written)
  }
  const start = at
  for (const written of directory) {
    const line = head(written, true)
    yield line
    at += line.length
  }
  const count = directory.length
  yield fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, at - start], [4, start], [2, 0])
}

function begun(part: Part, at: number): Written {
  if (!('entry' in part)) {
    const { name, modified } = part
    return { name, modified, flags: utf8Name | described, method: 8, crc: 0, deflated: 0, inflated: 0, at }
  }
  const { nameBytes: name, flags, method, modified, crc, deflated, inflated } = part.entry
  return { name, modified, flags: flags & ~described, method, crc, deflated, inflated, at }
}

/** Deflated on its way; what the directory says of it is known at the end. */
async function* deflating(content: AsyncIterable<Uint8Array>, written: Written): AsyncGenerator<Uint8Array> {
  async function* seen() {
    for await (const bytes of content) {
      written.crc = crc32(bytes, written.crc)
      written.inflated += bytes.length
      yield bytes
    }
  }
  for await (const bytes of deflated(seen())) {
    written.deflated += bytes.length
    yield bytes
  }
}

/** A local header, or the directory's: the same fields with a few more between. */
function head({ name, flags, method, modified, crc, deflated, inflated, at }: Written, inDirectory: boolean) {
  const late = !inDirectory && (flags & described) !== 0
  const common: [number, number][] = [
    [2, flags],
    [2, method],
    [4, modified],
    [4, late ? 0 : crc],
    [4, late ? 0 : deflated],
    [4, late ? 0 : inflated],
    [2, name.length],
    [2, 0],
  ]
  const bytes = inDirectory
    ? fields([4, 0x02014b50], [2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at])
    : fields([4, 0x04034b50], [2, 20], ...common)
  const whole = new Uint8Array(bytes.length + name.length)
  whole.set(bytes)
  whole.set(name, bytes.length)
  return whole
}

function fields(...all: [2 | 4 | number, number][]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((length, [size]) => length + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return bytes
}
