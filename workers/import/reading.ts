/**
 * A workbook read as ledgers: each sheet's table recognised, its rows made records and issues, handed on in batches as they come.
 * Nothing here knows where they go: staging and `jiedui inspect` read alike.
 */
import type { Issue, RecognisedSheet, RecognisedTable } from '../../shared/import.ts'
import { sealNumbers } from '../db/peoplesnumbers.ts'
import type { Sealer } from '../db/seal.ts'
import { ledgerKinds } from './catalogue.ts'
import { plain } from './cell/text.ts'
import type { CellContext } from './fieldreader.ts'
import type { Values } from './kind.ts'
import { Layouts, type StagedRecord } from './layout.ts'
import { OtherCounties } from './othercounties.ts'
import type { Row, Sheet, Workbook } from './read/workbook.ts'
import { type Block, constantOf, findBlock, titleWords } from './recognise/block.ts'
import { choiceOf, type Decided, decidedBlocks, nothingDecided, unfitChoice } from './recognise/choice.ts'
import { Columns } from './recognise/columns.ts'
import { isEmptyForm } from './recognise/emptyform.ts'
import { headerKeys } from './recognise/header.ts'
import { reasonLeftOut } from './recognise/leftout.ts'
import { mergedFrom } from './recognise/merged.ts'
import { nothingIn } from './recognise/nothing.ts'
import { Pictures } from './recognise/picture.ts'
import { readTitle } from './recognise/title.ts'
import { type TableContext, TableReader } from './table.ts'

export interface ReadingContext {
  fileName: string
  /** The county that uploads; null where nobody does (`jiedui inspect`). */
  county: { code: string; name: string } | null
  sealer: Sealer
  /** What people have decided of it, and of workbooks like it. */
  decided?: Decided
}

export interface Batch {
  sheet: string
  records: StagedRecord[]
  issues: Issue[]
  rowsRead: number
}

export interface Reading {
  sheets: RecognisedSheet[]
  layouts: Layouts
  refused: { code: string; message: string } | null
}

const previewRows = 30
const formRows = 300

export async function readLedgers(
  workbook: Workbook,
  context: ReadingContext,
  take: (batch: Batch) => Promise<void>,
): Promise<Reading> {
  const reading: Reading = { sheets: [], layouts: new Layouts(), refused: null }
  const seen = new Map<string, number>()
  const counties = new OtherCounties(context.county)
  const pictures = new Pictures()
  for (const sheet of workbook.sheets) {
    const result = await readSheet(
      sheet,
      workbook.date1904,
      context,
      { layouts: reading.layouts, seen, counties, pictures },
      take,
    )
    reading.sheets.push(result)
  }
  reading.refused = counties.refusal() ?? nothingIn(reading.sheets)
  return reading
}

interface Shared {
  layouts: Layouts
  seen: Map<string, number>
  counties: OtherCounties
  pictures: Pictures
}

