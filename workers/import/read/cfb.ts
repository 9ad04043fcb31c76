import { ReadRefused } from './refusal.ts'
import { endOfChain, Sectors, viewOf } from './sectors.ts'
import { memorySource, readExactly, type Source } from './source.ts'

const mostDirectorySectors = 4096
/** Streams smaller than the header says share sectors; it always says 4096. */
const mostSmall = 65_536

/** An OLE compound file: the container of `.xls`, of encrypted `.xlsx`, of `.doc`. */
export interface Cfb {
  has(stream: string): boolean
  /** A stream's bytes by range. */
  open(stream: string): Promise<Source>
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
  if (smallest > mostSmall) throw new ReadRefused('damaged')
  return {
    has: (name) => streams.has(name.toLowerCase()),
    open: async (name) => {
      const stream = streams.get(name.toLowerCase())!
      if (stream.size >= smallest) return sectors.stream(name, stream.start, stream.size)
      return memorySource(name, await small(sectors, stream, root, smallTable))
    },
  }
}

/** A stream too small for sectors of its own: pieces of 64 bytes in the root's stream, with a table like the sectors'. */
async function small(sectors: Sectors, stream: Stream, root: Stream, tableAt: Stream): Promise<Uint8Array> {
  const container = sectors.stream('', root.start, root.size)
  const tableStream = sectors.stream('', tableAt.start, tableAt.size)
  const table = viewOf(await tableStream.read(0, tableStream.size))
  const whole = new Uint8Array(stream.size)
  for (let done = 0, at = stream.start; done < whole.length; done += 64) {
    const piece = Math.min(64, whole.length - done)
    if (at * 64 + piece > container.size || (at + 1) * 4 > table.byteLength) throw new ReadRefused('truncated')
    whole.set(await container.read(at * 64, piece), done)
    at = table.getUint32(at * 4, true)
  }
  return whole
}
