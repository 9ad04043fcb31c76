/** What reads a field's cell: the columns it fills and what it makes of a cell. */
import type { Sealer } from '../../db/seal.ts'
import type { MoneyUnit } from '../cell/money.ts'
import type { Cell } from '../cell/text.ts'

export type Value = string | number | null

export interface CellContext {
  sealer: Sealer
  /** The code of the county that uploads. */
  county?: string
  /** The year the title names; for `3月5日`. */
  year?: number
  date1904: boolean
  /** What the title says money is in, and what this column's own header says: 贷款金额（万元）. */
  unit: MoneyUnit
  headerUnit?: MoneyUnit
  /** What this column's own header says sizes are in: 与村主干路距离（米）. */
  measure?: string
}

export interface Read {
  values: Value[]
  issue?: string
  /** A number that is not there: the column cannot tell it from one that was never asked for. */
  blank?: true
  /** The cell's own words, where the value is another. */
  written?: string
}

export interface FieldReader {
  /** Long numbers in it are names of things (户编号, 村代码), nobody's own: shown as they are. */
  open?: boolean
  /** Its values come with people's numbers sealed already. */
  seals?: boolean
  /** The words it takes, where it takes no others. */
  choices?: string[]
  /** Columns this field fills, in the order of `Read.values`. */
  columns(name: string): string[]
  read(cell: Cell, context: CellContext): Read
}
