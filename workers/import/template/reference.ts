/** References of formulas and ranges (A1, B4:C20, 3:5) when rows are put in, and when a row is copied. Pure. */

/** Rows put in behind `last`, the table's last row: what ends with the table grows, what stands below moves. */
export interface Inserted {
  last: number
  by: number
  /** Rows a sheet may have. */
  most: number
  /** Seen from a row of the table itself: a range within one row is of that row, and does not grow. */
  within?: boolean
}

export function movedRow(row: number, { last, by }: Inserted): number {
  return row > last ? row + by : row
}

/** Of a range: one that ends with the table's last row ends with its new last row. */
export function movedEnd(start: number, end: number, inserted: Inserted): number {
  const { last, by, most, within } = inserted
  const grows = end > last || (end === last && !(within && start === end))
  return Math.min(grows ? end + by : end, most)
}

/** `A4:C20 F4`, as sqref, merges and filters have it. */
export function movedRanges(list: string, inserted: Inserted): string {
  return list.replace(
    /(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?/g,
    (_, left, top, right, bottom) => {
      const start = movedRow(Number(top), inserted)
      if (right === undefined) return `${left}${start}`
      return `${left}${start}:${right}${Math.max(start, movedEnd(Number(top), Number(bottom), inserted))}`
    },
  )
}

const words = '"(?:[^"]|"")*"'
const sheetName = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`
const cell = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`
const rows = String.raw`\$?\d{1,7}:\$?\d{1,7}`
const token = new RegExp(
  String.raw`(${words})|(${sheetName})?(?<![\p{L}\p{N}_.$])(?:(${cell})(?::(${cell}))?|(${rows}))(?![\p{L}\p{N}_(.!])`,
  'gu',
)

type Ref = { sheet: string | undefined; from: string; to: string | undefined; rows: boolean }

function eachRef(formula: string, change: (ref: Ref) => string): string {
  return formula.replace(token, (whole: string, text, sheet, from, to, span) => {
    if (text !== undefined) return whole
    const [first, second] = span === undefined ? [from, to] : (span as string).split(':')
    return change({ sheet, from: first, to: second, rows: span !== undefined })
  })
}

/** A formula with rows put into a sheet; `isThere`: whether a sheet's name in front (undefined: none) means that sheet. */
export function movedFormula(
  formula: string,
  inserted: Inserted,
  isThere: (sheet: string | undefined) => boolean,
): string {
  return eachRef(formula, ({ sheet, from, to }) => {
    const before = sheet ?? ''
    if (!isThere(sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'"))) return joined(before, from, to)
    const start = withRow(from, movedRow(rowOf(from), inserted))
    if (to === undefined) return before + start
    return joined(before, start, withRow(to, movedEnd(rowOf(from), rowOf(to), inserted)))
  })
}

/** A formula as it reads copied `down` rows and `right` columns. */
export function copiedFormula(formula: string, down: number, right = 0): string {
  const moved = (ref: string) =>
    ref.replace(/^(\$?)([A-Z]*)(\$?)(\d+)$/, (_, fixed, letters, held, row) => {
      if (letters === '') return `${fixed}${fixed ? row : Number(row) + down}`
      return `${fixed}${fixed ? letters : lettersAt(columnOf(letters) + right)}${held}${held ? row : Number(row) + down}`
    })
  return eachRef(formula, ({ sheet = '', from, to }) => joined(sheet, moved(from), to && moved(to)))
}

const joined = (before: string, from: string, to: string | undefined) => `${before}${from}${to ? `:${to}` : ''}`
const rowOf = (ref: string) => Number(/\d+$/.exec(ref)![0])
const withRow = (ref: string, row: number) => ref.replace(/\d+$/, `${row}`)

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function lettersAt(at: number): string {
  const low = String.fromCharCode(65 + (at % 26))
  return at < 26 ? low : lettersAt(Math.floor(at / 26) - 1) + low
}
