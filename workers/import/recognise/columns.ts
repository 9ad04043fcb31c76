import type { RecognisedTable } from '../../../shared/recognised.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { plain } from '../cell/text.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import { isPersons } from '../kind/peoplesnumber.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from './block.ts'
import { headerOf } from './columnwords.ts'
import { short } from './picture.ts'

/** A column that says the same for so long (是, 是, 是 …) has no third sample worth looking for. */
const mostRowsLookedAt = 2000

/** What a column is read as whose header is a word of a field, not its name. */
const spreadNames = { cause: '致贫原因（打勾）', category: '帮扶措施类别（打勾）', programme: '补助项目（金额）' }

/** Columns with up to three samples each. */
export class Columns {
  private readonly samples = new Map<number, string[]>()
  private readonly block: Block
  private readonly cells: Pick<CellContext, 'sealer' | 'county'>

  private readonly open: Set<number>
  private wanting: number[]
  private seen = 0
  private readonly filled = new Map<number, number>()

  constructor(block: Block, cells: Pick<CellContext, 'sealer' | 'county'>) {
    this.open = new Set(block.columns.filter((column) => column.field?.reader.open).map((column) => column.at))
    this.block = block
    this.wanting = block.columns.map((column) => column.at)
    this.cells = cells
  }

  see(row: Row): void {
    for (const { at } of this.block.columns) {
      const cell = row.cells[at] ?? null
      if (cell !== null && cell !== '') this.filled.set(at, (this.filled.get(at) ?? 0) + 1)
    }
    if (this.wanting.length === 0) return
    for (const at of this.wanting) {
      const samples = this.samples.get(at) ?? []
      const words = this.shown(row, at)
      if (words !== '' && !samples.includes(words)) this.samples.set(at, [...samples, words])
    }
    this.seen += 1
    if (this.seen > mostRowsLookedAt) this.wanting = []
    else this.wanting = this.wanting.filter((at) => (this.samples.get(at)?.length ?? 0) < 3)
  }

  /** A cell in words, people's numbers sealed. */
  shown(row: Row, at: number): string {
    const words = plain(row.cells[at] ?? null)
    const named = this.open.has(at) && /^\d+$/.test(words) && !isPersons(words, this.cells.county)
    return named ? words.slice(0, 60) : sealNumbers(short(words), this.cells.sealer)
  }

  described(): RecognisedTable['columns'] {
    return this.block.columns.map((column) => ({
      at: column.at,
      header: headerOf(column),
      field: column.field?.name ?? null,
      fieldName: column.field?.title ?? (column.spread === undefined ? null : spreadNames[column.spread]),
      samples: this.samples.get(column.at) ?? [],
      filled: this.filled.get(column.at) ?? 0,
      ...(column.origin === undefined ? {} : { origin: column.origin }),
    }))
  }
}
