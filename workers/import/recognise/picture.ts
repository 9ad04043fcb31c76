/** Pictures: a sheet's first rows as they stand, for a person to find the header in. People's numbers are sealed. */
import type { RecognisedTable } from '../../../shared/recognised.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { plain } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'

const rowsShown = 20
const columnsShown = 120

/** Pictures of one import share so many letters: a workbook may have hundreds of sheets, and D1 takes 2 MB a value. */
export class Pictures {
  private letters = 300_000

  /** `shown` says a cell in words, nobody's number in them. */
  take(rows: Row[], shown: (row: Row, at: number) => string): RecognisedTable['picture'] {
    const picture: RecognisedTable['picture'] = []
    for (const row of rows.slice(0, rowsShown)) {
      const cells = row.cells.slice(0, columnsShown).map((_, at) => shown(row, at))
      this.letters -= cells.reduce((sum, words) => sum + words.length + 3, 0)
      if (this.letters < 0) break
      picture.push({ row: row.row, cells })
    }
    return picture
  }

  /** Of a sheet nobody knows the columns of. */
  ofSheet(rows: Row[], sealer: Sealer): RecognisedTable['picture'] {
    return this.take(rows, (row, at) => sealNumbers(short(plain(row.cells[at] ?? null)), sealer))
  }
}

/** Sixty characters, and no half of a number at the end. */
export function short(words: string): string {
  return words.length > 60 ? words.slice(0, 60).replace(/\d+$/, '') : words
}
