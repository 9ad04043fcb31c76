import { crc32, deflateRawSync } from 'node:zlib'

/** A file inside a zip as it is stored. */
export interface Part {
  name: string
  method: 0 | 8
  stored: Uint8Array
  inflated: number
  crc: number
}

export function deflatedPart(name: string, content: string | Uint8Array): Part {
  const bytes = Buffer.from(content as Uint8Array)
  return { name, method: 8, stored: deflateRawSync(bytes), inflated: bytes.length, crc: crc32(bytes) }
}

export function storedPart(name: string, content: string | Uint8Array): Part {
  const bytes = Buffer.from(content as Uint8Array)
  return { name, method: 0, stored: bytes, inflated: bytes.length, crc: crc32(bytes) }
}

/** A zip of these parts; `wide` writes every size and offset as zip64. */
export function zipOf(parts: Part[], { wide = false, flags = 0 } = {}): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  const add = (bytes: Uint8Array) => {
    pieces.push(bytes)
    at += bytes.length
  }
  for (const part of parts) {
    directory.push(directoryEntry(part, at, wide, flags))
    add(header(0x04034b50, [20, flags, part.method, 0, 0], part, [Buffer.byteLength(part.name), 0]))
    add(Buffer.from(part.name))
    add(part.stored)
  }
  const start = at
  for (const entry of directory) add(entry)
  const directorySize = at - start
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  if (wide) {
    const wideAt = at
    add(wideEnd(parts.length, directorySize, start))
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(wideAt), 8)
    locator.writeUInt32LE(1, 16)
    add(locator)
  }
  for (const offset of [8, 10]) end.writeUInt16LE(wide ? 0xffff : parts.length, offset)
  end.writeUInt32LE(wide ? 0xffffffff : directorySize, 12)
  end.writeUInt32LE(wide ? 0xffffffff : start, 16)
  add(end)
  return Buffer.concat(pieces)
}

function header(signature: number, shorts: number[], part: Part, tail: number[]): Buffer {
  const bytes = Buffer.alloc(4 + shorts.length * 2 + 12 + tail.length * 2)
  let at = bytes.writeUInt32LE(signature, 0)
  for (const value of shorts) at = bytes.writeUInt16LE(value, at)
  for (const value of [part.crc, part.stored.length, part.inflated]) at = bytes.writeUInt32LE(value, at)
  for (const value of tail) at = bytes.writeUInt16LE(value, at)
  return bytes
}

function directoryEntry(part: Part, at: number, wide: boolean, flags: number): Buffer {
  const name = Buffer.from(part.name)
  const extra = Buffer.alloc(wide ? 28 : 0)
  if (wide) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    for (const [index, size] of [part.inflated, part.stored.length, at].entries()) {
      extra.writeBigUInt64LE(BigInt(size), 4 + index * 8)
    }
  }
  const bytes = Buffer.alloc(46)
  let to = bytes.writeUInt32LE(0x02014b50, 0)
  for (const value of [20, 20, flags, part.method, 0, 0]) to = bytes.writeUInt16LE(value, to)
  const sizes = wide ? [part.crc, 0xffffffff, 0xffffffff] : [part.crc, part.stored.length, part.inflated]
  for (const value of sizes) to = bytes.writeUInt32LE(value, to)
  for (const value of [name.length, extra.length, 0, 0, 0]) to = bytes.writeUInt16LE(value, to)
  to = bytes.writeUInt32LE(0, to)
  bytes.writeUInt32LE(wide ? 0xffffffff : at, to)
  return Buffer.concat([bytes, name, extra])
}

function wideEnd(count: number, size: number, start: number): Buffer {
  const bytes = Buffer.alloc(56)
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  for (const [index, value] of [count, count, size, start].entries())
    bytes.writeBigUInt64LE(BigInt(value), 24 + index * 8)
  return bytes
}
