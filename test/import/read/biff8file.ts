import { compoundFile } from './compoundfile.ts'

/** A shared string as it is to be written. Half of the rich or phonetic ones in the world are in files of counties. */
export interface Shared {
  text: string
  runs?: number
  phonetic?: number
}

export interface Biff8 {
  sheets: { name?: string; state?: number; type?: number; records: Buffer[]; at?: number }[]
  strings?: Shared[]
  /** Content of an SST or CONTINUE record at most. */
  split?: number
  /** Records of the workbook before its list of sheets. */
  globals?: Buffer[]
}

/** An `.xls` from records. */
export function xls(book: Biff8): Uint8Array<ArrayBuffer> {
  return compoundFile({ Workbook: biff8(book) })
}

/** The record stream of an `.xls`. */
export function biff8({ sheets, strings = [], split = 8224, globals = [] }: Biff8): Buffer {
  const begin = (type: number) => record(0x0809, words(0x0600, type, 0, 1997, 0, 0, 0, 0))
  const head = Buffer.concat([begin(5), ...globals])
  const named = sheets.map(({ name }, index) => Buffer.from(name ?? `表${index + 1}`, 'utf16le'))
  const listed = named.reduce((length, name) => length + 12 + name.length, 0)
  const tail = Buffer.concat([...sharedStrings(strings, split), record(0x0a)])
  const bodies = sheets.map(({ records }) => Buffer.concat([begin(16), ...records, record(0x0a)]))
  let next = head.length + listed + tail.length
  const list = sheets.map(({ state = 0, type = 0, at }, index) => {
    const name = named[index]!
    const entry = Buffer.from([0, 0, 0, 0, state, type, name.length / 2, 1])
    entry.writeUInt32LE(at ?? next)
    next += bodies[index]!.length
    return record(0x85, entry, name)
  })
  return Buffer.concat([head, ...list, tail, ...bodies])
}

export function record(type: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([words(type, content.length), content])
}

export function words(...numbers: number[]): Buffer {
  return Buffer.from(Uint16Array.from(numbers).buffer)
}

export function double(number: number): Buffer {
  return Buffer.from(Float64Array.of(number).buffer)
}

/** Row and column from 0, and the cell's format. */
export function place(row: number, column: number): Buffer {
  return words(row, column, 15)
}

/** A string with its 16-bit length: one byte a character where that is enough. */
export function counted(text: string): Buffer {
  return Buffer.concat([words(text.length), characters(text)])
}

/** Flags and characters, as they also begin a CONTINUE. */
export function characters(text: string): Buffer {
  const wide = isWide(text)
  return Buffer.concat([Buffer.from([wide ? 1 : 0]), Buffer.from(text, wide ? 'utf16le' : 'latin1')])
}

export function sharedCell(row: number, column: number, index: number): Buffer {
  return record(0xfd, place(row, column), words(index & 0xffff, index >>> 16))
}

export function numberCell(row: number, column: number, number: number): Buffer {
  return record(0x0203, place(row, column), double(number))
}

function isWide(text: string): boolean {
  return /[^\0-\xff]/.test(text)
}

/** Records are filled to `split`; characters go on after a flag byte of their own, in the width they need there. */
function sharedStrings(strings: Shared[], split: number): Buffer[] {
  if (strings.length === 0) return []
  const contents: Buffer[][] = [[]]
  let room = split
  const put = (part: Buffer) => {
    contents.at(-1)!.push(part)
    room -= part.length
  }
  const goOn = (...parts: Buffer[]) => {
    contents.push([])
    room = split
    parts.forEach(put)
  }
  put(words(strings.length & 0xffff, strings.length >>> 16, strings.length & 0xffff, strings.length >>> 16))
  for (const { text, runs = 0, phonetic = 0 } of strings) {
    const head = Buffer.alloc(3 + (runs ? 2 : 0) + (phonetic ? 4 : 0))
    if (room < head.length) goOn()
    put(head)
    let wide = isWide(text.slice(0, room >> 1))
    head.writeUInt16LE(text.length)
    head[2] = (wide ? 1 : 0) | (phonetic ? 4 : 0) | (runs ? 8 : 0)
    if (runs) head.writeUInt16LE(runs, 3)
    if (phonetic) head.writeUInt32LE(phonetic, runs ? 5 : 3)
    for (let at = 0; at < text.length; ) {
      const piece = text.slice(at, at + (wide ? room >> 1 : Math.min(room, text.slice(at).search(/[^\0-\xff]|$/))))
      put(Buffer.from(piece, wide ? 'utf16le' : 'latin1'))
      at += piece.length
      if (at === text.length) break
      wide = isWide(text.slice(at, at + (split >> 1)))
      goOn(Buffer.from([wide ? 1 : 0]))
    }
    for (let left = runs * 4 + phonetic; left > 0; ) {
      if (room === 0) goOn()
      const some = Math.min(left, room)
      put(Buffer.alloc(some, 0xee))
      left -= some
    }
  }
  return contents.map((parts, index) => record(index ? 0x3c : 0xfc, ...parts))
}
