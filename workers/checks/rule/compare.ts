import type { RuleComparison, RuleCondition, RuleValue } from '../../../shared/rulecondition.ts'
import { ruleComparisons } from '../../../shared/rulecondition.ts'
import { yearsBefore } from './moment.ts'
import { operandOf } from './operand.ts'
import type { Scope } from './scope.ts'
import { isOrdered, readAs, type Term, type Truth } from './term.ts'
import { type Value, valued } from './value.ts'
import { among, inside } from './wordtest.ts'
import type { Writing } from './writing.ts'

export type ConditionOf = (writing: Writing, scope: Scope, condition: RuleCondition, at: string) => Truth

export const unknown: Truth = { sure: 'false', never: 'false' }
const opposite = ({ sure, never }: Truth): Truth => ({ sure: never, never: sure })
export const both = (truths: Truth[], and: 'AND' | 'OR'): Truth => ({
  sure: `(${truths.map(({ sure }) => sure).join(` ${and} `)})`,
  never: `(${truths.map(({ never }) => never).join(` ${and === 'AND' ? 'OR' : 'AND'} `)})`,
})

const DEEPEST = 12

/** A condition as SQL that is true only where it certainly holds, and SQL that is true only where it certainly does not. */
export const conditionOf: ConditionOf = (writing, scope, condition, at) => {
  if (at.split('.').length > DEEPEST * 2) {
    writing.fault(at, '条件套得太深，请拆成几条规则。')
    return unknown
  }
  if ('all' in condition)
    return both(
      condition.all.map((one, i) => conditionOf(writing, scope, one, `${at}.all.${i}`)),
      'AND',
    )
  if ('any' in condition)
    return both(
      condition.any.map((one, i) => conditionOf(writing, scope, one, `${at}.any.${i}`)),
      'OR',
    )
  if ('not' in condition) return opposite(conditionOf(writing, scope, condition.not, `${at}.not`))
  return comparison(writing, scope, condition, at)
}

const opposites: Record<string, string> = {
  isNot: 'is',
  notIn: 'in',
  hasNot: 'has',
  containsNot: 'contains',
  formatNot: 'format',
}

function comparison(writing: Writing, scope: Scope, given: RuleComparison, at: string): Truth {
  const said = given as unknown as Record<string, unknown>
  const written = ruleComparisons.find((key) => key in said)!
  const op = opposites[written] ?? written
  const term = operandOf(writing, scope, given.of, `${at}.of`, conditionOf)
  if (term === null) return unknown
  const truth = compared(writing, scope, term, op, said[written], `${at}.${written}`)
  return op === written ? truth : opposite(truth)
}

function compared(writing: Writing, scope: Scope, term: Term, op: string, said: unknown, at: string): Truth {
  if (op === 'blank' || op === 'delivered') {
    const truth = term[op]
    if (truth === undefined) return fault(writing, at, `${term.title}是算出来的，没有空白，请用它依据的字段。`)
    return said === true ? truth : opposite(truth)
  }
  if (op === 'format') {
    if (term.state === undefined)
      return fault(writing, at, `${term.title}没有格式可以核对；format 用在电话和证件号码上。`)
    const { state } = term
    return { sure: `${state} = 'valid'`, never: `${state} IN ('invalid', 'length', 'checksum', 'refused')` }
  }
  if (op === 'in') return among(writing, term, said as (string | number)[] | string, at)
  if (op === 'has' || op === 'contains') return inside(writing, term, op, said as string | string[], at)
  const read = readAs(term, typeOf(said as RuleValue))
  if (op === 'between') {
    const [least, most] = said as [RuleValue, RuleValue]
    return both(
      [
        compared(writing, scope, read, 'atLeast', least, `${at}.0`),
        compared(writing, scope, read, 'atMost', most, `${at}.1`),
      ],
      'AND',
    )
  }
  if (op !== 'is' && !isOrdered(read))
    return fault(writing, at, `${term.title}不能比较大小，请用 is、in、has 或 contains。`)
  const value = valued(writing, scope, said as RuleValue, read.type, at, conditionOf, read)
  return value === null ? unknown : held(writing, read, op, value)
}

