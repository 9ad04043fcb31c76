/**
 * What people have decided of a sheet's header block: this import's own choices first, then what the county remembers of the same
 * headers. Where nobody has decided, the block is found by its headers (block.ts).
 */
import type { Issue } from '../../../shared/import.ts'
import type { RememberedChoice, SheetChoice, TableChoice } from '../../../shared/mapping.ts'
import { ledgerKinds } from '../catalogue.ts'
import type { Field, LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import { type Block, type Column, findBlocks, spreadOut } from './block.ts'
import { headerPaths } from './headerpaths.ts'
import { mapColumns } from './mapcolumns.ts'
import { comparable, signatureOf } from './signature.ts'

/** Who decided how a table is read. */
export type Origin = 'recognised' | 'remembered' | 'chosen'

export interface Decided {
  choices: SheetChoice[]
  /** By signature (`signatureOf`). */
  memory: Map<string, RememberedChoice>
}

export const nothingDecided: Decided = { choices: [], memory: new Map() }

/** Blocks people have decided, and in words what of their choices the sheet no longer answers to. */
export interface DecidedBlocks {
  blocks: Block[]
  unfit: string[]
}

const joined = (path: string[]) => path.join('/')
const firstRows = 15

/** What this import's people say of the sheet; a sheet nobody speaks of is read as ever. */
export function choiceOf(sheet: string, { choices }: Decided): SheetChoice | undefined {
  return choices.find((choice) => choice.sheet === sheet)
}

/** The blocks people have decided for a sheet; null where they have not. */
export function decidedBlocks(sheet: string, head: Row[], named: string, decided: Decided): DecidedBlocks | null {
  const choice = choiceOf(sheet, decided)
  if (choice === undefined) {
    const block = rememberedBlock(head, decided.memory)
    return block === null ? null : { blocks: [block], unfit: [] }
  }
  const results = choice.tables.map((table) => chosenBlock(table, head, named))
  return {
    blocks: results.flatMap((result) => ('unfit' in result ? [] : [result])),
    unfit: results.flatMap((result) => ('unfit' in result ? [result.unfit] : [])),
  }
}

/** What is said where a choice was not applied. */
export function unfitChoice(sheet: string, value: string): Issue {
  return {
    sheet,
    row: null,
    header: null,
    field: null,
    at: null,
    who: null,
    code: 'choice-unfit',
    value,
    level: 'notice',
  }
}

/** Choices about sheets that are no more, in a corrected workbook. */
export function absentSheets(sheets: string[], { choices }: Decided): Issue[] {
  const absent = choices.filter(({ sheet }) => !sheets.includes(sheet))
  return absent.map(({ sheet }) => unfitChoice(sheet, '这个工作簿里没有这张工作表'))
}

/** A table as chosen, among the sheet's rows; or in words why it cannot be. */
export function chosenBlock(choice: TableChoice, rows: Row[], named: string): Block | { unfit: string } {
  const [first, last] = choice.headerRows
  const where = `第 ${first === last ? first : `${first}–${last}`} 行`
  const block = rows.filter(({ row }) => row >= first && row <= last)
  const [from, to] = choice.span ?? [0, Number.POSITIVE_INFINITY]
  const all = block.length === 0 ? [] : [...headerPaths(block)]
  const paths = new Map(all.filter(([at]) => at >= from && at <= to))
  if (paths.size === 0) return { unfit: `${where}没有表头` }
  const kind = ledgerKinds.find(({ id }) => id === choice.kind)
  if (kind === undefined) return { unfit: `没有“${choice.kind}”这种台账` }
  const chosen = new Map<number, Field | null>()
  for (const { at, header, field: name } of choice.columns) {
    const place = placeOf(paths, at, header)
    const field = kind.fields.find((one) => one.name === name)
    if (place === undefined) return { unfit: `${where}没有“${header}”这一列` }
    if (name !== null && field === undefined) return { unfit: `“${kind.name}”没有“${name}”这一项` }
    if (field && [...chosen.values()].includes(field)) return { unfit: `两列都指定成了“${field.title}”` }
    chosen.set(place, field ?? null)
  }
  const made = decidedBlock(
    kind,
    { header: block, below: rows.filter(({ row }) => row > last) },
    paths,
    chosen,
    'chosen',
  )
  if (choice.unit !== null) made.unit = choice.unit
  if (choice.span) made.span = choice.span
  return isFoundAlike(made, rows, named) ? { ...made, origin: 'recognised' } : made
}

/** The column of that header, its own place first; a column without a header goes by its place. */
function placeOf(paths: Map<number, string[]>, at: number, header: string | null): number | undefined {
  if (header === null || header === '') return at
  const isIt = (path: string[] | undefined) => path !== undefined && comparable(joined(path)) === comparable(header)
  return isIt(paths.get(at)) ? at : [...paths].find(([, path]) => isIt(path))?.[0]
}

function decidedBlock(
  kind: LedgerKind,
  block: { header: Row[]; below: Row[] },
  paths: Map<number, string[]>,
  chosen: Map<number, Field | null>,
  origin: 'remembered' | 'chosen',
): Block {
  const all = new Map(paths)
  for (const at of chosen.keys()) if (!all.has(at)) all.set(at, [])
  const alone = new Map(mapColumns(kind, all, block.below).map(({ at, field }) => [at, field]))
  const mine = mapColumns(kind, all, block.below, chosen)
  const spread = spreadOut(kind, mine, { title: '', below: block.below }, chosen)
  const columns = spread.columns
    .map((column): Column => (isOwn(column, alone, chosen) ? { ...column, origin } : column))
    .sort((one, other) => one.at - other.at)
  const rows = block.header.map(({ row }) => row)
  const mapped = columns.filter(({ field }) => field).length
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  const { spreads } = spread
  return { kind, first, last, columns, mapped, origin, ...(spreads.length > 0 && { spreads }) }
}

/** Somebody's word, and another than its header's. */
function isOwn({ at, field }: Column, alone: Map<number, Field | null>, chosen: Map<number, Field | null>): boolean {
  return chosen.has(at) && field !== alone.get(at)
}

/** What would have been found without anybody's choice: nothing to remember. */
function isFoundAlike(block: Block, rows: Row[], named: string): boolean {
  if (block.unit !== undefined || block.columns.some(({ origin }) => origin)) return false
  const found = findBlocks(rows, ledgerKinds, named, block.first)
  return found.some(({ kind, first, last }) => kind === block.kind && first === block.first && last === block.last)
}

/** The first block whose headers the county remembers; `holding`: a row it must hold. Nothing is looked up where it remembers nothing. */
export function rememberedBlock(rows: Row[], memory: Map<string, RememberedChoice>, holding?: number): Block | null {
  if (memory.size === 0) return null
  const most = Math.max(...[...memory.values()].map((choice) => choice.rows))
  const top = rows.filter(({ row }) => row <= (rows[0]?.row ?? 1) + firstRows)
  for (let from = 0; from < top.length; from++) {
    for (let depth = 1; depth <= most && from + depth <= rows.length; depth++) {
      const block = rows.slice(from, from + depth)
      if (holding !== undefined && !block.some(({ row }) => row === holding)) continue
      const paths = headerPaths(block)
      const choice = memory.get(signatureOf([...paths.values()].map(joined)))
      const found =
        choice === undefined ? null : asRemembered(choice, { header: block, below: rows.slice(from + depth) }, paths)
      if (found) return found
    }
  }
  return null
}

function asRemembered(
  choice: RememberedChoice,
  block: { header: Row[]; below: Row[] },
  paths: Map<number, string[]>,
): Block | null {
  const kind = ledgerKinds.find(({ id }) => id === choice.kind)
  if (kind === undefined) return null
  const chosen = new Map<number, Field | null>()
  for (const { header, field: name } of choice.columns) {
    const field = kind.fields.find((one) => one.name === name)
    const at = [...paths].find(([place, path]) => !chosen.has(place) && comparable(joined(path)) === header)?.[0]
    if (at !== undefined && (name === null || field)) chosen.set(at, field ?? null)
  }
  const found = decidedBlock(kind, block, paths, chosen, 'remembered')
  return choice.unit === null ? found : { ...found, unit: choice.unit }
}
