import { once } from 'node:events'
import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A ZIP written straight to disk: text goes through deflate as it comes, memory stays flat; every entry is dated 1980-01-01. */
export type Zip = { add(name: string, text: Iterable<string>): Promise<void>; close(): void }
type Entry = { name: Buffer; crc: number; packed: number; size: number; at: number }

const piece = 1 << 18

export function openZip(path: string): Zip {
  const file = openSync(path, 'w')
  const entries: Entry[] = []
  let at = 0
  const write = (data: Buffer) => {
    writeSync(file, data, 0, data.length, at)
    at += data.length
  }
  return {
    async add(name, text) {
      const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at }
      write(header(entry, true))
      const deflate = createDeflateRaw({ level: 6 })
      deflate.on('data', (data: Buffer) => {
        entry.packed += data.length
        write(data)
      })
      for (const data of pieces(text)) {
        entry.crc = crc32(data, entry.crc)
        entry.size += data.length
        deflate.write(data)
        if (deflate.writableLength > 1 << 22) await once(deflate, 'drain')
      }
      deflate.end()
      await once(deflate, 'end')
      const head = header(entry, true)
      writeSync(file, head, 0, head.length, entry.at)
      entries.push(entry)
    },
    close() {
      const start = at
      for (const entry of entries) write(header(entry, false))
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(entries.length, 8)
      end.writeUInt16LE(entries.length, 10)
      end.writeUInt32LE(at - start, 12)
      end.writeUInt32LE(start, 16)
      write(end)
      closeSync(file)
    },
  }
}

function* pieces(text: Iterable<string>): Iterable<Buffer> {
  let held = ''
  for (const part of text) {
    held += part
    if (held.length < piece) continue
    yield Buffer.from(held)
    held = ''
  }
  if (held) yield Buffer.from(held)
}

/** Local header, or the central directory's: the same fields with a few more between. */
function header(entry: Entry, local: boolean): Buffer {
  const head = Buffer.alloc(local ? 30 : 46)
  const base = local ? 4 : 6
  head.writeUInt32LE(local ? 0x04034b50 : 0x02014b50, 0)
  if (!local) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, base)
  head.writeUInt16LE(0x0800, base + 2) // names are UTF-8
  head.writeUInt16LE(8, base + 4)
  head.writeUInt16LE(0x21, base + 8) // 1980-01-01
  head.writeUInt32LE(entry.crc, base + 10)
  head.writeUInt32LE(entry.packed, base + 14)
  head.writeUInt32LE(entry.size, base + 18)
  head.writeUInt16LE(entry.name.length, base + 22)
  if (!local) head.writeUInt32LE(entry.at, 42)
  return Buffer.concat([head, entry.name])
}
