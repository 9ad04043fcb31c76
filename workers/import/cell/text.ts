/**
 * A cell as text. Ledgers carry full-width digits, U+3000, line breaks inside words and spaces around them
 * (LAYOUTS.md §4 rule 12): `plain` keeps a sentence readable, `tight` leaves no space at all (names, codes, numbers).
 */
export type Cell = string | number | boolean | null

/** The cell's words: NFKC, outer spaces gone, inner runs of white space one space. Booleans as 是/否. */
export function plain(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return needsWork(cell) ? cell.normalize('NFKC').replace(/\s+/g, ' ').trim() : cell
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return numberText(cell)
}

/** As `plain`, with every space gone. */
export function tight(cell: Cell | undefined): string {
  const text = plain(cell)
  return text.includes(' ') ? text.replaceAll(' ', '') : text
}

/** Nothing but spaces: asked of every cell of a county, so most are told by their first letter. */
export function isBlank(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return cell === null || cell === undefined
  const first = cell.charCodeAt(0)
  return (first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff) ? false : tight(cell) === ''
}

/** A number cell as Excel shows it: fifteen digits and then zeros, no exponent, no float noise (8000.1, not 8000.100000000001). */
function numberText(value: number): string {
  const shown = Number(value.toPrecision(15))
  if (Math.abs(shown) < 1e15 || Math.abs(shown) >= 1e21) return String(shown)
  const [digits = '', exponent] = value.toExponential(14).replace('.', '').split('e+')
  return digits.padEnd(Number(exponent) + 1 + (value < 0 ? 1 : 0), '0')
}

/** Most cells are clean already: look for a character that normalisation would change before paying for it. */
function needsWork(text: string): boolean {
  const last = text.length - 1
  for (let i = 0; i <= last; i++) {
    const c = text.charCodeAt(i)
    if (c <= 32) {
      if (c !== 32 || i === 0 || i === last || text.charCodeAt(i + 1) <= 32) return true
    } else if (c === 0xa0 || (c >= 0x2000 && c <= 0x33ff && !isPlainPunctuation(c)) || c >= 0xf900) {
      return true
    }
  }
  return false
}

/** 、。〈〉《》 stay as they are under NFKC. */
function isPlainPunctuation(c: number): boolean {
  return c >= 0x3001 && c <= 0x3011
}
