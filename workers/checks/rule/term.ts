import { birth, current } from '../clauses.ts'
import type { Column, ColumnType } from './column/column.ts'
import { asDay, asNumber, elapsed, spanOf } from './moment.ts'
import { derived, type Found, type Scope } from './scope.ts'
import { tables } from './table.ts'
import type { Writing } from './writing.ts'

/** `any`: a column no field answers to; what it holds is told by what it is compared with. */
export type TermType = ColumnType | 'any'

/**
 * What is compared, as SQL. Where too little is known to say one value (a month for a day, members of whom little is known), `lo`
 * and `hi` hold it between them; NULL is unknown. `sure` of a thing is SQL that is true only where it certainly holds, `never` only
 * where it certainly does not.
 */
export type Term = {
  type: TermType
  title: string
  raw: string
  lo: string
  hi: string
  exact: boolean
  /** The name of the code list its words are of. */
  list?: string
  /** Where it stands whether a sealed number is right. */
  state?: string
  blank?: Truth
  delivered?: Truth
  /** Years since a day: the first and last day it may be. */
  since?: { lo: string; hi: string }
  /** There is one at all: for counts. */
  some?: Truth
}
export type Truth = { sure: string; never: string }

export const isOrdered = ({ type }: Term) => type === 'number' || type === 'money' || type === 'day'

/** A field as a term. */
export function fieldTerm(writing: Writing, found: Exclude<Found, { kind: 'relation' }>): Term {
  const { alias, table } = found.scope
  if (found.kind === 'column') {
    const { name, title } = found.column
    writing.spoken.set(`${table}.${name}`, { table, title, column: name })
    return columnTerm(found.scope, found.column)
  }
  if (found.kind === 'extra') return extraTerm(writing, found.scope, found.header)
  const { title, type } = derived[table]![found.name]!
  if (found.name === 'age') {
    writing.today = true
    const born = spanOf(`(${birth(alias)})`, false)
    const raw = elapsed.years(born.lo, '?1')
    return { type, title, raw, lo: elapsed.years(born.hi, '?1'), hi: raw, exact: false, since: born }
  }
  if (found.name === 'birth') return dayTerm(title, `(${birth(alias)})`)
  if (found.name === 'current') return { type, title, ...plain(`(${current(alias)})`) }
  if (found.name === 'school_said') {
    // 非在校生 is no school, and yet something was filled in.
    writing.spoken.set(`${table}.school`, { table, title, column: 'school' })
    const said = `coalesce(nullif(${alias}.written ->> '$.school', ''), ${alias}.school)`
    return { type, title, ...plain(said), ...textTruths(said) }
  }
  const raw = causesOf(alias)
  return { type, title, list: 'cause', ...plain(raw), ...textTruths(raw) }
}

const plain = (raw: string) => ({ raw, lo: raw, hi: raw, exact: true })
const textTruths = (raw: string) => ({
  blank: { sure: `${raw} = ''`, never: `${raw} <> ''` },
  delivered: { sure: `${raw} IS NOT NULL`, never: `${raw} IS NULL` },
})

/** 无, / and 999999… stand where a number is wanted, and are none. */
const missing = (raw: string, state: string): Truth => ({
  sure: `(${raw} = '' OR ${state} = 'missing')`,
  never: `(${raw} <> '' AND ${state} IS NOT 'missing')`,
})

/** A cell with several words, with commas between. */
export const withCommas = (raw: string) => `replace(replace(replace(${raw}, '，', ','), '、', ','), '；', ',')`

/** How many words there are in a cell with several. */
export function wordCount({ type, title, raw }: Term): Term | null {
  if (type !== 'words') return null
  const cell = withCommas(raw)
  const count = `CASE ${raw} WHEN '' THEN 0 ELSE length(${cell}) - length(replace(${cell}, ',', '')) + 1 END`
  return { type: 'number', title: `${title}个数`, ...plain(count) }
}

/** The main cause and the others, with commas between. */
const causesOf = (h: string) =>
  `CASE WHEN ${h}.cause IS NOT NULL OR ${h}.other_causes IS NOT NULL THEN trim(coalesce(${h}.cause, '') || ',' || coalesce((SELECT group_concat(value) FROM json_each(nullif(${h}.other_causes, ''))), ''), ',') END`

function dayTerm(title: string, raw: string): Term {
  return { type: 'day', title, raw, ...spanOf(raw), exact: false, ...textTruths(raw) }
}

function columnTerm({ alias, table }: Scope, { name, title, type, list, state }: Column): Term {
  const raw = `${alias}.${name}`
  const named = {
    title: `${tables[table].title}的${title}`,
    ...(list && { list }),
    ...(state && { state: `${alias}.${state}` }),
  }
  if (type === 'day') return { ...dayTerm(title, raw), ...named }
  if (type === 'text' || type === 'words' || type === 'sealed')
    return {
      type,
      ...named,
      ...plain(raw),
      ...textTruths(raw),
      ...(named.state && { blank: missing(raw, named.state) }),
    }
  const kept = `${alias}.written ->> '$.${name}'`
  return {
    type,
    ...named,
    ...plain(raw),
    blank: { sure: `(${raw} IS NULL AND ${kept} = '')`, never: `${raw} IS NOT NULL` },
    delivered: {
      sure: `(${raw} IS NOT NULL OR ${kept} IS NOT NULL)`,
      never: `(${raw} IS NULL AND ${kept} IS NULL)`,
    },
  }
}

function extraTerm(writing: Writing, { alias, table }: Scope, header: string): Term {
  const path = writing.bind(`$."${header}"`)
  const raw = `CAST(${alias}.extra ->> ${path} AS TEXT)`
  writing.spoken.set(`${table}.extra ${path}`, {
    table,
    title: header,
    path,
  })
  return { type: 'any', title: header, ...plain(raw), ...textTruths(raw) }
}

/** A column no field answers to, read as what it is compared with. */
export function readAs(term: Term, type: TermType): Term {
  if (term.type !== 'any') return term
  if (type === 'day') return { ...dayTerm(term.title, asDay(term.raw)), blank: term.blank!, delivered: term.delivered! }
  if (type === 'number') return { ...term, type, ...plain(asNumber(term.raw)) }
  if (type === 'money') return { ...term, type, ...plain(`(${asNumber(term.raw)} * 100)`) }
  return { ...term, type: 'text' }
}
