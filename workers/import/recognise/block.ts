/**
 * The header block of a table: 1–4 rows, below titles. Which rows and which kind is decided together: the block and kind under which
 * most columns get a field. A block too deep turns data into headers and loses fields; one too shallow loses the leaves of its groups.
 */
import type { MoneyUnit } from '../cell/money.ts'
import { plain } from '../cell/text.ts'
import type { Field, LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import type { Origin } from './choice.ts'
import { headerKey, headerKeys } from './header.ts'
import { headerPaths } from './headerpaths.ts'
import { lastLeaves } from './leaves.ts'
import { mapColumns } from './mapcolumns.ts'
import { sidesOf } from './sides.ts'
import { answers, type Spread, spreadsOf } from './spread.ts'

export interface Column {
  at: number
  /** Header levels from the top, as written (NFKC, one line). */
  path: string[]
  field: Field | null
  /** Where its header does not say so (choice.ts). */
  origin?: 'remembered' | 'chosen'
  /** What its header would be by what stands below it (meaning.ts). */
  means?: string
  /** Its header is a word of this field (spread.ts). */
  spread?: Spread['of']
  /** Of its money, by a row of units below the header. */
  unit?: MoneyUnit
}

export interface Block {
  kind: LedgerKind
  first: number
  last: number
  columns: Column[]
  mapped: number
  /** First and last column of a table beside others; absent where it has the rows to itself. */
  span?: [number, number]
  /** Decided by people (choice.ts): who, and the unit of money where nothing else says one. */
  origin?: Origin
  unit?: MoneyUnit
  spreads?: Spread[]
}

const deepestTitle = 15
const deepestHeader = 4
const rowsLookedAt = 20

/** What stands over and under a header. */
interface Around {
  title: string
  below: Row[]
}

/** The best header block among the rows, one for each table that stands beside others; none: []. `holding`: a row it must hold. */
export function findBlocks(rows: Row[], kinds: LedgerKind[], named: string, holding?: number): Block[] {
  let best: Block[] = []
  const top = holding === undefined ? rows.filter((row) => row.row <= (rows[0]?.row ?? 1) + deepestTitle) : rows
  for (let from = 0; from < top.length; from++) {
    for (let depth = 1; depth <= deepestHeader && from + depth <= top.length; depth++) {
      const block = rows.slice(from, from + depth)
      const last = block[depth - 1] as Row
      if (last.row - (block[0] as Row).row >= deepestHeader || isOfNumbers(last)) break
      if (holding !== undefined && !block.some((row) => row.row === holding)) continue
      const paths = headerPaths(block)
      if (paths.size < 2) continue
      const around = {
        title: titleWords(rows.slice(0, from), named),
        below: rows.slice(from + depth, from + depth + rowsLookedAt),
      }
      for (const found of blocksOf(kinds, block, paths, around)) {
        if (better(found, best)) best = found
      }
    }
  }
  return withLeaves(best, rows, named)
}

/** Leaves nobody knows add no field, but they name columns: rows of words under groups belong to the header. */
function withLeaves(found: Block[], rows: Row[], named: string): Block[] {
  const [block, beside] = found
  if (block === undefined || beside !== undefined) return found
  const from = rows.findIndex((row) => row.row === block.first)
  const below = rows.filter((row) => row.row > block.last && row.row < block.first + deepestHeader)
  const end = lastLeaves(block, below)
  if (end === undefined) return found
  const header = rows.slice(from, rows.indexOf(end) + 1)
  const around = {
    title: titleWords(rows.slice(0, from), named),
    below: rows.slice(from + header.length, from + header.length + rowsLookedAt),
  }
  const deeper = blockOf(block.kind, header, headerPaths(header), around)
  return deeper && deeper.mapped >= block.mapped ? [deeper] : found
}

/** A row with numbers in it, years apart, is no level of a header. */
function isOfNumbers(row: Row): boolean {
  const numbers = row.cells.filter((cell) => typeof cell === 'number' || /^\d+(\.\d+)?$/.test(plain(cell)))
  const counted = numbers.map((cell) => plain(cell)).filter((text) => !/^(19|20)\d{2}$/.test(text))
  return counted.length > 1 || counted.some((text) => text.length > 4)
}

/** The rows read as one table, and as several side by side. */
function blocksOf(kinds: LedgerKind[], rows: Row[], paths: Map<number, string[]>, around: Around): Block[][] {
  const whole = bestKind(kinds, rows, paths, around)
  const parted = sidesOf(paths).map((parts) => parts.map((part) => bestKind(kinds, rows, part, around)))
  const sides = parted.flatMap((blocks) => (blocks.every((block) => block !== null) ? [withSpans(blocks)] : []))
  return [...(whole ? [[whole]] : []), ...sides]
}

function bestKind(kinds: LedgerKind[], rows: Row[], paths: Map<number, string[]>, around: Around): Block | null {
  let best: Block | null = null
  for (const kind of kinds) {
    const found = blockOf(kind, rows, paths, around)
    if (found && (best === null || found.mapped > best.mapped)) best = found
  }
  return best
}

function withSpans(blocks: Block[]): Block[] {
  const starts = blocks.map((block) => Math.min(...block.columns.map((column) => column.at)))
  return blocks.map((block, i) => ({
    ...block,
    span: [i === 0 ? 0 : (starts[i] as number), (starts[i + 1] ?? Number.POSITIVE_INFINITY) - 1],
  }))
}

/** More fields; with as many, fewer rows: a title above a complete header adds nothing. */
function better(one: Block[], other: Block[]): boolean {
  const [ours, theirs] = [one, other].map((blocks) => blocks.reduce((sum, block) => sum + block.mapped, 0))
  if (ours !== theirs) return (ours as number) > (theirs as number)
  return depth(one) < depth(other)
}

function depth([block]: Block[]): number {
  return block ? block.last - block.first : Number.POSITIVE_INFINITY
}

/** Everything that names the table: titles above it, the sheet's and the file's name. */
export function titleWords(above: Row[], named: string): string {
  return [...above.flatMap((row) => row.cells.map(plain)), named].filter((words) => words !== '').join(' ')
}

export function blockOf(kind: LedgerKind, rows: Row[], paths: Map<number, string[]>, around: Around): Block | null {
  const { columns, spreads } = spreadOut(kind, mapColumns(kind, paths, around.below), around)
  const mapped = columns.filter((column) => column.field)
  const filled = mapped.map((column) => column.field?.name ?? '')
  const has = new Set([...filled, ...spreads.flatMap(({ of }) => answers[of])])
  if (!kind.needs.every((group) => group.some((name) => has.has(name)))) return null
  const words = new Set([...paths.values()].flatMap((path) => headerKeys(path[path.length - 1] ?? '')))
  if (kind.never?.some((word) => words.has(headerKey(word)))) return null
  // One filled column more than another reading of the same rows must be worth more than a stray match in a data row.
  const plain = columns.filter((column) => column.spread === undefined)
  if (mapped.length * 3 < plain.length) return null
  if (kind.titled && !constantOf(kind, around.title, words)) return null
  const numbers = rows.map((row) => row.row)
  const [first, last] = [numbers[0] as number, numbers[numbers.length - 1] as number]
  // Ticks under a group are worth more than the group's own word read as a column.
  const worth = spreads.reduce((sum, { of }) => sum + (of === 'programme' ? 1 : 2), mapped.length)
  return { kind, first, last, columns, mapped: worth, ...(spreads.length > 0 && { spreads }) }
}

/** Columns whose headers are words of one field stand for that field together; `chosen` ones are what somebody says. */
export function spreadOut(
  kind: LedgerKind,
  columns: Column[],
  { title, below }: Around,
  chosen: Map<number, Field | null> = new Map(),
) {
  const open = columns.filter(({ at }) => !chosen.has(at))
  const spreads = spreadsOf(kind, open, below, title)
  const of = new Map(
    spreads.flatMap((one) => [...one.columns.map(({ at }) => at), one.total].map((at) => [at, one.of])),
  )
  const marked = columns.map((column): Column => {
    const spread = of.get(column.at)
    return spread === undefined ? column : { ...column, field: null, spread }
  })
  return { columns: marked, spreads }
}

/** What a kind that goes by its title means here: its own headers tell before any title does. */
export function constantOf(kind: LedgerKind, title: string, words: Set<string>) {
  const byHeader = kind.titled?.find((item) => item.headers?.some((header) => words.has(headerKey(header))))
  return (byHeader ?? kind.titled?.find((item) => item.pattern.test(title)))?.constant
}
