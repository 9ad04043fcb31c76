import { ReadRefused } from './refusal.ts'
import { viewOf } from './sectors.ts'
import { readExactly, type Source } from './source.ts'

export const BOF = 0x0809
export const EOF = 0x0a
export const CONTINUE = 0x3c

/** Larger than any record, whose length is 16 bits. */
const firstSlice = 128 * 1024
const largestSlice = 1024 * 1024

/** BIFF8 records as they come, a slice at a time: type of the one it is at, and its content from `from` to `to`. */
export class Records {
  type = 0
  from = 0
  to = 0
  bytes: Uint8Array = new Uint8Array(0)
  view: DataView = viewOf(this.bytes)
  /** The substream `own` goes through is over. */
  ended = false
  private start = 0
  private depth = 0

  /** The slice at an offset of the stream. */
  load(bytes: Uint8Array, start: number): void {
    this.bytes = bytes
    this.view = viewOf(bytes)
    this.start = start
    this.to = 0
  }

  /** Goes to the next whole record of the slice; false where there is none. */
  next(): boolean {
    const at = this.to
    if (at + 4 > this.bytes.length) return false
    const to = at + 4 + this.view.getUint16(at + 2, true)
    if (to > this.bytes.length) return false
    this.type = this.view.getUint16(at, true)
    this.from = at + 4
    this.to = to
    return true
  }

  /** Like `next`, in the substream that begins with the first record; those of a chart inside it are passed over. */
  own(): boolean {
    while (!this.ended && this.next()) {
      if (this.type === BOF && this.begins()) this.depth++
      else if (this.type === BOF || this.depth === 0) throw new ReadRefused('damaged')
      else if (this.type === EOF) this.ended = --this.depth === 0
      else if (this.depth === 1) return true
    }
    return false
  }

  /** Where the record begins in the stream. */
  get at(): number {
    return this.start + this.from - 4
  }

  /** Refuses a record shorter than what is read from it. */
  needs(bytes: number): void {
    if (this.from + bytes > this.to) throw new ReadRefused('damaged')
  }

  /** Whether the record begins a BIFF8 substream. */
  begins(): boolean {
    return this.type === BOF && this.to - this.from >= 4 && this.view.getUint16(this.from, true) === 0x0600
  }
}

/** The records between two offsets of a stream, as many at a time as a slice has whole. */
export async function* records(stream: Source, start: number, end: number): AsyncGenerator<Records> {
  const some = new Records()
  let size = firstSlice
  for (let at = start; at < end; at += some.to) {
    some.load(await readExactly(stream, at, Math.min(size, end - at)), at)
    yield some
    if (some.to === 0) return
    size = Math.min(size * 2, largestSlice)
  }
}

/** A substream's own records, from the offset where it begins to its end, which must come before another offset. */
export async function* substream(stream: Source, start: number, end: number): AsyncGenerator<Records> {
  for await (const some of records(stream, start, end)) {
    yield some
    if (some.ended) return
  }
  throw new ReadRefused('truncated')
}
