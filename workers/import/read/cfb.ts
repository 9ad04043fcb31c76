import { ReadRefused } from './refusal.ts'
import { readExactly, type Source } from './source.ts'

const endOfChain = 0xfffffffe
const free = 0xffffffff
const mostDirectorySectors = 4096

/** An OLE compound file: the container of `.xls`, of encrypted `.xlsx`, of `.doc`. */
export interface Cfb {
  has(stream: string): boolean
  /** A stream's bytes, at most `most`. */
  read(stream: string, most: number): Promise<Uint8Array>
}

interface Stream {
  start: number
  size: number
}

/** Reads the header, allocation table and directory; a chain that loops or leaves the file is refused. */
export async function openCfb(source: Source): Promise<Cfb> {
  const header = viewOf(await readExactly(source, 0, 512))
  const shift = header.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new ReadRefused('damaged')
  const sectors = new Sectors(source, 1 << shift)
  await sectors.loadTable(header)
  const directory = await sectors.chain(header.getUint32(48, true), mostDirectorySectors)
  const streams = new Map<string, Stream>()
  let root: Stream = { start: endOfChain, size: 0 }
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const view = viewOf(directory.subarray(at, at + 128))
    const length = Math.min(view.getUint16(64, true), 64)
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, length - 2)))
    const stream = { start: view.getUint32(116, true), size: view.getUint32(120, true) }
    if (directory[at + 66] === 5) root = stream
    else if (directory[at + 66] === 2 && !streams.has(name.toLowerCase())) streams.set(name.toLowerCase(), stream)
  }
  const smallTable = { start: header.getUint32(60, true), size: header.getUint32(64, true) << shift }
  const smallest = header.getUint32(56, true)
  return {
    has: (name) => streams.has(name.toLowerCase()),
    read: async (name, most) => {
      const stream = streams.get(name.toLowerCase())!
      const size = Math.min(stream.size, most)
      if (size >= smallest || stream.size >= smallest) return sectors.stream(stream.start, size)
      return sectors.small(stream, root, smallTable)
    },
  }
}

class Sectors {
  private source: Source
  private size: number
  private table = new Uint32Array(0)

  constructor(source: Source, size: number) {
    this.source = source
    this.size = size
  }

  /** The allocation table, whose own sectors are listed in the header and in a chain after it. */
  async loadTable(header: DataView): Promise<void> {
    const count = header.getUint32(44, true)
    if (count > this.source.size / this.size + 1) throw new ReadRefused('damaged')
    const listed: number[] = []
    for (let index = 0; index < 109; index++) listed.push(header.getUint32(76 + index * 4, true))
    let next = header.getUint32(68, true)
    while (next < endOfChain && listed.length < count) {
      const more = viewOf(await this.sector(next))
      for (let at = 0; at < this.size - 4; at += 4) listed.push(more.getUint32(at, true))
      next = more.getUint32(this.size - 4, true)
    }
    const perSector = this.size / 4
    this.table = new Uint32Array(count * perSector).fill(free)
    for (let index = 0; index < count; index++) {
      const at = listed[index]
      if (at === undefined || at >= endOfChain) break
      const view = viewOf(await this.sector(at))
      for (let entry = 0; entry < perSector; entry++)
        this.table[index * perSector + entry] = view.getUint32(entry * 4, true)
    }
  }

  async chain(start: number, most: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    for (let at = start; at < endOfChain; at = this.table[at] ?? endOfChain) {
      if (parts.length >= most) throw new ReadRefused('damaged')
      parts.push(await this.sector(at))
    }
    return joined(parts)
  }

  /** Runs of sectors that follow each other are read in one go. */
  async stream(start: number, size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let left = Math.ceil(size / this.size)
    for (let at = start; left > 0; ) {
      if (at >= this.table.length) throw new ReadRefused('truncated')
      let run = 1
      while (run < left && this.table[at + run - 1] === at + run) run++
      parts.push(await this.range(at, run))
      left -= run
      at = this.table[at + run - 1]!
    }
    return joined(parts).subarray(0, size)
  }

  async small(stream: Stream, root: Stream, tableAt: Stream): Promise<Uint8Array> {
    const container = await this.stream(root.start, Math.min(root.size, this.source.size))
    const table = viewOf(await this.stream(tableAt.start, Math.min(tableAt.size, this.source.size)))
    const parts: Uint8Array[] = []
    let at = stream.start
    for (let left = stream.size; left > 0; left -= 64) {
      if ((at + 1) * 64 > container.length + 63 || (at + 1) * 4 > table.byteLength) throw new ReadRefused('truncated')
      parts.push(container.subarray(at * 64, at * 64 + Math.min(64, left)))
      at = table.getUint32(at * 4, true)
    }
    return joined(parts)
  }

  private sector(at: number): Promise<Uint8Array> {
    return readExactly(this.source, (at + 1) * this.size, this.size)
  }

  /** The last sector of a stream may be cut short where it ends the file. */
  private async range(at: number, count: number): Promise<Uint8Array> {
    const offset = (at + 1) * this.size
    const length = Math.min(count * this.size, this.source.size - offset)
    if (length <= 0) throw new ReadRefused('truncated')
    const bytes = await readExactly(this.source, offset, length)
    if (length === count * this.size) return bytes
    const whole = new Uint8Array(count * this.size)
    whole.set(bytes)
    return whole
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
