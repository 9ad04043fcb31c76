/** One table of a sheet on its way: what its titles say of it, its rows read, and what a person is told of it afterwards. */
import type { RecognisedTable } from '../../../shared/recognised.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { plain } from '../cell/text.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import type { Values } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import { type Block, constantOf, titleWords } from '../recognise/block.ts'
import { Columns } from '../recognise/columns.ts'
import { headerKeys } from '../recognise/header.ts'
import type { Pictures } from '../recognise/picture.ts'
import { sectionOf } from '../recognise/section.ts'
import { shiftedIn, shiftedIssue, withoutShifted } from '../recognise/shifted.ts'
import { readTitle, type Title } from '../recognise/title.ts'
import { isUnderHeader, withUnits } from '../recognise/underheader.ts'
import type { StagedRecord } from '../stage/layout.ts'
import type { OtherCounties } from './othercounties.ts'
import { type TableContext, TableReader } from './table.ts'

export interface Surroundings {
  /** Rows above the header; the names of sheet and file. */
  titles: Row[]
  names: [string, string]
  /** What the table above says of the sheet as a whole. */
  inherited: Title
  /** Rows for the picture of the header. */
  around: Row[]
  /** A person has said how the sheet is read: what they say of a column holds, whatever stands in it. */
  trusted: boolean
  county: { code: string; name: string } | null
  date1904: boolean
  sealer: Sealer
}

/** What a table is read by, once its first rows have been looked at. */
interface Reading {
  block: Block
  reader: TableReader
  columns: Columns
}

const rowsLookedAt = 300

/** As far as a sheet goes: XFD. */
const lastColumn = 16_383

export class SheetTable {
  readonly title: Title
  private readonly block: Block
  private readonly context: TableContext
  /** Rows of units and column numbers under the header. */
  private readonly under: Row[] = []
  private readonly waiting: { row: Row; counties: OtherCounties }[] = []
  private reading: Reading | null = null
  private repeated = 0
  private readonly around: Surroundings

  /** `made`: rows that are made, not read (card.ts), and what holds for all of them. */
  constructor(
    found: Block,
    around: Surroundings,
    context: Omit<TableContext, 'cells' | 'constant'>,
    made: (cells: CellContext) => { block: Block; constant: Values } = () => ({ block: found, constant: {} }),
  ) {
    const titles = around.titles.map((row) => titleOver(found, row))
    this.title = {
      ...around.inherited,
      ...readTitle([...titles.map(wordsOf), ...around.names], around.county?.name ?? null),
      ...(found.unit && { unit: found.unit }),
    }
    const cells: CellContext = {
      sealer: around.sealer,
      date1904: around.date1904,
      unit: this.title.unit ?? '元',
      ...(around.county === null ? {} : { county: around.county.code }),
      ...(this.title.year === undefined ? {} : { year: this.title.year }),
    }
    const { block, constant } = made(cells)
    this.block = withoutNumbers(block, around.sealer)
    this.around = around
    this.context = { ...context, cells, constant: { ...constants(block, titles, around, this.title), ...constant } }
  }

  get rows(): number {
    return this.reading?.reader.rows ?? 0
  }

  read(whole: Row, counties: OtherCounties): StagedRecord[] {
    const row = beside(this.block, whole)
    if (this.reading !== null) return this.take(this.reading, row, counties)
    if (this.waiting.length === 0 && isUnderHeader(row)) this.under.push(row)
    else this.waiting.push({ row, counties })
    return this.waiting.length < rowsLookedAt ? [] : this.settle()
  }

  /** The header printed again: so many rows that are no records. */
  skipHeader(rows: number): void {
    this.repeated += rows
  }

  finish(): StagedRecord[] {
    const records = this.settle()
    return [...records, ...(this.reading?.reader.finish() ?? [])]
  }