async function readSheet(
  sheet: Sheet,
  date1904: boolean,
  context: ReadingContext,
  shared: Shared,
  take: (batch: Batch) => Promise<void>,
) {
  const named = `${sheet.name} ${context.fileName}`
  const name = sealNumbers(sheet.name, context.sealer)
  const head = await sheet.preview(previewRows)
  const leftOut = (reason: string): RecognisedSheet => ({
    name,
    hidden: sheet.hidden,
    leftOut: reason,
    tables: [],
    picture: shared.pictures.ofSheet(head, context.sealer),
  })
  const known = context.decided ?? nothingDecided
  const reason = reasonLeftOut(sheet, head, choiceOf(name, known))
  if (reason !== null) return leftOut(reason)
  const decided = decidedBlocks(name, head, named, known)
  const unfit = (decided?.unfit ?? []).map((value): Issue => unfitChoice(name, value))
  const found = decided?.blocks[0] ?? findBlock(head, ledgerKinds, named)
  if (!found) {
    if (unfit.length > 0) await take({ sheet: name, records: [], issues: unfit, rowsRead: 0 })
    return leftOut(isEmptyForm(await sheet.preview(formRows)) ? 'form' : 'unknown')
  }

  const block = withoutNumbers(found, context.sealer)
  let issues = unfit
  const takenFromAbove: TableContext['takenFromAbove'] = []
  const title = readTitle(titles(head, block, named), context.county?.name ?? null)
  const cells: CellContext = {
    sealer: context.sealer,
    date1904,
    unit: block.unit ?? title.unit ?? '元',
    ...(context.county === null ? {} : { county: context.county.code }),
    ...(title.year === undefined ? {} : { year: title.year }),
  }
  const reader = new TableReader(block, {
    sheet: name,
    cells,
    constant: constants(block, head, named, title),
    layouts: shared.layouts,
    seen: shared.seen,
    issue: (issue) => issues.push(issue),
    takenFromAbove,
  })
  const columns = new Columns(block, cells)
  for await (const chunk of sheet.rows()) {
    const records: StagedRecord[] = []
    for (const row of chunk) {
      if (row.row <= block.last) continue
      columns.see(row)
      shared.counties.see(block, row)
      records.push(...reader.read(row))
    }
    await take({ sheet: name, records, issues, rowsRead: chunk.length })
    issues = []
  }
  issues.push(...(await fromAboveIssues(name, sheet, takenFromAbove)))
  await take({ sheet: name, records: reader.finish(), issues, rowsRead: 0 })
  const table: RecognisedTable = {
    kind: block.kind.id,
    kindName: block.kind.name,
    origin: block.origin ?? 'recognised',
    headerRows: [block.first, block.last],
    rows: reader.rows,
    columns: columns.described(),
    metadata: Object.fromEntries(
      Object.entries({ ...title, ...(block.unit && { unit: block.unit }) }).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    picture: shared.pictures.take(head, (row, at) => columns.shown(row, at)),
    skipped: reader.skipped,
  }
  return { name, hidden: sheet.hidden, leftOut: reader.rows === 0 ? 'form' : null, tables: [table] }
}

/** Merges stand behind a sheet's rows: they are looked up only where a blank cell asks. */
async function fromAboveIssues(name: string, sheet: Sheet, taken: TableContext['takenFromAbove']): Promise<Issue[]> {
  if (taken.length === 0) return []
  const merged = mergedFrom(await sheet.merges())
  return taken
    .filter(({ row, at }) => !merged(row, at))
    .map(({ row, at, header, field, value }) => {
      return { sheet: name, row, header, field, at, who: null, code: 'from-above', value, level: 'notice' }
    })
}

/** Header words are kept with every record: people's numbers in them sealed. */
function withoutNumbers(block: Block, sealer: Sealer): Block {
  const sealed = (words: string) => sealNumbers(words, sealer)
  return { ...block, columns: block.columns.map((column) => ({ ...column, path: column.path.map(sealed) })) }
}

function titles(head: Row[], block: Block, named: string): string[] {
  const above = head.filter((row) => row.row < block.first).map((row) => row.cells.map(plain).join(' '))
  const [sheet = '', ...file] = named.split(' ')
  return [...above, sheet, file.join(' ')]
}

function constants(block: Block, head: Row[], named: string, title: ReturnType<typeof readTitle>): Values {
  const above = head.filter((row) => row.row < block.first)
  const words = new Set(block.columns.flatMap((column) => headerKeys(column.path[column.path.length - 1] ?? '')))
  const constant: Values = { ...constantOf(block.kind, titleWords(above, above.length, named), words) }
  const has = new Set(block.columns.map((column) => column.field?.name))
  for (const name of block.kind.fromTitle ?? []) {
    const value = title[name]
    if (!has.has(name) && value !== undefined) constant[name] = value
  }
  return constant
}
