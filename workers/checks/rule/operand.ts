import type { RuleCondition, RuleOperand, RuleValue } from '../../../shared/rulecondition.ts'
import { delivered as deliveredIn } from '../clauses.ts'
import type { ConditionOf } from './compare.ts'
import { elapsed, readDay } from './moment.ts'
import { find, joined, joinsOf, type Scope, scopeOf } from './scope.ts'
import { fieldTerm, isOrdered, readAs, type Term, wordCount } from './term.ts'
import { valued } from './value.ts'
import type { Writing } from './writing.ts'

const MOST_COUNTS = 12
const DEEPEST = 2

/** What is compared, as a term; null after a fault was said. */
export function operandOf(
  writing: Writing,
  scope: Scope,
  operand: RuleOperand,
  at: string,
  condition: ConditionOf,
): Term | null {
  if (typeof operand === 'string') {
    const found = find(writing, scope, operand, at)
    if (found === null) return null
    if (found.kind !== 'relation') return checkedHeader(writing, fieldTerm(writing, found), found, at)
    if (found.rest.length > 0)
      return said(writing, at, `“${operand}”有许多条，要数一数（count）、加起来（sum）或取最大最小（max、min）。`)
    const there = deliveredRows(writing, found.scope, found.relation.table, undefined)
    const raw = `(${there})`
    return {
      type: 'number',
      title: found.relation.title,
      raw,
      lo: raw,
      hi: raw,
      exact: true,
      delivered: { sure: raw, never: `NOT ${raw}` },
    }
  }
  for (const unit of ['days', 'months', 'calendarMonths', 'years'] as const) {
    if (unit in operand)
      return elapsedOf(writing, scope, (operand as Record<string, [RuleValue, RuleValue]>)[unit]!, unit, at, condition)
  }
  const kind = (['count', 'sum', 'min', 'max'] as const).find((key) => key in operand)!
  const { [kind]: path, where } = operand as unknown as Record<string, string> & { where?: RuleCondition }
  return rowsOf(writing, scope, kind, path!, where, at, condition)
}

const said = (writing: Writing, at: string, words: string): null => {
  writing.fault(at, words)
  return null
}

type Headed = { kind: string; header?: string }

