import { type Records, substream } from './biff8records.ts'
import type { Biff8Strings } from './biff8strings.ts'
import { CellRecords } from './cellrecords.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import type { Merge, Row } from './row.ts'
import { firstRowsOf } from './rowsheet.ts'
import type { Source } from './source.ts'
import type { TextAt } from './textblob.ts'
import type { Sheet } from './workbook.ts'

const MERGECELLS = 0xe5

/** Where a sheet's records are: up to where the next sheet begins, so that no two sheets share any. */
interface Place {
  stream: Source
  at: number
  end: number
}

export class Biff8Sheet implements Sheet {
  readonly name: string
  readonly hidden: boolean
  private place: Place
  private strings: Biff8Strings
  private limits: Limits

  constructor(name: string, hidden: boolean, place: Place, strings: Biff8Strings, limits: Limits) {
    this.name = name
    this.hidden = hidden
    this.place = place
    this.strings = strings
    this.limits = limits
  }

  async *rows(): AsyncGenerator<Row[]> {
    await this.strings.load()
    yield* this.scan(this.strings.texts)
  }

  preview(rows: number): Promise<Row[]> {
    return firstRowsOf(this.strings, (texts) => this.scan(texts), rows)
  }

  async merges(): Promise<Merge[]> {
    const found: Merge[] = []
    for await (const some of this.records()) {
      while (some.own()) if (some.type === MERGECELLS) found.push(...mergesOf(some))
      if (found.length > this.limits.merges) throw new ReadRefused('too_large', '合并单元格太多')
    }
    return found
  }

  private async *scan(texts: TextAt): AsyncGenerator<Row[]> {
    const cells = new CellRecords(texts)
    for await (const some of this.records()) {
      while (some.own()) cells.record(some)
      yield* cells.take(some.ended)
    }
  }

  private records(): AsyncGenerator<Records> {
    return substream(this.place.stream, this.place.at, this.place.end)
  }
}

function mergesOf(record: Records): Merge[] {
  const { view, from } = record
  record.needs(2)
  const count = view.getUint16(from, true)
  record.needs(2 + count * 8)
  return Array.from({ length: count }, (_, index) => {
    const at = from + 2 + index * 8
    const [top, bottom, left, right] = [0, 2, 4, 6].map((field) => view.getUint16(at + field, true)) as Corners
    return { top: top + 1, left, bottom: bottom + 1, right }
  })
}

type Corners = [top: number, bottom: number, left: number, right: number]
