/**
 * Printed totals (合计, 小计), wherever they stand, beside what their rows add up to: never trusted, never refused, told where they
 * differ. A total may be of the rows above it or below, back to any other total or to the end.
 */
import type { Issue } from '../../../shared/import.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { plain, tight } from '../cell/text.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import type { Values } from '../kind/kind.ts'
import type { Cell, Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'
import { cellsOf, headerOf, isRowNumber } from '../recognise/columnwords.ts'

export interface Summed {
  at: number
  header: string
  /** The field's value of a row that is added; null: the cell itself. */
  name: string | null
  /** Said once a household, however often it is repeated. */
  group: boolean
  read(cell: Cell): number | null
}

interface Printed {
  row: number
  label: string
  cells: Cell[]
  /** What had been added up when it came. */
  sums: number[]
  rows: number
}

/** Neighbouring totals a sum may reach back or on to. */
const mostTotals = 12

export class Totals {
  private readonly columns: Summed[]
  private readonly sums: number[]
  private readonly unclear = new Set<number>()
  private readonly printed: Printed[] = []
  private rows = 0
  private lastHousehold: Values[string] = null

  constructor(columns: Summed[]) {
    this.columns = columns
    this.sums = columns.map(() => 0)
  }

  add(values: Values, row: Row): void {
    if (this.columns.length === 0) return
    const household = values.household_no ?? null
    const repeated = values.continued === 1 || (household !== null && household === this.lastHousehold)
    this.lastHousehold = household
    this.rows += 1
    for (let i = 0; i < this.columns.length; i++) {
      const column = this.columns[i] as Summed
      if (column.group && repeated) continue
      const cell = row.cells[column.at] ?? null
      const value = column.name === null ? column.read(cell) : values[column.name]
      if (typeof value === 'number') this.sums[i] = (this.sums[i] as number) + value
      else if (cell !== null && tight(cell) !== '' && !/^[/\-—无]+$/.test(tight(cell))) this.unclear.add(i)
    }
  }

  print(row: Row): void {
    if (this.columns.length === 0) return
    const label = row.cells.map(tight).find((text) => /计[::]?$/.test(text)) ?? '合计'
    this.printed.push({ row: row.row, label, cells: row.cells, sums: [...this.sums], rows: this.rows })
  }

  /** `above`: what the sheet's tables above add up to by header, NaN where a cell of theirs is no number: a last 合计 may be of all. */
  wrong(sheet: string, sealer: CellContext['sealer'], above: Map<string, number>): Issue[] {
    if (this.rows === 0) return []
    const before = this.columns.map(({ header }) => above.get(header) ?? 0)
    this.columns.forEach(({ header }, i) => {
      above.set(header, this.unclear.has(i) ? Number.NaN : (before[i] as number) + (this.sums[i] as number))
    })
    const end: Printed = { row: 0, label: '', cells: [], sums: this.sums, rows: this.rows }
    return this.printed.flatMap((total, at) =>
      this.columns.flatMap((column, i): Issue[] => {
        const cell = total.cells[column.at] ?? null
        const stated = this.unclear.has(i) ? null : column.read(cell)
        if (stated === null) return []
        const bounds = [
          ...this.printed.slice(Math.max(0, at - mostTotals), at),
          ...this.printed.slice(at + 1, at + mostTotals),
          end,
        ]
        const here = total.sums[i] as number
        const carried = before[i] as number
        if (Number.isNaN(carried) && !total.label.includes('小计')) return []
        const spans = [
          here,
          here + carried,
          carried + (end.sums[i] as number),
          end.sums[i] as number,
          ...bounds.map((bound) => Math.abs((bound.sums[i] as number) - here)),
        ]
        const scale = scaleOf(cell, stated)
        if (spans.some((span) => Math.abs(span - stated) <= scale.half)) return []
        const sum = this.expected(total, at, i, end) / scale.factor
        const value = sealNumbers(`表中 ${plain(cell)}，各行相加 ${Number(sum.toPrecision(12))}`, sealer)
        return [
          {
            sheet,
            row: total.row,
            header: column.header,
            field: column.name,
            at: column.at,
            who: sealNumbers(total.label, sealer),
            code: 'total-differs',
            value,
            level: 'notice',
          },
        ]
      }),
    )
  }

  /** 小计: the rows since the total before, or until the next one; 合计: all rows. */
  private expected(total: Printed, at: number, i: number, end: Printed): number {
    if (!total.label.includes('小计')) return end.sums[i] as number
    const before = this.printed[at - 1]
    const here = total.sums[i] as number
    if (total.rows > (before?.rows ?? 0)) return here - (before?.sums[i] ?? 0)
    return ((this.printed[at + 1] ?? end).sums[i] as number) - here
  }
}

/** How much of the value one printed unit is, and half of the last digit printed. */
function scaleOf(cell: Cell, value: number): { factor: number; half: number } {
  const digits = /-?\d+(?:\.(\d+))?/.exec(tight(cell).replaceAll(',', ''))
  const number = Number(digits?.[0])
  const factor = digits && number !== 0 ? value / number : 1
  return { factor, half: 0.5 * 10 ** -(digits?.[1]?.length ?? 0) * factor * 1.0001 }
}

/** Columns whose cells may be added up: counts and amounts, and whatever else holds plain numbers. */
export function summedColumns(block: Block, cells: CellContext): Summed[] {
  const households = block.columns.some(({ field }) => field?.name === 'household_no')
  return block.columns.flatMap((column): Summed[] => {
    const { at, field } = column
    const header = headerOf(column)
    if (!isAdded(header) || isRowNumber(column)) return []
    if (!field || field.kept) return [{ at, header, name: null, group: false, read: plainNumber }]
    if (!/^(?:integer|money)/.test(field.reads)) return []
    const own = cellsOf(column, cells)
    const read = (cell: Cell) => {
      const [value] = field.reader.read(cell, own).values
      return typeof value === 'number' ? value : null
    }
    return [{ at, header, name: field.name, group: field.group && households, read }]
  })
}

/** A column nothing is known of: a plain number. */
function plainNumber(cell: Cell): number | null {
  const text = tight(cell).replaceAll(',', '')
  return /^-?\d{1,11}(?:\.\d+)?$/.test(text) ? Number(text) : null
}

/** Never added up: averages, rates, years, numbers of things. */
function isAdded(header: string): boolean {
  return !/均|比例|比重|率|%|标准|单价|年龄|年度|年份|编号|序号|代码|电话|号码|账号|时间|日期|期限|文号/.test(header)
}
