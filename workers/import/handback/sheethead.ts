/** What stands before a sheet's rows: its extent, and its columns' widths and formats. */
import { tags } from '../read/xmlpart.ts'
import { withAttribute } from './styles.ts'

/** Letters the words' column is wide; long words go on below one another. */
export const wide = 64

export interface SheetHead {
  xml: string
  /** The prefix of the sheet's own tags, with its colon. */
  prefix: string
  /** The format of a column's cells that are not there, by column from 0. */
  formatOf(at: number): number
}

/** `head` ends where `<sheetData` begins. `column` from 0 is made wide; `last` is the sheet's last row. */
export function patchedHead(head: string, column: number, last: number): SheetHead {
  const prefix = /<([\w.-]+:)?worksheet(?=[\s>])/.exec(head)?.[1] ?? ''
  const utf8 = inUtf8(head)
  const columns = columnsOf(utf8)
  const ranges = columns.map(({ tag }) => rangeOf(tag))
  return {
    xml: withColumn(withExtent(utf8, column, last), prefix, column + 1),
    prefix,
    formatOf: (at) => ranges.find(({ min, max }) => min <= at + 1 && at + 1 <= max)?.format ?? 0,
  }
}

/** A part is written in UTF-8, whatever it came in. */
export function inUtf8(xml: string): string {
  return xml.replace(/^(\s*<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"')
}

export function columnName(at: number): string {
  const low = String.fromCharCode(65 + (at % 26))
  return at < 26 ? low : columnName(Math.floor(at / 26) - 1) + low
}

export function columnAt(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function withExtent(head: string, column: number, last: number): string {
  return head.replace(
    /(<(?:[\w.-]+:)?dimension\s[^>]*?ref\s*=\s*["'])([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?(?=["'])/,
    (_, before: string, left: string, top: string, right = left, bottom = top) => {
      const farthest = columnName(Math.max(column, columnAt(right)))
      return `${before}${left}${top}:${farthest}${Math.max(last, Number(bottom))}`
    },
  )
}

const block = /<(?:[\w.-]+:)?cols\s*(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?cols\s*>)/
const one = /<(?:[\w.-]+:)?col\s[^>]*?(?:\/>|>\s*<\/(?:[\w.-]+:)?col\s*>)/g

function columnsOf(head: string): { tag: string; min: number; max: number }[] {
  const inside = block.exec(head)?.[1] ?? ''
  return (inside.match(one) ?? []).map((tag) => ({ tag, ...rangeOf(tag) }))
}

function rangeOf(tag: string): { min: number; max: number; format: number } {
  const attributes = tags(tag)[0]!.attributes
  const min = Number(attributes.get('min'))
  return { min, max: Number(attributes.get('max') ?? min), format: Number(attributes.get('style') ?? 0) }
}

/** The column with a width of its own: a range of columns it lies in is parted. */
function withColumn(head: string, prefix: string, number: number): string {
  const own = { tag: `<${prefix}col min="${number}" max="${number}" width="${wide}" customWidth="1"/>`, min: number }
  const others = columnsOf(head).flatMap(({ tag, min, max }) => {
    if (number < min || number > max) return [{ tag, min }]
    const piece = (from: number, to: number) =>
      from > to ? [] : [{ tag: withAttribute(withAttribute(tag, 'max', `${to}`), 'min', `${from}`), min: from }]
    return [...piece(min, number - 1), ...piece(number + 1, max)]
  })
  const inside = [...others, own].toSorted((a, b) => a.min - b.min).map(({ tag }) => tag)
  const cols = `<${prefix}cols>${inside.join('')}</${prefix}cols>`
  return block.test(head) ? head.replace(block, () => cols) : head + cols
}
