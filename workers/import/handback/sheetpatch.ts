import { Buffer } from 'node:buffer'
import { type ByteWindow, windows } from '../read/bytewindow.ts'
import { localName, markupEnd } from '../read/markup.ts'
import type { Mark } from './mark.ts'
import { type Hand, madeRow, patchedRow } from './rowpatch.ts'
import { patchedHead, type SheetHead } from './sheethead.ts'

/** Bytes of one row's XML, and of everything before the rows. */
const mostHeld = 32 * 1024 * 1024

/**
 * A sheet's XML (UTF-8) with its marks, as it is inflated: rows without a mark pass as the bytes they are.
 * `last`: the sheet's last row.
 */
export async function* patchedSheet(
  xml: AsyncIterable<Uint8Array>,
  marks: AsyncIterable<Mark>,
  hand: Hand,
  last: number,
): AsyncGenerator<Uint8Array> {
  const patch = new SheetPatch(marks[Symbol.asyncIterator](), hand, last)
  for await (const window of windows(xml, mostHeld)) {
    await patch.take(window)
    yield* patch.ready.splice(0)
  }
}

class SheetPatch {
  readonly ready: Uint8Array[] = []
  private readonly marks: AsyncIterator<Mark>
  private readonly hand: Hand
  private readonly last: number
  private head: SheetHead | undefined
  private inRows = false
  private row = 0
  private mark: Mark | undefined

  constructor(marks: AsyncIterator<Mark>, hand: Hand, last: number) {
    this.marks = marks
    this.hand = hand
    this.last = last
  }

  /** What of the window can be told; an unfinished row stays in it. */
  async take(window: ByteWindow): Promise<void> {
    if (this.head === undefined) await this.beginning(window)
    if (this.inRows) await this.rows(window)
    if (this.head === undefined || this.inRows) return
    this.ready.push(window.bytes.subarray(window.at))
    window.at = window.bytes.length
  }

  private async beginning(window: ByteWindow): Promise<void> {
    const { bytes } = window
    for (let open = bytes.indexOf(0x3c, window.at); open >= 0; ) {
      const end = markupEnd(bytes, open)
      if (end < 0) return
      if (localName(bytes, open) === 'sheetData') {
        this.head = patchedHead(new TextDecoder().decode(bytes.subarray(0, open)), this.hand.column, this.last)
        const tag = new TextDecoder().decode(bytes.subarray(open, end))
        const closed = tag.endsWith('/>')
        this.write(this.head.xml + (closed ? `${tag.slice(0, -2)}>` : tag))
        window.at = end
        await this.nextMark()
        this.inRows = !closed
        if (!closed) return
        await this.missingRows(Number.POSITIVE_INFINITY)
        this.write(`</${this.head.prefix}sheetData>`)
        return
      }
      open = bytes.indexOf(0x3c, end)
    }
  }

  private async rows(window: ByteWindow): Promise<void> {
    const { bytes } = window
    let from = window.at
    const pass = (to: number) => {
      if (to > from) this.ready.push(bytes.subarray(from, to))
      from = to
    }
    for (let at = from; ; ) {
      const open = bytes.indexOf(0x3c, at)
      const end = open < 0 ? -1 : markupEnd(bytes, open)
      if (end < 0) {
        pass(open < 0 ? bytes.length : open)
        break
      }
      at = end
      if (bytes[open + 1] === 0x21 || bytes[open + 1] === 0x3f) continue
      const name = localName(bytes, open)
      if (name === 'sheetData') {
        pass(open)
        await this.missingRows(Number.POSITIVE_INFINITY)
        this.inRows = false
        break
      }
      if (name !== 'row') continue
      const rowEnd = bytes[end - 2] === 0x2f ? end : endOfRow(bytes, end, this.head!.prefix)
      if (rowEnd < 0) {
        pass(open)
        break
      }
      at = rowEnd
      this.row = rowNumber(bytes, open, end, rowEnd) ?? this.row + 1
      if (!this.mark && this.row < this.hand.freshFrom) continue
      if (this.mark && this.mark.row < this.row) {
        pass(open)
        await this.missingRows(this.row)
      }
      const mark = this.mark?.row === this.row ? this.mark : undefined
      if (!mark && this.row < this.hand.freshFrom) continue
      pass(open)
      this.write(patchedRow(decoder.decode(bytes.subarray(open, rowEnd)), this.patch(this.row, mark)))
      from = rowEnd
      if (mark) await this.nextMark()
    }
    window.at = from
  }

  /** Rows that are not in the file and have a mark, up to the one that comes. */
  private async missingRows(before: number): Promise<void> {
    while (this.mark && this.mark.row < before) {
      this.write(madeRow(this.patch(this.mark.row, this.mark)))
      await this.nextMark()
    }
  }

  private patch(number: number, mark: Mark | undefined) {
    return { number, mark, hand: this.hand, head: this.head! }
  }

  private async nextMark(): Promise<void> {
    const { done, value } = await this.marks.next()
    this.mark = done ? undefined : value
  }

  private write(text: string): void {
    this.ready.push(encoder.encode(text))
  }
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Behind the row's end tag, -1 where it has not come yet. Found by its name: a look at every cell takes four times as long. */
function endOfRow(bytes: Uint8Array, from: number, prefix: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const close = buffer.indexOf(`</${prefix}row`, from)
  if (close < 0) return -1
  const other = buffer.subarray(from, close).indexOf('<!')
  if (other < 0) return bytes.indexOf(0x3e, close) + 1 || -1
  for (let at = from; ; ) {
    const open = bytes.indexOf(0x3c, at)
    const end = open < 0 ? -1 : markupEnd(bytes, open)
    if (end < 0 || (bytes[open + 1] === 0x2f && localName(bytes, open) === 'row')) return end
    at = end
  }
}

/** As the reader counts: by the row's own number, else by its cells'. */
function rowNumber(bytes: Uint8Array, open: number, end: number, rowEnd: number): number | undefined {
  const own = /\sr\s*=\s*["'](\d+)/.exec(decoder.decode(bytes.subarray(open, end)))?.[1]
  if (own !== undefined) return Number(own)
  const cell = /<(?:[\w.-]+:)?c\s[^>]*?\br\s*=\s*["'][A-Z]+(\d+)/.exec(decoder.decode(bytes.subarray(end, rowEnd)))
  return cell === null ? undefined : Number(cell[1])
}
