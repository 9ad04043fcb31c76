import { PHONETIC, RICH, WIDE } from './biff8text.ts'
import { ReadRefused } from './refusal.ts'
import type { TextBlob } from './textblob.ts'

/** Room for what is written to the blob at a time. */
const most = 4096

/**
 * Scans the shared strings of a BIFF8 workbook, record by record: a string goes on in the next CONTINUE, where its
 * characters begin with a flag byte of their own and may change their width; formatting runs and phonetic text only go on.
 */
export class StringScan {
  private texts: TextBlob
  /** Length and flags, then the counts of what comes after the characters. */
  private head = new Uint8Array(9)
  private headLength = 0
  private open = false
  private left = 0
  private skipped = 0
  private wide = false
  private lead = 0
  private utf8 = new Uint8Array(most + 8)

  constructor(texts: TextBlob) {
    this.texts = texts
  }

  /** One record's content. */
  push(bytes: Uint8Array, from: number, to: number): void {
    let at = from
    if (this.left > 0 && at < to) this.wide = (bytes[at++]! & WIDE) !== 0
    while (at < to) {
      if (!this.open) {
        this.head[this.headLength++] = bytes[at++]!
        this.begin()
      } else if (this.left > 0) {
        const count = Math.min(this.left, this.wide ? (to - at) >> 1 : to - at)
        if (count === 0) throw new ReadRefused('damaged')
        this.characters(bytes, at, count)
        this.left -= count
        at += this.wide ? count * 2 : count
      } else {
        const count = Math.min(this.skipped, to - at)
        this.skipped -= count
        at += count
      }
      if (this.open && this.left === 0 && this.skipped === 0) this.close()
    }
  }

  /** The last record has come. */
  end(): void {
    if (this.open || this.headLength > 0) throw new ReadRefused('damaged')
  }

  private begin(): void {
    const { head, headLength } = this
    if (headLength < 3) return
    const flags = head[2]!
    const runs = flags & RICH ? 2 : 0
    if (headLength < 3 + runs + (flags & PHONETIC ? 4 : 0)) return
    const view = new DataView(head.buffer)
    this.left = view.getUint16(0, true)
    this.wide = (flags & WIDE) !== 0
    this.skipped = runs ? view.getUint16(3, true) * 4 : 0
    if (flags & PHONETIC) this.skipped += view.getUint32(3 + runs, true)
    this.open = true
    this.headLength = 0
  }

  private close(): void {
    if (this.lead) this.append(this.encode(0xfffd, 0))
    this.lead = 0
    this.texts.close()
    this.open = false
  }

  private characters(bytes: Uint8Array, from: number, count: number): void {
    const { utf8 } = this
    let to = 0
    for (let index = 0, at = from; index < count; index++) {
      if (to > most) to = this.append(to)
      const unit = this.wide ? bytes[at++]! | (bytes[at++]! << 8) : bytes[at++]!
      if (this.lead || (unit & 0xf800) === 0xd800) to = this.surrogate(unit, to)
      else if (unit < 0x80) utf8[to++] = unit
      else to = this.encode(unit, to)
    }
    this.append(to)
  }

  /** Half a pair, or what comes after one; a half that stays alone is U+FFFD. */
  private surrogate(unit: number, at: number): number {
    const { lead } = this
    const trails = (unit & 0xfc00) === 0xdc00
    const leads = (unit & 0xfc00) === 0xd800
    this.lead = leads ? unit : 0
    if (lead && trails) return this.encode(0x10000 + ((lead - 0xd800) << 10) + unit - 0xdc00, at)
    const to = lead ? this.encode(0xfffd, at) : at
    return leads ? to : this.encode(trails ? 0xfffd : unit, to)
  }

  private encode(code: number, at: number): number {
    const { utf8 } = this
    let to = at
    if (code < 0x80) utf8[to++] = code
    else if (code < 0x800) utf8[to++] = 0xc0 | (code >> 6)
    else if (code < 0x10000) utf8[to++] = 0xe0 | (code >> 12)
    else {
      utf8[to++] = 0xf0 | (code >> 18)
      utf8[to++] = 0x80 | ((code >> 12) & 63)
    }
    if (code >= 0x800) utf8[to++] = 0x80 | ((code >> 6) & 63)
    if (code >= 0x80) utf8[to++] = 0x80 | (code & 63)
    return to
  }

  private append(length: number): number {
    this.texts.append(this.utf8, 0, length)
    return 0
  }
}
