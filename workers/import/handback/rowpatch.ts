/** One row's XML with its mark: words put behind its cells, cells in question coloured, everything else as it was. */
import type { Mark } from './mark.ts'
import { changedRow } from './rowquick.ts'
import { columnAt, columnName, type SheetHead, wide } from './sheethead.ts'
import { type Styles, withAttribute } from './styles.ts'

export interface Hand {
  /** The column of the words, from 0; from `freshFrom` on, cells in it and colours are of a hand-back before and go. */
  column: number
  freshFrom: number
  styles: Styles
}

interface CellXml {
  at: number
  from: number
  tagEnd: number
  to: number
  format: number | undefined
}

export type RowPatch = { number: number; mark: Mark | undefined; hand: Hand; head: SheetHead }

export function patchedRow(xml: string, patch: RowPatch): string {
  const { number, mark, hand, head } = patch
  const fresh = number >= hand.freshFrom
  if (mark?.words && !fresh) {
    const quick = changedRow(xml, number, head.prefix, {
      formats: [...mark.cells].map(([at, level]) => [at, (format = 0) => hand.styles.coloured(format, level)]),
      column: hand.column,
      last: (beside) => wordsCell(mark, number, hand, head, beside),
    })
    if (quick !== undefined) return quick.replace(/^<[^>]*>/, (tag) => rowTag(tag, mark))
  }
  return patchedCells(xml, patch, fresh)
}

function patchedCells(xml: string, { number, mark, hand, head }: RowPatch, fresh: boolean): string {
  const { column, styles } = hand
  const tag = /^<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(xml)![0]
  const closed = tag.endsWith('/>')
  const cells = closed ? [] : cellsOf(xml, tag.length)
  const rowFormat = /\scustomFormat\s*=\s*["'](?:1|true)/.test(tag) ? formatIn(tag) : undefined
  const there = new Set(cells.map(({ at }) => at))
  const missing = [...(mark?.cells.keys() ?? []), column]
    .filter((at) => !there.has(at) && (at !== column || mark?.words))
    .toSorted((a, b) => a - b)
  const cellXml = (at: number, format: number | undefined) => {
    if (at === column) return mark?.words ? wordsCell(mark, number, hand, head, cells.at(-1)?.format) : emptyCell(at)
    const own = format ?? rowFormat ?? head.formatOf(at)
    return `<${head.prefix}c r="${columnName(at)}${number}" s="${styles.coloured(own, mark!.cells.get(at)!)}"/>`
  }
  const emptyCell = (at: number) => `<${head.prefix}c r="${columnName(at)}${number}"/>`
  const cellPatched = (cell: CellXml): string => {
    const { at, from, to, format = 0 } = cell
    const whole = xml.slice(from, to)
    if (at === column && (mark?.words || fresh)) return cellXml(at, format)
    const level = mark?.cells.get(at)
    const next = level ? styles.coloured(format, level) : fresh ? styles.plain(format) : format
    return next === format ? whole : withAttribute(whole, 's', `${next}`)
  }

  let out = rowTag(closed ? `${tag.slice(0, -2)}>` : tag, mark)
  let at = tag.length
  for (const cell of cells) {
    while (missing.length > 0 && missing[0]! < cell.at) out += cellXml(missing.shift()!, undefined)
    out += xml.slice(at, cell.from) + cellPatched(cell)
    at = cell.to
  }
  for (const left of missing) out += cellXml(left, undefined)
  return out + (closed ? `</${tag.slice(1).match(/^[^\s/>]+/)![0]}>` : xml.slice(at))
}

/** Without the extent of its cells, which is another now. */
function rowTag(tag: string, mark: Mark | undefined): string {
  const plain = tag.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '')
  return mark?.words ? withHeight(plain, mark.words) : plain
}

const lineHeight = 18
const highest = 400
/** A line of the words' column holds so many letters, a Chinese one counting for two. */
const lineLetters = wide - 3

