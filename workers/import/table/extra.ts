/** What a row says under headers no field answers to, and under fields that have no column: kept as words, by header. */

import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { plain } from '../cell/text.ts'
import type { Cell, Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'
import { headerOf, isRowNumber } from '../recognise/columnwords.ts'

export class Extra {
  private readonly columns: { at: number; header: string; group: boolean }[]
  private readonly sealer: Sealer
  /** Most rows of most rosters fill none of them. */
  private unfilled: string | undefined

  constructor({ columns }: Block, sealer: Sealer) {
    this.sealer = sealer
    this.columns = named(
      columns
        .filter((column) => (column.field ? column.field.kept : column.spread === undefined && !isRowNumber(column)))
        .map((column) => ({
          at: column.at,
          header: column.field?.title ?? headerOf(column),
          group: column.field?.group === true,
        })),
    )
  }

  get isEmpty(): boolean {
    return this.columns.length === 0
  }

  /** JSON; `above`: the row whose household cells hold for this one too. */
  read(row: Row, above: Cell[] | null): string {
    const kept: Record<string, string> = {}
    let filled = false
    for (const { at, header, group } of this.columns) {
      const words = plain(row.cells[at] ?? null) || (group && above !== null ? plain(above[at]) : '')
      filled ||= words !== ''
      kept[header] = words === '' ? '' : sealNumbers(words, this.sealer)
    }
    if (filled) return JSON.stringify(kept)
    this.unfilled ??= JSON.stringify(kept)
    return this.unfilled
  }
}

/** Two columns of one header (其他 under land, 其他 under animals) do not overwrite each other. */
function named<Item extends { header: string }>(items: Item[]): Item[] {
  const met = new Map<string, number>()
  return items.map((item) => {
    const nth = (met.get(item.header) ?? 0) + 1
    met.set(item.header, nth)
    return nth === 1 ? item : { ...item, header: `${item.header}(${nth})` }
  })
}
