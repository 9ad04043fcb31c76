/**
 * A workbook read as ledgers: each sheet's table recognised, its rows made records and issues, handed on in batches as they come.
 * Nothing here knows where they go: staging and `jiedui inspect` read alike.
 */
import type { Issue } from '../../shared/import.ts'
import type { RecognisedSheet } from '../../shared/recognised.ts'
import { sealNumbers } from '../db/peoplesnumbers.ts'
import type { Sealer } from '../db/seal.ts'
import { ledgerKinds } from './catalogue.ts'
import type { Row, Sheet, Workbook } from './read/workbook.ts'
import { type Block, findBlocks } from './recognise/block.ts'
import { cardsIn } from './recognise/card.ts'
import {
  absentSheets,
  choiceOf,
  type Decided,
  decidedBlocks,
  nothingDecided,
  rememberedBlock,
  unfitChoice,
} from './recognise/choice.ts'
import { isEmptyForm } from './recognise/emptyform.ts'
import { firstTable } from './recognise/firsttable.ts'
import { type HeaderWords, headerWords } from './recognise/headerwords.ts'
import { reasonLeftOut } from './recognise/leftout.ts'
import { mergedFrom } from './recognise/merged.ts'
import { nothingIn } from './recognise/nothing.ts'
import { Pictures } from './recognise/picture.ts'
import { Stack } from './recognise/stack.ts'
import { isSummary } from './recognise/summary.ts'
import { Layouts, type StagedRecord } from './stage/layout.ts'
import { OtherCounties } from './table/othercounties.ts'
import { Seen } from './table/seen.ts'
import { SheetTables } from './table/sheettables.ts'
import type { TableContext } from './table/table.ts'

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
  const counties = new OtherCounties(context.county)
  const shared = {
    layouts: reading.layouts,
    seen: new Seen(),
    counties,
    words: headerWords(),
    pictures: new Pictures(),
  }
  for (const sheet of workbook.sheets) {
    reading.sheets.push(await readSheet(sheet, workbook.date1904, context, shared, take))
  }
  const absent = absentSheets(
    reading.sheets.map(({ name }) => name),
    context.decided ?? nothingDecided,
  )
  for (const issue of absent) await take({ sheet: issue.sheet, records: [], issues: [issue], rowsRead: 0 })
  reading.refused = counties.refusal() ?? nothingIn(reading.sheets)
  return reading
}

interface Shared {
  layouts: Layouts
  seen: Seen
  counties: OtherCounties
  words: HeaderWords
  pictures: Pictures
}

async function readSheet(
  sheet: Sheet,
  date1904: boolean,
  context: ReadingContext,
  shared: Shared,
  take: (batch: Batch) => Promise<void>,
): Promise<RecognisedSheet> {
  const named = `${sheet.name} ${context.fileName}`
  const name = sealNumbers(sheet.name, context.sealer)
  const known = context.decided ?? nothingDecided
  const choice = choiceOf(name, known)
  const head = await sheet.preview(Math.max(previewRows, ...(choice?.tables ?? []).map((table) => table.headerRows[1])))
  const { hidden } = sheet
  const leftOut = (reason: string): RecognisedSheet => {
    return { name, hidden, leftOut: reason, tables: [], picture: shared.pictures.ofSheet(head, context.sealer) }
  }
  const reason = reasonLeftOut(sheet, head, choice)
  if (reason !== null) return leftOut(reason)
  const { openings, unfit } = openingsOf(name, head, named, known)
  if (unfit.length > 0) await take({ sheet: name, records: [], issues: unfit, rowsRead: 0 })
  const closed = choice !== undefined && choice.tables.length > 0 && unfit.length === 0
  const { county, sealer, fileName } = context
  const names: [string, string] = [sheet.name, fileName]
  const tables = new SheetTables(name, { ...shared, names, head, trusted: closed, county, sealer, date1904 })
  if (openings.length === 0) {
    const rows = await sheet.preview(formRows)
    const cards = cardsIn(rows, named)
    for (const card of cards) tables.takeCard(card, rows)
    if (cards.length === 0) return leftOut(isEmptyForm(rows) ? 'form' : isSummary(rows) ? 'summary' : 'unknown')
    await take({ sheet: name, ...tables.taken(), rowsRead: rows.length })
    return { name, hidden, leftOut: null, tables: tables.described(shared.pictures) }
  }

  const find = (rows: Row[], holding: number) => {
    const remembered = rememberedBlock(rows, known.memory, holding)
    return remembered ? [remembered] : findBlocks(rows, ledgerKinds, named, holding)
  }
  const stack = new Stack(openings, { find, words: shared.words, closed })
  for await (const chunk of sheet.rows()) {
    for (const row of chunk) for (const piece of stack.push(row)) tables.take(piece)
    await take({ sheet: name, ...tables.taken(), rowsRead: chunk.length })
  }
  for (const piece of stack.end()) tables.take(piece)
  tables.finish()
  const { records, issues } = tables.taken()
  issues.push(...(await fromAboveIssues(name, sheet, tables.takenFromAbove)))
  await take({ sheet: name, records, issues, rowsRead: 0 })
  const filled = tables.all.some((table) => table.rows > 0)
  return { name, hidden, leftOut: filled ? null : 'form', tables: tables.described(shared.pictures) }
}

/** The tables known before the sheet is read: those people decided, else the first there is. */
function openingsOf(name: string, head: Row[], named: string, known: Decided) {
  const decided = decidedBlocks(name, head, named, known)
  const unfit = (decided?.unfit ?? []).map((value): Issue => unfitChoice(name, value))
  const blocks = decided?.blocks ?? []
  if (choiceOf(name, known) !== undefined && blocks.length > 0) return { openings: byRow(blocks), unfit }
  const first = firstTable(head, ledgerKinds, named, blocks[0] ?? null)
  return { openings: first.length > 0 ? [first] : [], unfit }
}

/** Blocks decided for a sheet, those of one header row side by side. */
function byRow(blocks: Block[]): Block[][] {
  const rows = [...new Set(blocks.map((block) => block.first))].sort((one, other) => one - other)
  return rows.map((row) => blocks.filter((block) => block.first === row))
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
