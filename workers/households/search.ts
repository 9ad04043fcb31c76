import { checkCharacter } from '../../shared/idnumber.ts'

/** What the words in the search box may be: everything that is not null is looked for. */
export type Search = {
  /** Part of the name of a head or a member. */
  name: string | null
  /** 户编号, whole or its beginning. */
  no: { text: string; whole: boolean } | null
  /** Whole ID number or certificate, and the 18 characters people are matched by. */
  id: { number: string; id18: string } | null
  phone: string | null
  /** Last four of an ID number. */
  tail: string | null
}

/** Reads the words as ledgers write them: full-width digits, spaces and a small x are the same number. */
export function readSearch(words: string): Search {
  const name = words.normalize('NFKC').replace(/\s/g, '')
  const text = name.toUpperCase()
  const search: Search = { name: null, no: null, id: null, phone: null, tail: null }
  if (!/^[\d-]+X?(\d*|转\d+)$/.test(text)) return { ...search, name }
  if (/^\d{3}[\dX]$/.test(text)) return { ...search, tail: text, no: { text, whole: true } }
  return { ...search, no: { text, whole: false }, id: readId(text), phone: readPhone(text) }
}

function readId(number: string): Search['id'] {
  if (/^\d{15}$/.test(number)) {
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
    return { number, id18: first17 + checkCharacter(first17) }
  }
  return /^\d{17}[\dX](\d{2}|\d{4})?$/.test(number) ? { number, id18: number.slice(0, 18) } : null
}

function readPhone(text: string): string | null {
  if (/^1\d{2}-\d{4}-\d{4}$/.test(text)) return text.replaceAll('-', '')
  return /^(1\d{10}|0\d{2,3}-?\d{7,8}(转\d+)?)$/.test(text) ? text : null
}