/** High enough for the words where nobody has set a height: Excel reckons it anew only when somebody types. */
function withHeight(tag: string, words: string): string {
  if (/\scustomHeight\s*=\s*["'](?:1|true)/.test(tag)) return tag
  const lettersOf = (line: string) => [...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
  const lines = words.split('\n').reduce((sum, line) => sum + Math.ceil(lettersOf(line) / lineLetters), 0)
  const now = Number(/\sht\s*=\s*["']([\d.]+)/.exec(tag)?.[1] ?? 0)
  const needed = Math.min(lines * lineHeight, highest)
  return lines < 2 || now >= needed ? tag : withAttribute(tag, 'ht', `${needed}`)
}

/** A row that is not there, with its words. */
export function madeRow(patch: RowPatch): string {
  return patchedRow(`<${patch.head.prefix}row r="${patch.number}"/>`, patch)
}

/** A heading looks like the header beside it. */
function wordsCell(mark: Mark, number: number, { column, styles }: Hand, { prefix: p }: SheetHead, beside?: number) {
  const format = mark.heading ? styles.plain(beside ?? 0) : styles.words(mark.level)
  const text = `<${p}is><${p}t xml:space="preserve">${escaped(mark.words)}</${p}t></${p}is>`
  return `<${p}c r="${columnName(column)}${number}" s="${format}" t="inlineStr">${text}</${p}c>`
}

/** Text as a cell keeps it: what XML cannot hold, and what would be read as such an escape, as `_xHHHH_`. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      sign === '\n' || sign === '\t' ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** A row's cells in the order they come; one without a reference follows the one before. */
function cellsOf(xml: string, from: number): CellXml[] {
  const cells: CellXml[] = []
  let at = -1
  for (let open = xml.indexOf('<', from); open >= 0 && xml[open + 1] !== '/'; open = xml.indexOf('<', from)) {
    const tagEnd = markEnd(xml, open)
    const name = /^<([^\s/>]+)/.exec(xml.slice(open, open + 64))?.[1]
    if (xml[open + 1] === '!' || xml[open + 1] === '?' || name === undefined) {
      from = tagEnd
      continue
    }
    const to = xml[tagEnd - 2] === '/' ? tagEnd : elementEnd(xml, tagEnd, name)
    if (/^(?:[\w.-]+:)?c$/.test(name)) {
      const tag = xml.slice(open, tagEnd)
      const letters = /\sr\s*=\s*["']([A-Z]+)/.exec(tag)?.[1]
      at = letters === undefined ? at + 1 : columnAt(letters)
      cells.push({ at, from: open, tagEnd, to, format: formatIn(tag) })
    }
    from = to
  }
  return cells
}

function formatIn(tag: string): number | undefined {
  const format = /\ss\s*=\s*["'](\d+)["']/.exec(tag)?.[1]
  return format === undefined ? undefined : Number(format)
}

/** Behind the element's end tag; comments and CDATA are passed over. */
function elementEnd(xml: string, from: number, name: string): number {
  const close = `</${name}`
  for (let at = from; ; ) {
    const end = xml.indexOf(close, at)
    const other = xml.indexOf('<!', at)
    if (end < 0) return xml.length
    if (other < 0 || other > end) return xml.indexOf('>', end) + 1
    at = markEnd(xml, other)
  }
}

/** Behind a tag, comment, CDATA section or instruction. */
function markEnd(xml: string, open: number): number {
  const mark = xml.startsWith('<!--', open) ? '-->' : xml.startsWith('<![CDATA[', open) ? ']]>' : undefined
  if (mark !== undefined) return xml.indexOf(mark, open) + mark.length
  const quoted = /(?:[^>"']|"[^"]*"|'[^']*')*>/y
  quoted.lastIndex = open + 1
  return quoted.exec(xml) === null ? xml.length : quoted.lastIndex
}
