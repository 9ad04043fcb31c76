import type { Rule, RuleFault, RuleSubject } from '../../../shared/rule.ts'
import type { RuleOperand } from '../../../shared/rulecondition.ts'
import type { Check, Table } from '../check.ts'
import { cadreSubject, ofCadres, ofHouseholds } from '../clauses.ts'
import { conditionOf } from './compare.ts'
import { operandOf } from './operand.ts'
import { joined, joinsOf, type Scope, scopeOf } from './scope.ts'
import { namesIn, sentenceOf } from './sentence.ts'
import type { TermType } from './term.ts'
import { type CodeWords, type Spoken, Writing } from './writing.ts'

/** A rule with the lists of its pack that it names. */
export type Document = Rule & { lists?: Record<string, string[]> }

/** How a subject is named, where it lies, and what keeps a narrowed run to its households or cadres. */
const subjects: Record<
  RuleSubject,
  (t: string, h: string) => { key: string; place: string; narrow: string; grouped?: true }
> = {
  household: (t) => ({
    key: `${t}.key`,
    place: `${t}.key AS household_no, ${t}.township, ${t}.village`,
    narrow: ofHouseholds(`${t}.key`),
  }),
  person: (t, h) => ({
    key: `${t}.key`,
    place: `${t}.household_no, ${h}.township, ${h}.village`,
    narrow: ofHouseholds(`${t}.household_no`),
  }),
  visit: (t, h) => ({
    key: `coalesce(${t}.household_no, ${t}.village || ${t}.head_name) || '/' || ${t}.cadre_name || '/' || ${t}.visited_on`,
    place: `${t}.household_no, coalesce(${h}.township, ${t}.township) AS township, coalesce(${h}.village, ${t}.village) AS village`,
    narrow: ofHouseholds(`${t}.household_no`),
    grouped: true,
  }),
  benefit: (t, h) => ({
    key: `${t}.key`,
    place: `${t}.household_no, coalesce(${h}.township, ${t}.township) AS township, coalesce(${h}.village, ${t}.village) AS village`,
    narrow: ofHouseholds(`${t}.household_no`),
  }),
  project: (t) => ({ key: `${t}.key`, place: `NULL AS household_no, ${t}.township, ${t}.village`, narrow: '' }),
  village: (t) => ({
    key: `coalesce(nullif(${t}.code, ''), ${t}.key)`,
    place: `${t}.township, ${t}.name AS village`,
    narrow: '',
    grouped: true,
  }),
  cadre: (t) => ({ key: cadreSubject(t), place: `${t}.key AS cadre_key`, narrow: ofCadres(`${t}.key`), grouped: true }),
}

const LONGEST_SQL = 60_000
/** D1 takes 127 arguments of a function and 100 columns of a result: figures are named and said, headers looked for. */
const MOST_FIGURES = 30
const MOST_HEADERS = 60

export type Compiled = { check: Check; faults: RuleFault[]; spoken: Spoken[] }

/** A rule as a check: one SELECT made of our own words, its values apart. What is wrong with it is said in words; then its check must not run. */
export function compile(rule: Document, codeWords: CodeWords = {}): Compiled {
  const writing = new Writing(rule.lists ?? {}, codeWords)
  const scope = scopeOf(writing, rule.subject, null)
  const household = placed(writing, scope)
  const { sure } = conditionOf(writing, scope, rule.when, 'when')
  const figures = figuresOf(writing, scope, rule)
  const { key, place, narrow, grouped } = subjects[rule.subject](scope.alias, household)
  const shown = figures.map(({ sql, column }) => `, ${sql} AS ${column}`).join('')
  const sql = `
    SELECT ${key} AS subject, ${place}${shown}
    FROM ${scope.table} ${scope.alias}${joinsOf(scope)}
    WHERE ${sure} AND ?2 IS NOT NULL ${writing.crosses ? '' : narrow}${grouped ? '\n    GROUP BY subject' : ''}`
  if (figures.length > MOST_FIGURES) writing.fault('says', `一句话里最多写 ${MOST_FIGURES} 个数据，请少写几个。`)
  if ([...writing.spoken.values()].filter(({ path }) => path !== undefined).length > MOST_HEADERS)
    writing.fault('when', `一条规则里最多用 ${MOST_HEADERS} 个未对应的列，请拆成几条规则。`)
  if (sql.length > LONGEST_SQL) writing.fault('when', '条件太多，请拆成几条规则。')
  return {
    check: {
      id: rule.id,
      group: 'rule',
      severity: rule.severity,
      title: { zh: rule.title, en: rule.title },
      rule: rule.rule,
      source: rule.source,
      mend: rule.mend,
      subject: rule.subject,
      reads: [...writing.reads] as Table[],
      parameters: [...writing.parameters],
      values: writing.values,
      figures: Object.fromEntries(figures.map(({ column, title }) => [column, title])),
      moving: figures.filter(({ moves }) => moves).map(({ column }) => column),
      // Whoever shares a number may lie in another township.
      needs: Object.fromEntries(figures.filter(({ elsewhere }) => elsewhere).map(({ column }) => [column, 'county'])),
      sql,
      sentence: sentenceOf(rule.says, figures),
      examples: [],
    },
    faults: writing.faults.map((fault) => ({ rule: rule.id, ...fault })),
    spoken: [...writing.spoken.values()],
  }
}

/** Where a subject lies is its household's to say: joined beside it, always for a person. */
function placed(writing: Writing, scope: Scope): string {
  if (scope.table !== 'person' && scope.table !== 'visit' && scope.table !== 'benefit') return scope.alias
  const household = joined(writing, scope, 'household')
  const entry = scope.joined.get('household')!
  if (scope.table === 'person') entry.text = entry.text.replace('LEFT JOIN', 'JOIN')
  return household.alias
}

const reserved = new Set(['subject', 'household_no', 'township', 'village', 'cadre_key'])

export type Figure = {
  name: string
  column: string
  title: string
  type: TermType
  sql: string
  moves: boolean
  elsewhere: boolean
}

/** What `says` names: fields, or figures of the rule's own. */
function figuresOf(writing: Writing, scope: Scope, { says, figures = {} }: Rule): Figure[] {
  return namesIn(says).flatMap((name, i) => {
    const own = Object.hasOwn(figures, name)
    const operand: RuleOperand = own ? figures[name]! : name
    const spoken = writing.today
    writing.today = false
    writing.elsewhere = false
    const term = operandOf(writing, scope, operand, own ? `figures.${name}` : 'says', conditionOf)
    const { today: moves, elsewhere } = writing
    writing.today ||= spoken
    if (term === null) return []
    const column = /^[a-z]\w*$/.test(name) && !own && !reserved.has(name) ? name : `figure_${i}`
    return [{ name, column, title: own ? name : term.title, type: term.type, sql: term.raw, moves, elsewhere }]
  })
}
