/**
 * Tables one below the other (LAYOUTS.md §4 rule 4): a sheet's rows in their order, cut where a new header begins, with the title rows
 * between. Holds back a few rows, never the sheet: a title belongs to the table below it, and only its header tells.
 */
import { plain } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from './block.ts'
import type { HeaderWords } from './headerwords.ts'

/** A table begins under its titles · a row of the table that began last · a header printed again on the next page. */
export type Piece = { begin: Block[]; titles: Row[]; around: Row[] } | { row: Row } | { again: number }

interface Watched {
  /** The header block that holds this row, of tables side by side each its own; none: []. */
  find: (rows: Row[], holding: number) => Block[]
  words: HeaderWords
  /** No tables are looked for but those known already. */
  closed: boolean
}

const mostHeld = 6
const headerDepth = 4

export class Stack {
  private readonly held: Row[] = []
  private readonly find: Watched['find']
  private readonly words: HeaderWords
  private readonly closed: boolean
  private readonly openings: Block[][]
  private current: Block[] = []
  private titles: Set<string> = new Set()
  /** The held row that looks like a header, while its further levels are waited for. */
  private candidate: Row | null = null

  /** `openings`: tables known already, in their order. */
  constructor(openings: Block[][], { find, words, closed }: Watched) {
    this.openings = [...openings]
    this.find = find
    this.words = words
    this.closed = closed
  }

  push(row: Row): Piece[] {
    const opening = this.openings[0]?.[0]
    if (opening && row.row >= opening.first) return this.open(row, opening)
    this.held.push(row)
    if (opening && this.current.length === 0) return []
    if (this.candidate === null && !opening && !this.closed && this.words.inRow(row)) this.candidate = row
    if (this.candidate !== null) return row.row - this.candidate.row < headerDepth ? [] : this.decide()
    return this.held.length > mostHeld ? [{ row: this.held.shift() as Row }] : []
  }

  end(): Piece[] {
    const pieces: Piece[] = []
    while (this.candidate !== null) pieces.push(...this.decide())
    return [...pieces, ...this.held.splice(0).map((row) => ({ row }))]
  }

  /** A header that was known beforehand: what is held above it are its titles, as far as they are no rows of the table above. */
  private open(row: Row, opening: Block): Piece[] {
    if (row.row < opening.last) return []
    const begin = this.openings.shift() as Block[]
    const held = this.held.splice(0)
    const rows = this.current.length === 0 ? [] : held.filter((above) => !isTitle(above))
    const titles = held.filter((above) => !rows.includes(above))
    const below = row.row > opening.last ? this.push(row) : []
    return [...rows.map((above) => ({ row: above })), this.begin(begin, titles, titles), ...below]
  }

  private decide(): Piece[] {
    const candidate = this.candidate as Row
    this.candidate = null
    const at = this.held.indexOf(candidate)
    const around = this.held.filter((row, i) => i >= at || isTitle(row) || (at - i < headerDepth && this.isWords(row)))
    const begin = this.find(around, candidate.row)
    const first = begin[0]
    const held = this.held.splice(0)
    if (!first) return [...held.slice(0, at + 1).map((row) => ({ row })), ...this.again(held.slice(at + 1))]
    const above = held.filter((row) => row.row < first.first)
    const near = this.titlesAt(above)
    const titles = near.filter((row) => wordsOf(row) !== '')
    const rows = above.slice(0, above.length - near.length).map((row) => ({ row }))
    const below = held.filter((row) => row.row > first.last)
    const repeated = this.isAgain(begin, titles)
    const piece = repeated ? { again: first.last - first.first + 1 } : this.begin(begin, titles, [...titles, ...held])
    return [...rows, piece, ...this.again(below)]
  }

  private begin(begin: Block[], titles: Row[], around: Row[]): Piece {
    this.current = begin
    this.titles = new Set(titles.map(wordsOf))
    return { begin, titles, around }
  }

  /** Rows looked at once as part of a header that was none. */
  private again(rows: Row[]): Piece[] {
    return rows.flatMap((row) => this.push(row))
  }

  /** The table above goes on: its own header, under none but its own titles. */
  private isAgain(begin: Block[], titles: Row[]): boolean {
    if (!titles.every((row) => this.titles.has(wordsOf(row)))) return false
    return layoutOf(begin) === layoutOf(this.current)
  }

  /** Title rows right above a header, and group words that are no record of the table above. */
  private titlesAt(above: Row[]): Row[] {
    let from = above.length
    while (from > 0) {
      const row = above[from - 1] as Row
      if (!isTitle(row) && !(this.isWords(row) && !this.isRecord(row))) break
      from -= 1
    }
    return above.slice(from)
  }

  private isRecord(row: Row): boolean {
    const asked = this.current.flatMap(({ kind, columns }) =>
      columns.filter(({ field }) => field && kind.row.includes(field.name)),
    )
    return asked.some(({ at }) => plain(row.cells[at] ?? null) !== '')
  }

  private isWords(row: Row): boolean {
    return row.cells.every((cell) => cell === null || (typeof cell === 'string' && !/^\d/.test(cell)))
  }
}

/** One long word in its row, or labels: `单位：万元`, `乡镇：城关镇`. */
function isTitle(row: Row): boolean {
  const words = row.cells.map(plain).filter((word) => word !== '')
  if (words.some((word) => /^(合计|小计|总计)/.test(word.replaceAll(' ', '')))) return false
  if (words.length === 1) return (words[0] as string).length > 4 || /[:：]/.test(words[0] as string)
  return words.length <= 6 && words.some((word) => /[\u4e00-\u9fa5][:：]/.test(word))
}

function wordsOf(row: Row): string {
  const words = row.cells.map(plain).join('')
  return words.replace(/第\s*\d+\s*页|共\s*\d+\s*页|\s/g, '')
}

function layoutOf(blocks: Block[]): string {
  return JSON.stringify(blocks.map(({ kind, columns }) => [kind.id, columns.map(({ at, path }) => [at, path])]))
}
