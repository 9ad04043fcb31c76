import { ReadRefused } from './refusal.ts'
import { readExactly, type Source } from './source.ts'

/** One file inside a zip, from the central directory. */
export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  deflated: number
  inflated: number
  headerAt: number
  /** For a copy of it, as the directory has them: the name's bytes, flags, day and time, checksum. */
  nameBytes: Uint8Array
  flags: number
  modified: number
  crc: number
}

export interface Zip {
  source: Source
  /** By name in lower case with forward slashes and no leading one. */
  entries: Map<string, ZipEntry>
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const largestDirectory = 16 * 1024 * 1024
const mostEntries = 20_000

export async function openZip(source: Source): Promise<Zip> {
  const directory = await findDirectory(source)
  if (directory.size > largestDirectory || directory.count > mostEntries) throw new ReadRefused('bomb')
  const bytes = await readExactly(source, directory.at, directory.size)
  const view = viewOf(bytes)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw new ReadRefused('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (end > bytes.length) throw new ReadRefused('damaged')
    const entry = readEntry(view, bytes, at, nameLength, extraLength, directory.shift)
    entries.set(partKey(entry.name), entry)
    at = end
  }
  return { source, entries }
}

export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

/** Where an entry's bytes begin: after its local header, whose extra field may differ from the directory's. */
export async function dataOffset(source: Source, entry: ZipEntry): Promise<number> {
  const header = viewOf(await readExactly(source, entry.headerAt, 30))
  if (header.getUint32(0, true) !== localSignature) throw new ReadRefused('damaged')
  const at = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  if (at + entry.deflated > source.size) throw new ReadRefused('truncated')
  return at
}

interface Directory {
  at: number
  size: number
  count: number
  /** Bytes before the zip begins, where something was put in front of it. */
  shift: number
}

async function findDirectory(source: Source): Promise<Directory> {
  const length = Math.min(source.size, 22 + 0xffff + 20)
  const tailAt = source.size - length
  const view = viewOf(await readExactly(source, tailAt, length))
  for (let at = length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature || at + 22 + view.getUint16(at + 20, true) > length) continue
    const wide = at >= 20 && view.getUint32(at - 20, true) === locator64Signature
    if (wide) return findDirectory64(source, Number(view.getBigUint64(at - 12, true)))
    const size = view.getUint32(at + 12, true)
    const shift = tailAt + at - size - view.getUint32(at + 16, true)
    if (shift < 0) throw new ReadRefused('truncated')
    return { at: tailAt + at - size, size, count: view.getUint16(at + 10, true), shift }
  }
  throw new ReadRefused('truncated')
}

async function findDirectory64(source: Source, at: number): Promise<Directory> {
  const view = viewOf(await readExactly(source, at, 56))
  if (view.getUint32(0, true) !== end64Signature) throw new ReadRefused('damaged')
  return {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    at: Number(view.getBigUint64(48, true)),
    shift: 0,
  }
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameLength: number,
  extraLength: number,
  shift: number,
) {
  const nameAt = at + 46
  const nameBytes = bytes.subarray(nameAt, nameAt + nameLength)
  const flags = view.getUint16(at + 8, true)
  const entry: ZipEntry = {
    name: new TextDecoder().decode(nameBytes),
    nameBytes,
    flags,
    modified: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    deflated: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  }
  widen(entry, view, nameAt + nameLength, extraLength)
  entry.headerAt += shift
  return entry
}

/** The zip64 extra field holds, in this order, only those numbers that did not fit. */
function widen(entry: ZipEntry, view: DataView, extraAt: number, extraLength: number) {
  const end = extraAt + extraLength
  for (let at = extraAt; at + 4 <= end; ) {
    const length = view.getUint16(at + 2, true)
    const fieldEnd = Math.min(at + 4 + length, end)
    if (view.getUint16(at, true) === 1) {
      let next = at + 4
      for (const key of ['inflated', 'deflated', 'headerAt'] as const) {
        if (entry[key] !== 0xffffffff || next + 8 > fieldEnd) continue
        entry[key] = Number(view.getBigUint64(next, true))
        next += 8
      }
    }
    at += 4 + length
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