function checkedHeader(writing: Writing, term: Term, found: Headed, at: string): Term | null {
  if (found.header !== undefined && /["\\\p{Cc}]/u.test(found.header))
    return said(writing, at, '列名里不能有引号、反斜杠和换行。')
  return term
}

function elapsedOf(
  writing: Writing,
  scope: Scope,
  span: [RuleValue, RuleValue],
  unit: keyof typeof elapsed,
  at: string,
  condition: ConditionOf,
) {
  const ends = span.map((end, i) => {
    const named = typeof end === 'string' && readDay(end) === null ? { field: end } : end
    return valued(writing, scope, named, 'day', `${at}.${unit}.${i}`, condition)
  })
  const [from, to] = ends
  if (!from || !to) return null
  const title = { days: '天数', months: '月数', calendarMonths: '跨月数', years: '年数' }[unit]
  const lo = elapsed[unit](from.hi, to.lo)
  const hi = elapsed[unit](from.lo, to.hi)
  const since = unit === 'years' && to.today && from.field ? { since: { lo: from.lo, hi: from.hi } } : {}
  return { type: 'number', title, raw: hi, lo, hi, exact: false, ...since } satisfies Term
}

function rowsOf(
  writing: Writing,
  scope: Scope,
  kind: 'count' | 'sum' | 'min' | 'max',
  path: string,
  where: RuleCondition | undefined,
  at: string,
  condition: ConditionOf,
): Term | null {
  const found = find(writing, scope, path, `${at}.${kind}`)
  if (found === null) return null
  if (found.kind !== 'relation') {
    const words = kind === 'count' && where === undefined ? wordCount(fieldTerm(writing, found)) : null
    return words ?? said(writing, `${at}.${kind}`, onlyOne(path))
  }
  const { relation, rest, straight } = found
  if (relation.large && !(straight && found.scope.depth === 0 && found.scope.subject === null)) {
    return said(
      writing,
      `${at}.${kind}`,
      `“${path}”会对每一条记录再把${relation.title}数一遍，全县算不完：请把规则的对象改成${relation.title}所属的那一类，直接数它的${relation.title}。`,
    )
  }
  if (relation.crossing && scope.crossed)
    return said(writing, `${at}.${kind}`, `“${path}”里面再按号码去数别的人，号码共用多了就算不完，请改写得浅一些。`)
  if (scope.depth >= DEEPEST) return said(writing, at, `数的里面再数，最多 ${DEEPEST} 层，请改写得浅一些。`)
  if (++writing.counts > MOST_COUNTS) return said(writing, at, `一条规则里最多数 ${MOST_COUNTS} 次，请拆成几条规则。`)
  if (relation.crossing || relation.large) writing.crosses = true
  if (relation.crossing && kind !== 'count') writing.elsewhere = true
  const inner = scopeOf(writing, relation.table, scope)
  inner.crossed = scope.crossed || relation.crossing === true
  if (relation.owner !== undefined) inner.owner = { name: relation.owner, scope: found.scope }
  if (relation.shares !== undefined)
    inner.owner = { name: relation.shares, scope: joined(writing, found.scope, relation.shares) }
  const value = kind === 'count' ? null : measured(writing, inner, rest, path, `${at}.${kind}`)
  if (kind !== 'count' && value === null) return null
  if (kind === 'count' && rest.length > 0)
    return said(writing, `${at}.${kind}`, `count 只写到“${path.split('.')[0]}”，要数的条件写在 where 里。`)
  const truth = where === undefined ? { sure: 'true', never: 'false' } : condition(writing, inner, where, `${at}.where`)
  const on = relation.on(found.scope.alias, inner.alias)
  const each = writing.alias()
  const rows =
    relation.most === undefined
      ? `${inner.table} ${inner.alias}`
      : `(SELECT ${each}.* FROM ${inner.table} ${each} WHERE ${relation.on(found.scope.alias, each)} LIMIT ${relation.most}) ${inner.alias}`
  const from = `FROM ${rows}${joinsOf(inner)} WHERE ${relation.most === undefined ? on : 'true'}`
  const there = deliveredRows(writing, found.scope, relation.table, where)
  return reckoned(kind, relation.title, value, {
    sure: `${from} AND ${truth.sure}`,
    maybe: `${from} AND (${truth.never}) IS NOT 1`,
    held: truth.sure,
    there,
  })
}

const onlyOne = (path: string) =>
  `“${path}”只有一个，直接比较它；count、sum、min、max 用在members（家庭成员）这样的多条记录上，count 也数一格里的几个词。`

function measured(writing: Writing, inner: Scope, rest: string[], path: string, at: string): Term | null {
  const found = rest.length === 0 ? null : find(writing, inner, rest.join('.'), at)
  if (rest.length === 0) return said(writing, at, `“${path}”要写到哪个字段，如 ${path}.amount_fen。`)
  if (found === null) return null
  if (found.kind === 'relation') return said(writing, at, '里面又是多条记录，不能直接加总。')
  const term = checkedHeader(writing, readAs(fieldTerm(writing, found), 'number'), found, at)
  if (term !== null && !isOrdered(term))
    return said(writing, at, `${term.title}不是数、金额或日期，不能加总或比较大小。`)
  return term
}

type Rows = { sure: string; maybe: string; held: string; there: string }

function reckoned(
  kind: 'count' | 'sum' | 'min' | 'max',
  title: string,
  value: Term | null,
  { sure, maybe, held, there }: Rows,
): Term {
  if (value === null) {
    const lo = `(SELECT count(*) ${sure})`
    const hi = `CASE WHEN ${there} THEN (SELECT count(*) ${maybe}) END`
    const some = { sure: `EXISTS (SELECT 1 ${sure})`, never: `(${there} AND NOT EXISTS (SELECT 1 ${maybe}))` }
    return { type: 'number', title: `${title}数`, raw: lo, lo, hi, exact: false, some }
  }
  const whole = (reckon: string, one: string) =>
    `(SELECT CASE WHEN count(*) = count(CASE WHEN ${held} THEN ${one} END) THEN ${reckon} END ${maybe})`
  const named = { type: value.type, title: `${title}的${value.title}`, exact: false }
  if (kind === 'sum') {
    const lo = `(SELECT total(${value.lo}) ${sure})`
    return {
      ...named,
      raw: lo,
      lo,
      hi: `CASE WHEN ${there} THEN ${whole(`total(${value.hi})`, value.hi)} END`,
    }
  }
  const known = `(SELECT ${kind}(${kind === 'max' ? value.lo : value.hi}) ${sure})`
  const other = `(SELECT CASE WHEN count(*) = count(${value.lo}) THEN ${kind}(${kind === 'max' ? value.hi : value.lo}) END ${maybe})`
  const [lo, hi] = kind === 'max' ? [known, other] : [other, known]
  return { ...named, raw: known, lo, hi }
}

/** Rows of this ledger have been delivered where the record lies: else there being none says nothing. */
function deliveredRows(writing: Writing, owner: Scope, table: string, where: RuleCondition | undefined): string {
  if ((table === 'measure' || table === 'plan' || table === 'visit') && owner.table === 'household') {
    writing.parameters.add('register.undeliveredHouseholds')
    return deliveredIn(owner.alias, table)
  }
  const list = table === 'comparison' ? listNamed(where) : undefined
  const only = list === undefined ? '' : ` WHERE ${'list'} = ${writing.bind(list)}`
  return `(SELECT 1 FROM ${table}${only} LIMIT 1) IS NOT NULL`
}

/** The one list a condition keeps to. */
function listNamed(where: RuleCondition | undefined): string | undefined {
  if (where === undefined) return undefined
  if ('all' in where) return where.all.map(listNamed).find((name) => name !== undefined)
  return 'of' in where && where.of === 'list' && 'is' in where && typeof where.is === 'string' ? where.is : undefined
}
