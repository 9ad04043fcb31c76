import { defaultPolicy, parameters } from '../../../shared/policy.ts'
import { valueAt } from '../../../shared/policypath.ts'
import type { RuleValue } from '../../../shared/rulecondition.ts'
import type { ConditionOf } from './compare.ts'
import { readDay } from './moment.ts'
import { operandOf } from './operand.ts'
import type { Scope } from './scope.ts'
import { isOrdered, readAs, type TermType } from './term.ts'
import type { Writing } from './writing.ts'

/** What a term is compared with. `written`: a literal; a month or year written is a span of days, not an unknown day in it. */
export type Value = { lo: string; hi: string; exact: boolean; written?: string | number; today?: true; field?: true }

const typeNames: Record<TermType, string> = {
  text: '文字',
  number: '数',
  money: '金额',
  day: '日期',
  yesNo: '是否',
  words: '几个词',
  sealed: '加密的号码',
  any: '未对应的列',
}

/** A value read as the type of what it is compared with; null after a fault was said. */
export function valued(
  writing: Writing,
  scope: Scope,
  value: RuleValue,
  type: TermType,
  at: string,
  condition: ConditionOf,
  list?: { title: string; list?: string },
): Value | null {
  if (typeof value !== 'object') return literal(writing, value, type, at, list)
  if ('field' in value) return field(writing, scope, value.field, type, at, condition)
  if ('policy' in value) return policy(writing, value.policy, type, at)
  if ('times' in value) {
    const term = operandOf(writing, scope, value.of, `${at}.of`, condition)
    if (term === null) return null
    const read = readAs(term, type)
    if (read.type !== type || type === 'day' || !isOrdered(read)) return wrong(writing, at, type, read.type)
    if (!(value.times > 0)) return say(writing, at, 'times 要大于 0。')
    const factor = writing.bind(value.times)
    return { lo: `(${factor} * ${read.lo})`, hi: `(${factor} * ${read.hi})`, exact: read.exact }
  }
  return relative(writing, value, type, at)
}

const say = (writing: Writing, at: string, words: string): null => {
  writing.fault(at, words)
  return null
}
const wrong = (writing: Writing, at: string, wanted: TermType, got: TermType) =>
  say(writing, at, `这里要${typeNames[wanted]}，写的是${typeNames[got]}，不能相比。`)

function literal(
  writing: Writing,
  value: string | number | boolean,
  type: TermType,
  at: string,
  of?: { title: string; list?: string },
): Value | null {
  const exact = (bound: string | number): Value => {
    const text = writing.bind(bound)
    return { lo: text, hi: text, exact: true, written: bound }
  }
  if (type === 'number' || type === 'money') {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return say(writing, at, `“${String(value)}”不是数，这里写一个数${type === 'money' ? '（元）' : ''}。`)
    return exact(type === 'money' ? Math.round(value * 100) : value)
  }
  if (type === 'day') {
    const day = typeof value === 'string' ? readDay(value) : null
    if (day === null) return say(writing, at, `“${String(value)}”不是日期，写成 2023-04-01、2023-04 或 2023。`)
    return { lo: writing.bind(day[0]), hi: writing.bind(day[1]), exact: day[0] === day[1], written: value as string }
  }
  if (type === 'yesNo') {
    const yes = value === true || value === '是'
    if (!yes && value !== false && value !== '否')
      return say(writing, at, `这里写 true（是）或 false（否），不写“${String(value)}”。`)
    return exact(yes ? 1 : 0)
  }
  if (typeof value !== 'string') return say(writing, at, `这里要文字，“${String(value)}”请加上引号。`)
  if (type === 'sealed')
    return say(
      writing,
      at,
      '号码加密保存，只能核对是否空白（blank）、是否有效（format），或与另一个号码相同（field）。',
    )
  if (of !== undefined) checkWord(writing, of, value, at)
  return exact(value)
}

/** A word of a code list that nobody can have written is a slip. */
export function checkWord(
  writing: Writing,
  { title, list }: { title: string; list?: string },
  word: string,
  at: string,
): void {
  const known = list === undefined ? undefined : writing.codeWords[list]
  if (known !== undefined && word !== '' && !known.includes(word)) {
    writing.fault(
      at,
      `${title}没有“${word}”这个词，可以用的有：${known
        .filter((one) => one !== '')
        .slice(0, 30)
        .join('、')}。`,
    )
  }
}

function field(
  writing: Writing,
  scope: Scope,
  path: string,
  type: TermType,
  at: string,
  condition: ConditionOf,
): Value | null {
  const term = operandOf(writing, scope, path, at, condition)
  if (term === null) return null
  const read = readAs(term, type === 'words' ? 'text' : type)
  const texts = (one: TermType) => one === 'text' || one === 'words' || one === 'any'
  if (read.type !== type && !(texts(read.type) && texts(type))) return wrong(writing, at, type, read.type)
  return { lo: read.lo, hi: read.hi, exact: read.exact, field: true }
}

function relative(
  writing: Writing,
  value: { daysAgo: number } | { monthsAgo: number } | { yearsAgo: number },
  type: TermType,
  at: string,
): Value | null {
  const [unit, ago] = Object.entries(value)[0] as [string, number]
  if (!Number.isInteger(ago) || Math.abs(ago) > 40_000) return say(writing, at, `${unit} 写整数。`)
  writing.today = true
  if (type === 'number' && unit === 'yearsAgo') {
    const year = `(substr(?1, 1, 4) - ${writing.bind(ago)})`
    return { lo: year, hi: year, exact: true }
  }
  if (type !== 'day') return say(writing, at, `${unit} 是日期，只能和日期相比（yearsAgo 也可以和年度相比）。`)
  if (ago === 0) return { lo: '?1', hi: '?1', exact: true, today: true }
  const day = `date(?1, ${writing.bind(`${-ago} ${unit.slice(0, -3)}`)})`
  if (unit === 'daysAgo') return { lo: day, hi: day, exact: true }
  // A month before 31 October is 30 September, where SQLite says 1 October.
  const months = unit === 'yearsAgo' ? ago * 12 : ago
  const last = `date(?1, 'start of month', ${writing.bind(`${1 - months} months`)}, '-1 day')`
  const clamped = `min(${day}, ${last})`
  return { lo: clamped, hi: clamped, exact: true }
}

function policy(writing: Writing, path: string, type: TermType, at: string): Value | null {
  const parameter = parameters.find((one) => path === one.path || path.startsWith(`${one.path}.`))
  if (parameter === undefined) return say(writing, at, `政策参数里没有“${path}”，请对照“政策参数”页的名称。`)
  const { path: name } = parameter
  const rest = path.slice(name.length + 1)
  if (/["\\.\p{Cc}]/u.test(rest)) return say(writing, at, `“${path}”写到参数下面一级为止。`)
  const whole = valueAt(defaultPolicy(), name)
  const value = rest === '' ? whole : Object.values(whole as object)[0]
  const { unit } = parameter.schema.meta() as { unit: string }
  const money = type === 'money' && unit === '元' && typeof value === 'number'
  if (!money && !(type === 'number' && typeof value === 'number')) {
    return say(
      writing,
      at,
      `政策参数“${path}”不能和${typeNames[type]}相比${typeof value === 'object' ? '，请写到它下面的一项' : ''}。`,
    )
  }
  writing.parameters.add(name)
  const text = `(?2 ->> ${rest === '' ? `'$.${name}'` : writing.bind(`$.${name}."${rest}"`)})`
  const one = money ? `(${text} * 100)` : text
  return { lo: one, hi: one, exact: true }
}
