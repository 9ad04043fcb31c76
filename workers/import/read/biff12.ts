import { windows } from './bytewindow.ts'
import { ReadRefused } from './refusal.ts'

const nothing = 0xffffffff

/** A record of an `.xlsb` part. Offsets are inside the record; reading past its end is refused as damaged. */
export class Record12 {
  readonly type: number
  private view: DataView

  constructor(type: number, bytes: Uint8Array) {
    this.type = type
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  byte(at: number): number {
    this.reach(at + 1)
    return this.view.getUint8(at)
  }

  uint32(at: number): number {
    this.reach(at + 4)
    return this.view.getUint32(at, true)
  }

  float64(at: number): number {
    this.reach(at + 8)
    return this.view.getFloat64(at, true)
  }

  /** A counted UTF-16 text and the offset after it. */
  text(at: number): [string, number] {
    const length = this.uint32(at)
    if (length === nothing) return ['', at + 4]
    const end = at + 4 + length * 2
    this.reach(end)
    const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + at + 4, length * 2)
    return [decoder.decode(bytes), end]
  }

  private reach(end: number): void {
    if (end > this.view.byteLength) throw new ReadRefused('damaged')
  }
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

/** The records of a part as it is inflated. */
export async function* records(chunks: AsyncIterable<Uint8Array>, mostHeld: number): AsyncGenerator<Record12> {
  for await (const window of windows(chunks, mostHeld)) {
    const { bytes } = window
    for (;;) {
      const head = headOf(bytes, window.at)
      if (!head || head.end > bytes.length) break
      yield new Record12(head.type, bytes.subarray(head.start, head.end))
      window.at = head.end
    }
  }
}

/** Type in one or two bytes, length in up to four, seven bits each; undefined where they have not all come. */
function headOf(bytes: Uint8Array, at: number): { type: number; start: number; end: number } | undefined {
  let next = at
  let type = bytes[next++]
  if (type !== undefined && type & 0x80) type = (type & 0x7f) | (((bytes[next++] ?? 0) & 0x7f) << 7)
  let length = 0
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[next++]
    if (byte === undefined || type === undefined) return undefined
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  return { type: type!, start: next, end: next + length }
}
