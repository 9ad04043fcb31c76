import type { RecognisedTable } from '../../../shared/import.ts'
import type { Sealer } from '../../db/seal.ts'
import { plain } from '../cell/text.ts'
import { sealNumbers } from '../peoplesnumber.ts'
import type { Row } from '../read/workbook.ts'
import { headerOf } from '../row.ts'
import type { Block } from './block.ts'

/** Columns with up to three samples each. */
export class Columns {
  private readonly samples = new Map<number, string[]>()
  private readonly block: Block
  private readonly sealer: Sealer

  constructor(block: Block, sealer: Sealer) {
    this.block = block
    this.sealer = sealer
  }

  see(row: Row): void {
    for (const { at } of this.block.columns) {
      const samples = this.samples.get(at) ?? []
      if (samples.length >= 3) continue
      const words = sealNumbers(plain(row.cells[at] ?? null), this.sealer)
      if (words !== '' && !samples.includes(words)) this.samples.set(at, [...samples, words.slice(0, 60)])
    }
  }

  described(): RecognisedTable['columns'] {
    return this.block.columns.map((column) => ({
      header: headerOf(column),
      field: column.field?.name ?? null,
      fieldName: column.field?.title ?? null,
      samples: this.samples.get(column.at) ?? [],
    }))
  }
}
