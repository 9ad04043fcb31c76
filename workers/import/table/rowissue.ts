/** Issues of a table's rows: where they stand, whose row it is, what was written, with people's numbers sealed. */
import type { Issue } from '../../../shared/import.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { plain, tight } from '../cell/text.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import type { Field } from '../kind/kind.ts'
import type { Cell, Row } from '../read/workbook.ts'

/** A row that has been read, and what stands above it: to be spoken of when the next one has been read. */
export interface Place {
  row: Row
  above: Cell[]
}

interface Column {
  at: number
  field: Field
  header: string
  /** Of the values it gives. */
  names: string[]
}

const naming = new Set(['village', 'head_name', 'name', 'cadre_name'])

export class RowIssues {
  private readonly sheet: string
  private readonly sealer: CellContext['sealer']
  private readonly columns: Column[]
  private readonly naming: Column[]

  constructor(sheet: string, sealer: CellContext['sealer'], columns: Column[]) {
    this.sheet = sheet
    this.sealer = sealer
    this.columns = columns
    this.naming = columns.filter((column) => naming.has(column.field.name))
  }

  has(name: string): boolean {
    return this.columnOf(name) !== undefined
  }

  isBlank({ row }: Place, name: string): boolean {
    return tight(row.cells[this.columnOf(name)?.at ?? -1]) === ''
  }

  /** Of the row; of its cell where the value has a column. */
  of(place: Place, name: string | null, code: string, level: Issue['level']): Issue {
    const column = name === null ? undefined : this.columnOf(name)
    return this.ofCell(place, column ?? null, place.row.cells[column?.at ?? -1] ?? null, code, level)
  }

  ofCell({ row, above }: Place, column: Column | null, cell: Cell, code: string, level: Issue['level']): Issue {
    const value = sealedCell(cell, this.sealer)
    return {
      sheet: this.sheet,
      row: row.row,
      header: column?.header ?? null,
      field: column?.field.name ?? null,
      at: column?.at ?? null,
      who: this.whose(row, above),
      code,
      value: value === '' ? null : value,
      level,
    }
  }

  /** What the naming columns say, taken from above where the row is a household's next. */
  private whose(row: Row, above: Cell[]): string {
    const words = this.naming.map(({ at }) => tight(row.cells[at]) || tight(above[at]))
    return sealNumbers([...new Set(words)].filter(Boolean).join(' '), this.sealer)
  }

  private columnOf(name: string): Column | undefined {
    return this.columns.find((column) => column.names.includes(name))
  }
}

/** A cell as it stands with what is wrong with it: sealed whole where it may be somebody's number. */
export function sealedCell(cell: Cell, sealer: CellContext['sealer']): string {
  const raw = plain(cell)
  return /\d{9}/.test(raw) ? sealer.seal(raw) : sealNumbers(raw, sealer)
}
