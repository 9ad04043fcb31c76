import type { D1Database } from '@cloudflare/workers-types'
import { beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../../shared/policy.ts'
import { Rule } from '../../../shared/rule.ts'
import { compile } from '../../../workers/checks/rule/compile.ts'
import { tableNames, tables } from '../../../workers/checks/rule/table.ts'
import { policyFor } from '../../../workers/checks/statement.ts'
import { mulberry32 } from '../../../workers/demo/random.ts'
import { freshCounty } from '../../given.ts'
import { ruleOf } from './found.ts'

let db: D1Database
beforeAll(async () => {
  db = (await freshCounty()).db
})

const mark = '鬼'
const hostile = [
  `${mark}'; DROP TABLE household; --`,
  `${mark}") UNION SELECT name, sql FROM sqlite_schema --`,
  `${mark}/*household x*/`,
  `${mark}\\" || (SELECT 1) || "`,
  `${mark}$.values[0]`,
  `${mark}?1 ?2 ?9`,
]

/** Documents as people and their enemies write them, by chance. */
function documents(seed: number) {
  const { pick, int } = mulberry32(seed)
  const below = (n: number) => int(0, n - 1)
  const word = () =>
    seed % 2 === 0 ? pick(hostile) : pick([...hostile, '已脱贫', '2023-04', '', 5, true, -1.5, 2023] as const)
  // Every second document names fields there are, so that more of them run.
  const calm = seed % 2 === 0
  const field = (): string =>
    calm
      ? pick(['status', 'head_name', 'note', `extra.${mark}列`])
      : pick([
          'status',
          'age',
          'population',
          'risk_identified_on',
          'household.status',
          'subject.name',
          'causes',
          `extra.${mark}列`,
          `extra.${pick(hostile)}`,
          pick(hostile),
          '__proto__',
          'constructor.name',
          'sqlite_schema',
          'members',
          'written',
        ])
  const value = (): unknown =>
    pick([
      word,
      word,
      () => ({ field: field() }),
      () => ({ daysAgo: below(500) }),
      () => ({
        policy: pick(['incomeLineYuan.2023', 'pairing.responsibleMax', `incomeLineYuan.${mark}`, `${mark}.a`]),
      }),
      () => ({ times: 0.5, of: operand(2) }),
    ])()
  const relation = () =>
    calm
      ? pick(['members', 'measures'])
      : pick(['members', 'measures', 'family', 'sameId', 'households', 'household.members', mark])
  const operand = (depth: number): unknown => {
    if (below(3) > 0 || depth > 2) return field()
    return pick([
      () => ({ count: relation(), where: condition(depth + 1) }),
      () => ({ sum: `${relation()}.${pick(['population', 'amount_fen', mark])}` }),
      () => ({ max: `${relation()}.started_on`, where: condition(depth + 1) }),
      () => ({ years: [field(), { daysAgo: 0 }] }),
      () => ({ months: [value(), value()] }),
    ])()
  }
  const condition = (depth: number): unknown => {
    if (depth < 3 && below(3) === 0) {
      const some = Array.from({ length: 1 + below(3) }, () => condition(depth + 1))
      return pick([{ all: some }, { any: some }, { not: some[0] }])
    }
    const key = calm
      ? pick(['is', 'isNot', 'contains', 'blank', 'has'])
      : pick(['is', 'isNot', 'lt', 'atMost', 'gt', 'atLeast', 'in', 'has', 'contains', 'blank', 'format', 'between'])
    const said: Record<string, () => unknown> = {
      in: () => pick([[word(), word()], [1, 2], `@${mark}`, '@名单']),
      has: () => pick([[mark, '低保'], '@名单', mark]),
      contains: () => pick(hostile),
      blank: () => pick([true, false]),
      format: () => pick(['phone', mark]),
      between: () => [value(), value()],
    }
    return { of: operand(depth), [key]: (said[key] ?? value)() }
  }
  return {
    subject: calm ? 'household' : pick(['household', 'person', 'village', 'cadre', 'project', 'benefit', 'visit']),
    when: condition(0),
    title: pick(hostile),
    says: `{${field().replaceAll(/[{}]/g, '')}}${mark}。`,
    figures: { [`${mark}数`]: operand(1) },
  }
}

const words = new Set([...tableNames, ...tableNames.flatMap((table) => [...tables[table].columns.keys()])])

test('whatever a document says, its SQL is one SELECT of our own words over our own tables', async () => {
  const runs: { sql: string; policy: string }[] = []
  for (let seed = 1; seed <= 600; seed++) {
    const { lists: _, ...base } = ruleOf({ subject: 'household', when: { of: 'status', is: 'x' } })
    const read = Rule.safeParse({ ...base, ...documents(seed) })
    if (!read.success) continue
    const { check, faults } = compile({ ...read.data, lists: { 名单: [mark, '低保'] } })
    expect(check.sql).not.toContain(mark)
    expect(check.sql).not.toMatch(/;|--|sqlite|\b(pragma|attach|insert|update|delete|drop)\b/i)
    const from = [...check.sql.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map(([, table]) => table!)
    expect(from.filter((table) => !words.has(table) && table !== 'json_each')).toEqual([])
    if (faults.length === 0) runs.push({ sql: check.sql, policy: policyFor(check, defaultPolicy()) })
  }
  expect(runs.length).toBeGreaterThan(30)
  await db.batch(runs.map(({ sql, policy }) => db.prepare(sql).bind('2026-10-31', policy)))
})

test('deep, wide and twisted documents are refused, not run', () => {
  let deep: unknown = { of: 'status', is: '已脱贫' }
  for (let i = 0; i < 60; i++) deep = { not: deep }
  const said = (when: unknown) => compile(ruleOf({ subject: 'household', when: when as never })).faults[0]?.words
  expect(said(deep)).toContain('套得太深')
  const count = (where?: unknown) => ({ of: { count: 'members', ...(where ? { where } : {}) }, gt: 1 })
  expect(said({ all: Array.from({ length: 13 }, () => count()) })).toContain('最多数')
  const family = (inner: unknown) => ({ of: { count: 'family', where: inner }, gt: 0 })
  expect(said(count(family(family({ of: 'age', gt: 3 }))))).toContain('最多 2 层')
  expect(said({ of: { count: 'villageRow.households' }, gt: 1 })).toContain('全县算不完')
  expect(said({ of: 'constructor', is: 'x' })).toContain('没有“constructor”这个字段')
  expect(said({ of: '__proto__.x', is: 'x' })).toContain('没有“__proto__”这个字段')
})
