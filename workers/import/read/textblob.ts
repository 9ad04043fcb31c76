import { ReadRefused } from './refusal.ts'
import { decodeUtf8 } from './utf8.ts'
import { unescapeString } from './xmltext.ts'

const blockSize = 256 * 1024
const cacheSize = 8192

/** Texts by index. */
export interface TextAt {
  text(index: number): string
}

/** Many strings as UTF-8 in blocks outside the JS heap, decoded when used; the often used ones are kept. */
export class TextBlob implements TextAt {
  count = 0
  private blocks: Uint8Array[] = [new Uint8Array(blockSize)]
  private block = this.blocks[0]!
  private length = 0
  private start = 0
  private total = 0
  private starts = new Uint32Array(1024)
  private lengths = new Uint32Array(1024)
  private blockOf = new Uint16Array(1024)
  private cached = new Int32Array(cacheSize).fill(-1)
  private cache: string[] = new Array(cacheSize).fill('')
  private most: number
  private escaped: boolean

  /** `escaped`: with `_xHHHH_` for characters that XML cannot hold. */
  constructor(mostBytes: number, escaped: boolean) {
    this.most = mostBytes
    this.escaped = escaped
  }

  /** Adds bytes to the string being built. */
  append(bytes: Uint8Array, from: number, to: number): void {
    const size = to - from
    if (this.length + size > this.block.length) this.moveOn(size)
    if (size < 32) for (let index = from; index < to; index++) this.block[this.length++] = bytes[index]!
    else {
      this.block.set(bytes.subarray(from, to), this.length)
      this.length += size
    }
  }

  /** The string being built is complete; the next one begins. */
  close(): void {
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count] = this.start
    this.lengths[this.count] = this.length - this.start
    this.blockOf[this.count++] = this.blocks.length - 1
    this.start = this.length
  }

  text(index: number): string {
    const slot = index & (cacheSize - 1)
    if (this.cached[slot] === index) return this.cache[slot]!
    if (index >= this.count) throw new ReadRefused('damaged', '单元格引用了不存在的文字')
    const from = this.starts[index]!
    const stored = decodeUtf8(this.blocks[this.blockOf[index]!]!, from, from + this.lengths[index]!)
    const text = this.escaped ? unescapeString(stored) : stored
    this.cached[slot] = index
    this.cache[slot] = text
    return text
  }

  /** A string never lies across two blocks. */
  private moveOn(size: number): void {
    const begun = this.block.subarray(this.start, this.length)
    this.total += this.start
    if (this.total + begun.length + size > this.most || this.blocks.length > 0xfffe) throw new ReadRefused('too_large')
    const block = new Uint8Array(Math.max(blockSize, (begun.length + size) * 2))
    block.set(begun)
    if (this.start === 0) this.blocks.pop()
    this.blocks.push(block)
    this.block = block
    this.length = begun.length
    this.start = 0
  }

  private grow(): void {
    const wider = this.starts.length * 2
    const starts = new Uint32Array(wider)
    const lengths = new Uint32Array(wider)
    const blockOf = new Uint16Array(wider)
    starts.set(this.starts)
    lengths.set(this.lengths)
    blockOf.set(this.blockOf)
    this.starts = starts
    this.lengths = lengths
    this.blockOf = blockOf
  }
}
