/**
 * Phones as ledgers write them (LAYOUTS.md §4 rule 8): mobiles, landlines with an area code and `转` extensions, several in
 * one cell, a date behind the number. 无, / and — mean blank. The first number counts; the rest stays in the cell's own words.
 */
import { isLandline, isMobile } from '../../../shared/phone.ts'
import { type Cell, tight } from './text.ts'

export type PhoneState = 'valid' | 'missing' | 'invalid'
export interface PhoneRead {
  number: string
  state: PhoneState
  /** What stood in brackets behind the number: usually since when somebody helps. */
  bracket: string | null
  /** The second of two whole numbers. */
  second: string | null
}

export function readPhone(cell: Cell): PhoneRead {
  const text = typeof cell === 'string' ? cell.normalize('NFKC').trim() : tight(cell)
  const bracket = /[(（]([^()（）]*)[)）]?\s*$/.exec(text)
  const bare = bracket ? text.slice(0, bracket.index) : text
  const one = bare.replace(/\s/g, '')
  const [first = '', second = '', ...more] =
    stateOf(one) === 'valid'
      ? [one]
      : bare
          .split(/[、,;，；\n]|\s{1,}(?=[01])/)
          .map((part) => part.replace(/\s/g, ''))
          .filter((part, at) => at === 0 || part !== '')
  const number = /^\d{3}-\d{4}-\d{4}$/.test(first) ? first.replaceAll('-', '') : first
  return {
    number: isBlank(number) ? '' : number,
    state: stateOf(number),
    bracket: bracket ? (bracket[1] ?? null) : null,
    second: more.length === 0 && stateOf(second) === 'valid' ? second : null,
  }
}

function isBlank(text: string): boolean {
  return text === '' || /^(无|没有|暂无|空|\/+|-+|—+)$/.test(text)
}

function stateOf(number: string): PhoneState {
  if (isBlank(number)) return 'missing'
  return isMobile(number.replace(/^\+?86-?/, '')) || isLandline(number) ? 'valid' : 'invalid'
}
