import { CONTINUE, records } from './biff8records.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Source } from './source.ts'
import { StringScan } from './stringscan.ts'
import { TextBlob } from './textblob.ts'

/** Before the first string come how often strings are told and how many there are; neither is believed. */
const counts = 8

/** The shared strings of a BIFF8 workbook, read only as far as they are asked for and kept for all its sheets. */
export class Biff8Strings {
  readonly texts: TextBlob
  private stream: Source
  private at: number | undefined
  private scanned: AsyncGenerator<void> | undefined
  private loading: Promise<void> = Promise.resolve()

  /** `at` is where the SST record begins, undefined where there is none. */
  constructor(stream: Source, at: number | undefined, limits: Limits) {
    this.stream = stream
    this.at = at
    this.texts = new TextBlob(limits.sharedText, false)
  }

  /** Makes strings up to `index` ready, or all of them. */
  load(index = Number.POSITIVE_INFINITY): Promise<void> {
    this.loading = this.loading.then(() => this.advance(index))
    return this.loading
  }

  private async advance(index: number): Promise<void> {
    this.scanned ??= this.scan()
    while (this.texts.count <= index) if ((await this.scanned.next()).done) return
  }

  private async *scan(): AsyncGenerator<void> {
    if (this.at === undefined) return
    const scan = new StringScan(this.texts)
    let first = true
    for await (const some of records(this.stream, this.at, this.stream.size)) {
      while (some.next()) {
        if (!first && some.type !== CONTINUE) return scan.end()
        if (first) some.needs(counts)
        scan.push(some.bytes, first ? some.from + counts : some.from, some.to)
        first = false
      }
      yield
    }
    throw new ReadRefused('truncated')
  }
}
