import { both, fault, held, unknown } from './compare.ts'
import { readAs, type Term, type Truth, withCommas } from './term.ts'
import { checkWord, type Value } from './value.ts'
import type { Writing } from './writing.ts'

/** One of some words or numbers. */
export function among(writing: Writing, term: Term, said: (string | number)[] | string, at: string): Truth {
  const words = listed(writing, said, at)
  if (words === null) return unknown
  const numbers = words.every((word) => typeof word === 'number')
  const read = readAs(term, numbers ? 'number' : 'text')
  if (read.type === 'number' && numbers) {
    if (!read.exact)
      return both(
        words.map((n) => held(writing, read, 'is', literalOf(writing, n as number))),
        'OR',
      )
  } else if (read.type !== 'text' && read.type !== 'words') {
    return fault(writing, at, `${term.title}不能用 in，请用 is、between、has 或 format。`)
  } else if (words.some((word) => typeof word !== 'string')) {
    return fault(writing, at, `${term.title}是文字，名单里都写文字。`)
  }
  for (const word of words) if (typeof word === 'string') checkWord(writing, term, word, at)
  const set = writing.bindAll(words)
  return { sure: `${read.raw} IN ${set}`, never: `${read.raw} NOT IN ${set}` }
}

const literalOf = (writing: Writing, n: number): Value => {
  const text = writing.bind(n)
  return { lo: text, hi: text, exact: true, written: n }
}

/** Words written out, or those of a list by its name. */
function listed(writing: Writing, said: (string | number)[] | string, at: string): (string | number)[] | null {
  if (typeof said !== 'string') return said
  if (!said.startsWith('@')) return [said]
  const name = said.slice(1)
  if (Object.hasOwn(writing.lists, name)) return writing.lists[name]!
  writing.fault(at, `规则包里没有名单“${name}”，请在 lists 里加上。`)
  return null
}

/** So many words are looked for one by one; of more, each word of the cell is looked for in the list, which is read once. */
const FEW = 8

/** A word of a cell with several, or a piece of its text. */
export function inside(
  writing: Writing,
  term: Term,
  op: 'has' | 'contains',
  said: string | string[],
  at: string,
): Truth {
  const read = readAs(term, 'text')
  if (read.type !== 'text' && read.type !== 'words') return fault(writing, at, `${term.title}不是文字，不能用 ${op}。`)
  const words = op === 'contains' ? [said as string] : listed(writing, said, at)
  if (words === null) return unknown
  const { raw } = read
  if (op === 'contains') {
    const found = `instr(${raw}, ${writing.bind(said as string)})`
    return { sure: `${found} > 0`, never: `${found} = 0` }
  }
  if (words.some((word) => typeof word !== 'string')) return fault(writing, at, 'has 里写文字。')
  for (const word of words as string[]) checkWord(writing, term, word, at)
  const cell = `',' || ${withCommas(raw)} || ','`
  const one =
    words.length > FEW
      ? `EXISTS (SELECT 1 FROM json_each(replace(json_array(${withCommas(raw)}), ',', '","')) w WHERE w.value IN ${writing.bindAll(words as string[])})`
      : `(${words.map((word) => `instr(${cell}, ${writing.bind(`,${word},`)}) > 0`).join(' OR ')})`
  return { sure: `(${raw} <> '' AND ${one})`, never: `(${raw} IS NOT NULL AND NOT ${one})` }
}