  /** What units are in, and which columns slipped, is decided by the first rows for all. */
  private settle(): StagedRecord[] {
    if (this.reading !== null) return []
    const found = withUnits(this.block, this.under)
    const shifted = this.around.trusted
      ? []
      : shiftedIn(
          found,
          this.waiting.map(({ row }) => row),
        )
    const { sheet, cells, issue } = this.context
    for (const one of shifted) issue(shiftedIssue(one, sheet, cells.sealer))
    const block = withoutShifted(found, shifted)
    this.foreseeSections(block)
    const reading = { block, reader: new TableReader(block, this.context), columns: new Columns(block, cells) }
    this.reading = reading
    return this.waiting.splice(0).flatMap(({ row, counties }) => this.take(reading, row, counties))
  }

  /** Areas named in rows of their own are columns of the records too. */
  private foreseeSections({ kind, columns }: Block): void {
    const { constant } = this.context
    const areas = this.waiting.map(({ row }) => sectionOf(row)?.area ?? {})
    for (const name of ['township', 'village'] as const) {
      if (!kind.fromTitle?.includes(name) || columns.some(({ field }) => field?.name === name)) continue
      if (areas.some((area) => area[name] !== undefined)) constant[name] ??= null
    }
  }

  private take({ block, reader, columns }: Reading, row: Row, counties: OtherCounties): StagedRecord[] {
    columns.see(row)
    counties.see(block, row)
    return reader.read(row)
  }

  /** Asked when all is read. */
  described(pictures: Pictures): RecognisedTable {
    this.settle()
    const { block, reader, columns } = this.reading as Reading
    const header = reader.skipped.header + this.under.length + this.repeated
    return {
      kind: block.kind.id,
      kindName: block.kind.name,
      origin: block.origin ?? 'recognised',
      headerRows: [block.first, block.last],
      rows: reader.rows,
      columns: columns.described(),
      metadata: Object.fromEntries(Object.entries(this.title).map(([name, value]) => [name, String(value)])),
      picture: pictures.take(this.around.around, (row, at) => columns.shown(row, at)),
      skipped: { ...reader.skipped, header },
      ...(block.unit && { unit: block.unit }),
      ...(block.span && { span: [block.span[0], Math.min(block.span[1], lastColumn)] }),
    }
  }
}

/** A row's cells as far as they are this table's: the table beside it is read by itself. */
function beside({ span }: Block, row: Row): Row {
  if (span === undefined) return row
  const [from, to] = span
  return { row: row.row, cells: row.cells.slice(0, to + 1).map((cell, at) => (at < from ? null : cell)) }
}

/** Header words are kept with every record, and some are what it says: people's numbers in them sealed. */
function withoutNumbers(block: Block, sealer: Sealer): Block {
  const sealed = (words: string) => sealNumbers(words, sealer)
  const spreads = block.spreads?.map((spread) => {
    return { ...spread, columns: spread.columns.map(({ at, word }) => ({ at, word: sealed(word) })) }
  })
  const columns = block.columns.map((column) => ({ ...column, path: column.path.map(sealed) }))
  return { ...block, columns, ...(spreads && { spreads }) }
}

/** A title over several tables stands over each; one over each stands in its columns. */
function titleOver(block: Block, row: Row): Row {
  return row.cells.filter((cell) => plain(cell) !== '').length > 1 ? beside(block, row) : row
}

function wordsOf(row: Row): string {
  return row.cells.map(plain).join(' ')
}

function constants(block: Block, titles: Row[], { names }: Surroundings, title: Title): Values {
  const headers = new Set(block.columns.flatMap((column) => headerKeys(column.path[column.path.length - 1] ?? '')))
  const constant: Values = { ...constantOf(block.kind, titleWords(titles, names.join(' ')), headers) }
  const has = new Set(block.columns.map((column) => column.field?.name))
  for (const name of block.kind.fromTitle ?? []) {
    const value = title[name]
    if (!has.has(name) && value !== undefined) constant[name] = value
  }
  return constant
}
