/**
 * The header block of a table: 1–4 rows somewhere in a sheet's first rows, below titles. Which rows and which kind is decided
 * together: the block and kind under which most columns get a field. A block too deep turns data into headers and loses
 * fields; one too shallow loses the leaves of its groups.
 */
import type { MoneyUnit } from '../cell/money.ts'
import { plain } from '../cell/text.ts'
import type { Field, LedgerKind } from '../kind.ts'
import type { Row } from '../read/workbook.ts'
import type { Origin } from './choice.ts'
import { type FieldIndex, fieldsFor, headerKey, headerKeys, indexFields } from './header.ts'

export interface Column {
  at: number
  /** Header levels from the top, as written (NFKC, one line). */
  path: string[]
  field: Field | null
  /** Where its header does not say so (choice.ts). */
  origin?: 'remembered' | 'chosen'
}

export interface Block {
  kind: LedgerKind
  first: number
  last: number
  columns: Column[]
  mapped: number
  /** Decided by people (choice.ts): who, and the unit of money where nothing else says one. */
  origin?: Origin
  unit?: MoneyUnit
}

const deepestTitle = 15
const deepestHeader = 4

export function findBlock(rows: Row[], kinds: LedgerKind[], named: string): Block | null {
  let best: Block | null = null
  const top = rows.filter((row) => row.row <= (rows[0]?.row ?? 1) + deepestTitle)
  for (let from = 0; from < top.length; from++) {
    for (let depth = 1; depth <= deepestHeader && from + depth <= top.length; depth++) {
      const block = rows.slice(from, from + depth)
      if ((block[depth - 1] as Row).row - (block[0] as Row).row >= deepestHeader) break
      const paths = headerPaths(block)
      if (paths.size < 2) continue
      for (const kind of kinds) {
        const found = blockOf(kind, block, paths, titleWords(rows, from, named))
        if (found && (best === null || better(found, best))) best = found
      }
    }
  }
  return best
}

/** More fields; with as many, fewer rows: a title above a complete header adds nothing. */
function better(one: Block, other: Block): boolean {
  if (one.mapped !== other.mapped) return one.mapped > other.mapped
  return one.last - one.first < other.last - other.first
}

/** Everything that names the table: titles above it, the sheet's and the file's name. */
export function titleWords(rows: Row[], from: number, named: string): string {
  return [...rows.slice(0, from).flatMap((row) => row.cells.map(plain)), named]
    .filter((words) => words !== '')
    .join(' ')
}

/** Header words by column: a group's word reaches right until the next word of its row, as far as there are leaves below. */
export function headerPaths(block: Row[]): Map<number, string[]> {
  const width = Math.max(...block.map((row) => row.cells.length))
  const paths = new Map<number, string[]>()
  const last = block.length - 1
  for (let at = 0; at < width; at++) {
    const path: string[] = []
    block.forEach((row, level) => {
      const here = plain(row.cells[at] ?? null)
      const word = here !== '' || level === last ? here : groupWord(block, level, at)
      if (word !== '' && word !== path[path.length - 1]) path.push(word)
    })
    if (path.length > 0) paths.set(at, path)
  }
  return paths
}

/** The group that covers a blank header cell: the nearest word to the left, if this column has a word of its own below. */
function groupWord(block: Row[], level: number, at: number): string {
  const below = block.slice(level + 1)
  if (!below.some((row) => plain(row.cells[at] ?? null) !== '')) return ''
  for (let left = at - 1; left >= 0; left--) {
    const word = plain((block[level] as Row).cells[left] ?? null)
    if (word === '') continue
    // A word with nothing below is a column of its own, merged downwards: no group.
    return below.some((row) => plain(row.cells[left] ?? null) !== '') ? word : ''
  }
  return ''
}

const indexes = new WeakMap<LedgerKind, FieldIndex>()

function blockOf(kind: LedgerKind, block: Row[], paths: Map<number, string[]>, title: string): Block | null {
  const columns = mapColumns(kind, paths)
  const mapped = columns.filter((column) => column.field)
  const has = new Set(mapped.map((column) => column.field?.name))
  if (!kind.needs.every((group) => group.some((name) => has.has(name)))) return null
  const words = new Set([...paths.values()].flatMap((path) => headerKeys(path[path.length - 1] ?? '')))
  if (kind.never?.some((word) => words.has(headerKey(word)))) return null
  // One filled column more than another reading of the same rows must be worth more than a stray match in a data row.
  if (mapped.length * 3 < columns.length) return null
  if (kind.titled && !constantOf(kind, title, words)) return null
  const rows = block.map((row) => row.row)
  return { kind, first: rows[0] as number, last: rows[rows.length - 1] as number, columns, mapped: mapped.length }
}

/** What a kind that goes by its title means here: its own headers tell before any title does. */
export function constantOf(kind: LedgerKind, title: string, words: Set<string>) {
  const byHeader = kind.titled?.find((item) => item.headers?.some((header) => words.has(headerKey(header))))
  return (byHeader ?? kind.titled?.find((item) => item.pattern.test(title)))?.constant
}

/** Columns by their headers; `chosen` ones are what somebody says they are. */
export function mapColumns(
  kind: LedgerKind,
  paths: Map<number, string[]>,
  chosen: Map<number, Field | null> = new Map(),
): Column[] {
  const index = indexes.get(kind) ?? indexFields(kind.fields)
  indexes.set(kind, index)
  const columns = [...paths].map(([at, path]): Column => ({ at, path, field: chosen.get(at) ?? null }))
  const taken = new Map(columns.flatMap(({ at, field }) => (field ? [[field.name, at] as const] : [])))
  // Fields bound to a side of another wait until that other has its column.
  for (const bound of [false, true]) {
    for (const column of columns) {
      if (column.field || chosen.has(column.at)) continue
      const field = fieldsFor(index, column.path).find(
        (item) => !taken.has(item.name) && (item.after !== undefined) === bound && sideFits(item, column.at, taken),
      )
      if (!field) continue
      column.field = field
      taken.set(field.name, column.at)
    }
  }
  return columns
}

function sideFits(field: Field, at: number, taken: Map<string, number>): boolean {
  const after = field.after === undefined ? -1 : taken.get(field.after)
  return after !== undefined && at > after
}
