import type { Column } from './column/column.ts'
import { type Relation, type TableName, tables } from './table.ts'
import type { Writing } from './writing.ts'

/** The rows a name is looked up in: the subject's, or those counted for it; with what they belong to, joined as it is named. */
export type Scope = {
  table: TableName
  alias: string
  /** What the rule is about. */
  subject: Scope | null
  owner: { name: string; scope: Scope } | null
  joined: Map<string, { scope: Scope; text: string }>
  /** How many counts this one lies in. */
  depth: number
  /** One of them counts whoever shares a number. */
  crossed: boolean
}

export function scopeOf(writing: Writing, table: TableName, within: Scope | null): Scope {
  writing.reads.add(table)
  const depth = within === null ? 0 : within.depth + 1
  const alias = writing.alias()
  return { table, alias, subject: within && subjectOf(within), owner: null, joined: new Map(), depth, crossed: false }
}

const subjectOf = (scope: Scope): Scope => scope.subject ?? scope

/** What is joined to a scope, with what is joined to that. */
export const joinsOf = (scope: Scope): string =>
  [...scope.joined.values()].map(({ scope: one, text }) => ` ${text}${joinsOf(one)}`).join('')

/** What a name leads to. */
export type Found =
  | { kind: 'column'; scope: Scope; column: Column }
  | { kind: 'extra'; scope: Scope; header: string }
  | { kind: 'derived'; scope: Scope; name: string }
  | { kind: 'relation'; scope: Scope; relation: Relation; rest: string[]; straight: boolean }

export const derived: Partial<
  Record<TableName, Record<string, { title: string; type: 'number' | 'day' | 'words' | 'yesNo' | 'text' }>>
> = {
  household: { causes: { title: '全部致贫原因和风险', type: 'words' } },
  person: {
    age: { title: '年龄（周岁）', type: 'number' },
    birth: { title: '出生日期（证件优先）', type: 'day' },
    school_said: { title: '在校生状况（台账原文）', type: 'text' },
  },
  pairing: { current: { title: '现在结对', type: 'yesNo' } },
}

/** Follows a name (`household.status`, `extra.大棚面积`, `household.members`) from a scope; null after a fault was said. */
export function find(writing: Writing, from: Scope, path: string, at: string): Found | null {
  const names = path.split('.')
  let scope = from
  if (names[0] === 'subject') {
    scope = subjectOf(from)
    names.shift()
  }
  const start = scope
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!
    const { columns, ones, relations, title } = tables[scope.table]
    const rest = names.slice(i + 1)
    if (name === 'extra' && rest.length > 0) return { kind: 'extra', scope, header: rest.join('.') }
    if (Object.hasOwn(relations, name)) {
      return { kind: 'relation', scope, relation: relations[name]!, rest, straight: scope === start }
    }
    if (rest.length === 0) {
      const column = columns.get(name)
      if (column) return { kind: 'column', scope, column }
      if (Object.hasOwn(derived[scope.table] ?? {}, name)) return { kind: 'derived', scope, name }
    }
    if (scope.owner?.name === name) scope = scope.owner.scope
    else if (Object.hasOwn(ones, name)) scope = joined(writing, scope, name)
    else {
      writing.fault(at, `“${title}”没有“${name}”这个字段，请对照字段表改正；台账里没有对应字段的列写 extra.列名。`)
      return null
    }
  }
  writing.fault(at, `“${path}”是一整条记录，请写出是它的哪个字段，如 ${path}.status。`)
  return null
}

/** What a record belongs to, joined once. */
export function joined(writing: Writing, from: Scope, name: string): Scope {
  const known = from.joined.get(name)
  if (known) return known.scope
  const one = tables[from.table].ones[name]!
  writing.reads.add(one.table)
  const scope: Scope = {
    table: one.table,
    alias: writing.alias(),
    subject: subjectOf(from),
    owner: null,
    joined: new Map(),
    depth: from.depth,
    crossed: from.crossed,
  }
  from.joined.set(name, { scope, text: `LEFT JOIN ${one.table} ${scope.alias} ON ${one.on(from.alias, scope.alias)}` })
  return scope
}
