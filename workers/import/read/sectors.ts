import { ReadRefused } from './refusal.ts'
import { readExactly, type Source } from './source.ts'

export const endOfChain = 0xfffffffe
const free = 0xffffffff

/** A run of sectors that follow each other in the file: where it begins in its stream, and its first sector. */
interface Run {
  from: number
  sector: number
}

/** The sectors of a compound file, and its allocation table, which says what follows each. Chains that loop or leave the file are refused. */
export class Sectors {
  private source: Source
  private size: number
  private table = new Uint32Array(0)

  constructor(source: Source, size: number) {
    this.source = source
    this.size = size
  }

  /** The table's own sectors are listed in the header and in a chain after it. */
  async loadTable(header: DataView): Promise<void> {
    const count = header.getUint32(44, true)
    if (count > this.source.size / this.size + 1) throw new ReadRefused('damaged')
    const listed: number[] = []
    for (let index = 0; index < 109; index++) listed.push(header.getUint32(76 + index * 4, true))
    let next = header.getUint32(68, true)
    while (next < endOfChain && listed.length < count) {
      const more = viewOf(await this.range(next, 1))
      for (let at = 0; at < this.size - 4; at += 4) listed.push(more.getUint32(at, true))
      next = more.getUint32(this.size - 4, true)
    }
    const end = listed.findIndex((sector) => sector >= endOfChain)
    await this.fillTable(listed.slice(0, end < 0 ? count : Math.min(count, end)))
  }

  /** All bytes of a chain whose length is not stated. */
  async chain(start: number, most: number): Promise<Uint8Array> {
    const seen = new Set<number>()
    for (let at = start; at < endOfChain; at = this.table[at] ?? endOfChain) {
      if (seen.has(at) || seen.size === most) throw new ReadRefused('damaged')
      if ((at + 2) * this.size > this.source.size) throw new ReadRefused('truncated')
      seen.add(at)
    }
    const stream = this.stream('', start, seen.size * this.size)
    return stream.read(0, stream.size)
  }

  /** A stream's bytes by range. */
  stream(name: string, start: number, size: number): Source {
    if (size > this.source.size) throw new ReadRefused('truncated')
    const runs = this.runs(start, Math.ceil(size / this.size))
    return {
      name,
      size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
        for (let done = 0, index = runIn(runs, offset); done < bytes.length; index++) {
          const { from, sector } = runs[index]!
          const skipped = offset + done - from
          const end = Math.min(runs[index + 1]?.from ?? size, offset + bytes.length)
          bytes.set(await this.bytes(sector, skipped, end - from - skipped), done)
          done = end - offset
        }
        return bytes
      },
    }
  }

  private runs(start: number, count: number): Run[] {
    const seen = new Uint8Array(this.table.length)
    const runs: Run[] = []
    for (let index = 0, at = start, before = -2; index < count; index++) {
      if (at >= this.table.length) throw new ReadRefused('truncated')
      if (seen[at]) throw new ReadRefused('damaged')
      seen[at] = 1
      if (at !== before + 1) runs.push({ from: index * this.size, sector: at })
      before = at
      at = this.table[at]!
    }
    return runs
  }

  private async fillTable(sectors: number[]): Promise<void> {
    const perSector = this.size / 4
    this.table = new Uint32Array(sectors.length * perSector).fill(free)
    for (let first = 0; first < sectors.length; ) {
      let next = first + 1
      while (sectors[next] === sectors[first]! + next - first) next++
      const view = viewOf(await this.range(sectors[first]!, next - first))
      for (let at = 0; at < view.byteLength; at += 4) this.table[first * perSector + at / 4] = view.getUint32(at, true)
      first = next
    }
  }

  private range(sector: number, count: number): Promise<Uint8Array> {
    return readExactly(this.source, (sector + 1) * this.size, count * this.size)
  }

  /** The last sector of a stream may be cut short where it ends the file: zeros follow. */
  private async bytes(sector: number, skipped: number, length: number): Promise<Uint8Array> {
    const offset = (sector + 1) * this.size + skipped
    const missing = Math.max(0, offset + length - this.source.size)
    if (missing >= this.size) throw new ReadRefused('truncated')
    return readExactly(this.source, Math.min(offset, this.source.size), Math.max(0, length - missing))
  }
}

/** The index of the run an offset is in. */
function runIn(runs: Run[], offset: number): number {
  let low = 0
  for (let high = runs.length; high - low > 1; ) {
    const middle = (low + high) >> 1
    if (runs[middle]!.from <= offset) low = middle
    else high = middle
  }
  return low
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
