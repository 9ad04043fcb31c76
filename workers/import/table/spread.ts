/** Reads columns that are words of one field (recognise/spread.ts): ticks made causes and measures, amounts made payments. */
import type { Issue } from '../../../shared/import.ts'
import { tight } from '../cell/text.ts'
import { readers } from '../kind/field.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import { given, type Values } from '../kind/kind.ts'
import type { Cell } from '../read/workbook.ts'
import type { Block, Column } from '../recognise/block.ts'
import { cellsOf, headerOf } from '../recognise/columnwords.ts'
import type { Spread } from '../recognise/spread.ts'
import { tickOf } from '../recognise/ticks.ts'
import type { StagedRecord } from '../stage/layout.ts'
import type { Place, RowIssues } from './rowissue.ts'
import type { TableContext } from './table.ts'

const money = readers('money')

export class SpreadReader {
  /** Names of the values it makes. */
  readonly makes: string[]
  private readonly spreads: Spread[]
  private readonly block: Block
  private readonly issues: RowIssues
  private readonly cells: CellContext
  private readonly take: (issue: Issue) => void
  private readonly seen: Map<string, number>
  /** Of measures ticked beside a household. */
  private readonly layout: number | null
  private lastHousehold: Values[string] = null

  constructor(block: Block, issues: RowIssues, { cells, issue, layouts, seen }: TableContext) {
    this.block = block
    this.spreads = block.spreads ?? []
    this.issues = issues
    this.cells = cells
    this.take = issue
    this.seen = seen.of('measure')
    const beside = this.spreads.some(({ of }) => of === 'category') && !this.tellsMeasures
    this.layout = beside ? layouts.of('measure', ['household_no', 'category']).index : null
    this.makes = this.spreads.flatMap(({ of }) => {
      if (of === 'cause') return ['cause', 'other_causes']
      return of === 'programme' ? ['programme', 'amount_fen'] : this.tellsMeasures ? ['category'] : []
    })
  }

  /** A row of this table is a measure itself; else measures come beside the household (`measures`). */
  private get tellsMeasures(): boolean {
    return this.block.kind.records.some(({ entity }) => entity === 'measure')
  }

  apply(made: Values[], place: Place): Values[] {
    return this.spreads.reduce((all, spread) => all.flatMap((values) => this.one(spread, values, place)), made)
  }

  /** Measures ticked for a household, on whichever of its rows. */
  measures(values: Values, row: number): StagedRecord[] {
    const { household_no: household, ticked } = values
    if (this.layout === null || typeof ticked !== 'string' || !given(household)) return []
    return ticked.split('\n').flatMap((category) => {
      const key = `${household}/${category}/`
      if (this.seen.has(key)) return []
      this.seen.set(key, 1)
      return [{ layout: this.layout as number, entity: 'measure', key, row, data: [household, category] }]
    })
  }

  private one(spread: Spread, values: Values, place: Place): Values[] {
    if (spread.of === 'programme') return this.payments(spread, values, place)
    const words = this.ticked(spread, place)
    if (spread.of === 'cause') return [this.caused(words, values, place)]
    if (this.tellsMeasures) return words.map((category) => ({ ...values, category }))
    return [words.length > 0 ? { ...values, ticked: words.join('\n') } : values]
  }

  private ticked(spread: Spread, place: Place): string[] {
    const words = spread.columns.flatMap(({ at, word }) => {
      const cell = place.row.cells[at] ?? null
      const tick = tickOf(cell)
      if (tick === 'other') this.complain(place, at, cell, 'not-yes-no')
      return tick === 'yes' ? [word] : []
    })
    return [...new Set(words)]
  }

  /** One tick is the cause; of several nobody has said which is the main one. A main cause of its own column stays. */
  private caused(words: string[], values: Values, place: Place): Values {
    const told = this.block.columns.some(({ field }) => field?.name === 'cause')
    const main = told ? values.cause : words.length > 1 ? null : (words[0] ?? '')
    const others = words.length > 1 || told ? words.filter((word) => word !== main) : []
    const first = values.household_no !== this.lastHousehold
    this.lastHousehold = values.household_no ?? null
    if (main === null && words.length > 1 && first)
      this.take({ ...this.issues.of(place, null, 'cause-not-told', 'notice'), value: words.join('、') })
    return { ...values, cause: main ?? null, other_causes: JSON.stringify(others) }
  }

  private payments(spread: Spread, values: Values, place: Place): Values[] {
    const paid = spread.columns.map(({ at, word }) => {
      const cell = place.row.cells[at] ?? null
      const read = money.read(cell, this.cellsOf(at))
      if (read.issue !== undefined) this.complain(place, at, cell, read.issue)
      return { programme: word, amount_fen: read.values[0] ?? null }
    })
    this.checkSum(spread, paid, place)
    return paid
      .filter(({ amount_fen }) => amount_fen !== null && amount_fen !== 0)
      .map((one) => ({ ...values, ...one }))
  }

  private checkSum({ total }: Spread, paid: { amount_fen: Values[string] }[], place: Place): void {
    if (total === null) return
    const cell = place.row.cells[total] ?? null
    const [stated] = money.read(cell, this.cellsOf(total)).values
    const sum = paid.reduce((all, { amount_fen }) => all + (typeof amount_fen === 'number' ? amount_fen : 0), 0)
    if (typeof stated !== 'number' || Math.abs(stated - sum) < 100) return
    const issue = this.issues.ofCell(place, null, cell, 'sum-differs', 'notice')
    this.take({
      ...issue,
      at: total,
      header: this.headerAt(total),
      value: `${stated / 100} 元；各项相加＝${sum / 100} 元`,
    })
  }

  private complain(place: Place, at: number, cell: Cell, code: string): void {
    if (tight(cell) !== '')
      this.take({ ...this.issues.ofCell(place, null, cell, code, 'notice'), at, header: this.headerAt(at) })
  }

  private headerAt(at: number): string | null {
    const column = this.columnAt(at)
    return column ? headerOf(column) : null
  }

  private cellsOf(at: number): CellContext {
    const column = this.columnAt(at)
    return column ? cellsOf(column, this.cells) : this.cells
  }

  private columnAt(at: number): Column | undefined {
    return this.block.columns.find((column) => column.at === at)
  }
}
