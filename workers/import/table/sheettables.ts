/** The tables of one sheet, stacked and side by side, and what has been read of them since last asked. */
import type { Issue } from '../../../shared/import.ts'
import type { RecognisedTable } from '../../../shared/recognised.ts'
import type { Sealer } from '../../db/seal.ts'
import type { Row } from '../read/workbook.ts'
import type { Card } from '../recognise/card.ts'
import type { Pictures } from '../recognise/picture.ts'
import type { Piece } from '../recognise/stack.ts'
import type { Title } from '../recognise/title.ts'
import type { Layouts, StagedRecord } from '../stage/layout.ts'
import { type CardRows, rowsOf } from './card.ts'
import type { OtherCounties } from './othercounties.ts'
import { sealedCell } from './rowissue.ts'
import type { Seen } from './seen.ts'
import { SheetTable } from './sheettable.ts'
import type { TableContext } from './table.ts'

interface Context {
  names: [string, string]
  /** The sheet's first rows, for the picture of its first table. */
  head: Row[]
  trusted: boolean
  county: { code: string; name: string } | null
  sealer: Sealer
  date1904: boolean
  layouts: Layouts
  seen: Seen
  counties: OtherCounties
}

export class SheetTables {
  readonly all: SheetTable[] = []
  private readonly cards = new Set<SheetTable>()
  private readonly summed: TableContext['summed'] = new Map()
  readonly takenFromAbove: TableContext['takenFromAbove'] = []
  private readonly sheet: string
  private readonly context: Context
  private current: SheetTable[] = []
  private records: StagedRecord[] = []
  private issues: Issue[] = []

  constructor(sheet: string, context: Context) {
    this.sheet = sheet
    this.context = context
  }

  take(piece: Piece): void {
    if ('row' in piece) {
      for (const table of this.current) this.keep(table.read(piece.row, this.context.counties))
    } else if ('again' in piece) {
      for (const table of this.current) table.skipHeader(piece.again)
    } else {
      this.begin(piece)
    }
  }

  finish(): void {
    for (const table of this.current) this.keep(table.finish())
    this.current = []
  }

  /** Records and issues since last asked. */
  taken(): { records: StagedRecord[]; issues: Issue[] } {
    const { records, issues } = this
    this.records = []
    this.issues = []
    return { records, issues }
  }

  described(pictures: Pictures): RecognisedTable[] {
    return this.all.map((table) => {
      return { ...table.described(pictures), ...(this.cards.has(table) && { card: true as const }) }
    })
  }

  /** A household of its own: its rows are made of labels and list (card.ts). */
  takeCard(card: Card, rows: Row[]): void {
    const titles = rows.filter(({ row }) => row < card.list.first)
    const surroundings = { ...this.context, trusted: true, titles, inherited: {}, around: rows }
    let made: CardRows | null = null
    const table = new SheetTable(card.list, surroundings, this.tableContext(), (cells) => {
      made = rowsOf(card, this.sheet, cells)
      return made
    })
    const { rows: of, issues } = made as unknown as CardRows
    const before = this.issues.length
    this.issues.push(...issues)
    for (const row of of) this.keep(table.read(row, this.context.counties))
    this.keep(table.finish())
    this.issues = this.issues.map((issue, i) => (i < before ? issue : inItsCell(issue, rows, this.context.sealer)))
    this.all.push(table)
    this.cards.add(table)
  }

  private tableContext(): Omit<TableContext, 'cells' | 'constant'> {
    const { layouts, seen } = this.context
    const issue = (item: Issue) => this.issues.push(item)
    return { sheet: this.sheet, layouts, seen, issue, summed: this.summed, takenFromAbove: this.takenFromAbove }
  }

  private begin({ begin, titles, around }: Extract<Piece, { begin: unknown }>): void {
    const above = this.all[this.all.length - 1]
    this.finish()
    const surroundings = {
      ...this.context,
      titles,
      inherited: above === undefined ? {} : inherited(above.title, titles),
      around: above === undefined ? this.context.head : around,
    }
    this.current = begin.map((block) => new SheetTable(block, surroundings, this.tableContext()))
    this.all.push(...this.current)
  }

  /** Never spread: a chunk may hold more records than a call takes arguments. */
  private keep(records: StagedRecord[]): void {
    for (const record of records) this.records.push(record)
  }
}

/** A card's issue names a cell only where that cell says just what the issue does: rows of a card are made, not found. */
function inItsCell(issue: Issue, rows: Row[], sealer: Sealer): Issue {
  const { at } = issue
  if (at === null) return issue
  const cell = rows.find(({ row }) => row === issue.row)?.cells[at] ?? null
  return sealedCell(cell, sealer) === (issue.value ?? '') ? issue : { ...issue, at: null }
}

/** Unit and year hold for a whole sheet; a township named over one table says nothing of another that has titles of its own. */
function inherited(above: Title, titles: Row[]): Title {
  if (titles.length === 0) return above
  const { unit, year } = above
  return { ...(unit === undefined ? {} : { unit }), ...(year === undefined ? {} : { year }) }
}
