import { ByteWindow } from './bytewindow.ts'
import { inflate } from './inflate.ts'
import type { Limits } from './limits.ts'
import { localName, markupEnd } from './markup.ts'
import { ReadRefused } from './refusal.ts'
import { TextBlob } from './textblob.ts'
import { decodeUtf8 } from './utf8.ts'
import { asUtf8 } from './xmlencoding.ts'
import { plainText } from './xmltext.ts'
import type { Zip, ZipEntry } from './zip.ts'

const encoder = new TextEncoder()

/** The workbook's shared strings, read only as far as they are asked for and kept for all its sheets. */
export class SharedStrings {
  readonly texts: TextBlob
  private chunks: AsyncGenerator<Uint8Array> | undefined
  private window = new ByteWindow()
  private loading: Promise<void> = Promise.resolve()
  private limits: Limits
  private inText = false
  private phonetic = false

  constructor(zip: Zip, entry: ZipEntry | undefined, limits: Limits) {
    this.limits = limits
    this.texts = new TextBlob(limits.sharedText, true)
    this.chunks = entry && asUtf8(inflate(zip, entry, limits))
  }

  /** Makes strings up to `index` ready, or all of them. */
  load(index = Number.POSITIVE_INFINITY): Promise<void> {
    this.loading = this.loading.then(() => this.advance(index))
    return this.loading
  }

  private async advance(index: number): Promise<void> {
    while (this.chunks && this.texts.count <= index) {
      const next = await this.chunks.next()
      if (next.done) {
        this.chunks = undefined
        this.window.end()
        this.scan()
        return
      }
      if (this.window.push(next.value)) this.scan()
      if (this.window.incomplete() > this.limits.cell) throw new ReadRefused('damaged')
    }
  }

  /** Scans as many whole tokens as there are; text between `<t>` and `</t>` goes to the blob. */
  private scan(): void {
    const { bytes } = this.window
    let at = this.window.at
    for (;;) {
      const open = bytes.indexOf(0x3c, at)
      if (open < 0) {
        if (!this.inText) at = bytes.length
        break
      }
      const end = markupEnd(bytes, open)
      if (end < 0) break
      if (this.inText) this.take(bytes, at, open)
      const declared = bytes[open + 1] === 0x21 || bytes[open + 1] === 0x3f
      if (declared && this.inText) this.take(bytes, open, end)
      if (!declared) this.tag(bytes, open, end)
      at = end
    }
    this.window.at = at
  }

  private tag(bytes: Uint8Array, open: number, end: number): void {
    const closing = bytes[open + 1] === 0x2f
    const selfClosed = bytes[end - 2] === 0x2f
    const name = localName(bytes, open)
    if (name === 't') this.inText = !closing && !selfClosed && !this.phonetic
    else if (name === 'rPh') this.phonetic = !closing && !selfClosed
    else if (name === 'si' && (closing || selfClosed)) this.texts.close()
  }

  private take(bytes: Uint8Array, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const byte = bytes[index]
      if (byte === 0x26 || byte === 0x0d || byte === 0x3c) {
        const text = encoder.encode(plainText(decodeUtf8(bytes, from, to)))
        this.texts.append(text, 0, text.length)
        return
      }
    }
    this.texts.append(bytes, from, to)
  }
}