export const fault = (writing: Writing, at: string, words: string): Truth => {
  writing.fault(at, words)
  return unknown
}

/** What a column no field answers to is read as, by what it is compared with. */
function typeOf(value: RuleValue | [RuleValue, RuleValue]) {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one === 'number') return 'number' as const
  if (typeof one === 'object' && ('daysAgo' in one || 'monthsAgo' in one || 'yearsAgo' in one)) return 'day' as const
  if (typeof one === 'object' && ('times' in one || 'policy' in one)) return 'number' as const
  return typeof one === 'string' && /^\d{4}(-\d\d){0,2}$/.test(one) ? ('day' as const) : ('text' as const)
}

export function held(writing: Writing, term: Term, op: string, value: Value): Truth {
  if (typeof value.written === 'number') {
    if (term.since) return aged(writing, term.since, op, value.written)
    if (term.some && Number.isInteger(value.written)) {
      const some = some0(op, value.written)
      if (some !== null) return some ? term.some : opposite(term.some)
    }
  }
  const { lo, hi } = term
  // A month or a year written means all its days: up to its last, from its first.
  const span = term.type === 'day' && value.written !== undefined
  switch (op) {
    case 'lt':
      return { sure: `${hi} < ${value.lo}`, never: `${lo} >= ${span ? value.lo : value.hi}` }
    case 'atMost':
      return { sure: `${hi} <= ${span ? value.hi : value.lo}`, never: `${lo} > ${value.hi}` }
    case 'gt':
      return { sure: `${lo} > ${value.hi}`, never: `${hi} <= ${span ? value.hi : value.lo}` }
    case 'atLeast':
      return { sure: `${lo} >= ${span ? value.lo : value.hi}`, never: `${hi} < ${value.lo}` }
  }
  if (term.exact && value.exact) return { sure: equal(term, lo, value.lo), never: differ(term, lo, value.lo) }
  const same = span
    ? `(${lo} >= ${value.lo} AND ${hi} <= ${value.hi})`
    : `(${lo} = ${hi} AND ${value.lo} = ${value.hi} AND ${lo} = ${value.lo})`
  return { sure: same, never: `(${hi} < ${value.lo} OR ${lo} > ${value.hi})` }
}

const equal = ({ type }: Term, a: string, b: string) =>
  type === 'sealed' ? `(${a} = ${b} AND ${a} <> '')` : `${a} = ${b}`
const differ = ({ type }: Term, a: string, b: string) =>
  type === 'sealed' ? `(${a} <> ${b} AND ${a} <> '' AND ${b} <> '')` : `${a} <> ${b}`

/** A count compared with a number that asks whether there is one at all: true, or that there is none: false. */
function some0(op: string, n: number): boolean | null {
  if ((op === 'gt' && n === 0) || (op === 'atLeast' && n === 1)) return true
  return (op === 'is' && n === 0) || (op === 'lt' && n === 1) || (op === 'atMost' && n === 0) ? false : null
}

/** So many full years since a day, told by the day that lies so many years back: no age is worked out a row. */
function aged(writing: Writing, { lo, hi }: { lo: string; hi: string }, op: string, years: number): Truth {
  const since = (n: number): Truth => {
    const day = yearsBefore(writing.bind(n))
    return { sure: `${hi} <= ${day}`, never: `${lo} > ${day}` }
  }
  if (op === 'atLeast') return since(Math.ceil(years))
  if (op === 'lt') return opposite(since(Math.ceil(years)))
  const past = since(Math.floor(years) + 1)
  if (op === 'gt') return past
  if (op === 'atMost') return opposite(past)
  return both([since(Math.ceil(years)), opposite(past)], 'AND')
}
