import type { D1Database } from '@cloudflare/workers-types'
import { beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../../shared/policy.ts'
import { faultsOf, type PlanRow } from '../../../workers/checks/plan.ts'
import { compile } from '../../../workers/checks/rule/compile.ts'
import { exampleDay } from '../../../workers/checks/rule/example.ts'
import { quality2023 } from '../../../workers/checks/rule/pack/quality2023.ts'
import { policyFor } from '../../../workers/checks/statement.ts'
import { codeWords } from '../../../workers/import/cell/codewords.ts'
import { freshCounty } from '../../given.ts'
import { found } from './found.ts'

const { rules, lists } = quality2023
const compiled = rules.map((rule) => ({ rule, ...compile({ ...rule, lists }, codeWords) }))

let db: D1Database
beforeAll(async () => {
  db = (await freshCounty()).db
})

test('no rule has a fault', () => {
  expect(compiled.flatMap(({ faults }) => faults)).toEqual([])
})

test.each(compiled.map(({ rule, check }) => [rule.publicId, rule.title, rule, check] as const))(
  '%s %s',
  async (_id, _title, { examples }, check) => {
    for (const { given, finds } of examples) {
      const results = await found(db, check, given)
      expect(results.map(({ subject }) => subject)).toEqual([...finds].sort())
      for (const { sentence } of results) {
        expect(sentence).toMatch(/^[^{}]+。$/)
        expect(sentence).not.toMatch(/未知|空白|undefined|NaN/)
      }
    }
  },
)

test('no rule reads a table whole inside a loop', async () => {
  const plans = await db.batch<PlanRow>(
    compiled.map(({ check }) =>
      db.prepare(`EXPLAIN QUERY PLAN ${check.sql}`).bind(exampleDay, policyFor(check, defaultPolicy())),
    ),
  )
  expect(compiled.flatMap(({ check }, i) => faultsOf(plans[i]!.results, check.sql))).toEqual([])
})

test('where no ledger has delivered anything but names, no rule finds anything', async () => {
  const given = {
    village: [{ key: '甲乡/一村', township: '甲乡', name: '一村', exited: 1 }],
    household: [
      { key: 'H1', status: '已脱贫', monitor_kind: '', township: '甲乡', village: '一村' },
      { key: 'H2', status: '已脱贫', monitor_kind: '脱贫不稳定户', risk_cleared: 0, township: '甲乡', village: '一村' },
      { key: 'H3', monitor_kind: '边缘易致贫户', risk_cleared: 1, township: '甲乡', village: '一村' },
    ],
    person: ['H1', 'H2', 'H3'].map((household_no) => ({ household_no, name: '甲' })),
    project: [{ name: '公益岗位', kind: '公益岗位' }],
  }
  await found(db, compiled[0]!.check, given)
  const results = await db.batch(
    compiled.map(({ check }) => db.prepare(check.sql).bind(exampleDay, policyFor(check, defaultPolicy()))),
  )
  const finding = compiled.filter((_, i) => results[i]!.results.length > 0).map(({ rule }) => rule.publicId)
  expect(finding).toEqual([])
})
