import type { D1Database } from '@cloudflare/workers-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy, Policy, policyLines } from '../../shared/policy.ts'
import { catalogue } from '../../workers/checks/catalogue.ts'
import type { Check, Example } from '../../workers/checks/check.ts'
import { faultsOf, type PlanRow } from '../../workers/checks/plan.ts'
import { findStatement, policyFor, selectOf } from '../../workers/checks/statement.ts'
import { freshCounty } from '../given.ts'
import { insertsOf } from './rows.ts'

const asOf = '2026-10-31'
let db: D1Database
beforeAll(async () => {
  db = (await freshCounty()).db
})

const tables =
  'village household person cadre pairing visit measure plan income comparison kinship project benefit loan procedure_case disagreement finding check_run'.split(
    ' ',
  )

async function found(check: Check, { given, policy = {} }: Example) {
  await db.batch([
    ...tables.map((table) => db.prepare(`DELETE FROM ${table}`)),
    ...insertsOf(given).map(({ sql, values }) => db.prepare(sql).bind(...values)),
    db
      .prepare(
        `INSERT INTO check_run (as_of, policy_version, cause, checks, started_at, finished_at) VALUES (?1, 0, 'asked', '{}', '', '')`,
      )
      .bind(asOf),
    db.prepare(findStatement(check, false)).bind(asOf, policyFor(check, Policy.parse(policy)), ''),
  ])
  const { results } = await db
    .prepare('SELECT subject, figures FROM finding ORDER BY subject')
    .all<{ subject: string; figures: string }>()
  return results
}

/** What moved in the figures of what is found both then and on a later day, but what the check names as moving. */
async function moved(
  check: Check,
  { policy = {} }: Example,
  rows: { subject: string; figures: string }[],
  day: string,
) {
  const figures = Object.keys(check.figures).map((name) => `'${name}', ${name}`)
  const { results } = await db
    .prepare(
      `SELECT subject, json_object(${figures.join(', ')}) AS figures FROM (${selectOf(check, false)}) WHERE ?1 <> ?2`,
    )
    .bind(day, policyFor(check, Policy.parse(policy)))
    .all<{ subject: string; figures: string }>()
  const then = new Map(rows.map(({ subject, figures }) => [subject, JSON.parse(figures)]))
  return results.flatMap(({ subject, figures }) =>
    Object.entries(JSON.parse(figures))
      .filter(([name, value]) => then.has(subject) && then.get(subject)[name] !== value)
      .map(([name]) => name)
      .filter((name) => !check.moving?.includes(name)),
  )
}

describe.each(catalogue.map((check) => [check.id, check] as const))('%s', (_, check) => {
  test.each(check.examples.map((example) => [example.says, example] as const))('%s', async (_, example) => {
    const rows = await found(check, example)
    expect(rows.map(({ subject }) => subject)).toEqual([...example.found].sort())
    for (const { figures } of rows) {
      expect(check.sentence(JSON.parse(figures))).toMatch(/^[^$]+[。”]$/)
      expect(check.sentence(JSON.parse(figures))).not.toMatch(/undefined|null|NaN/)
    }
    expect(await moved(check, example, rows, '2026-11-30')).toEqual([])
    if (!check.figures.year) expect(await moved(check, example, rows, '2028-10-31')).toEqual([])
  })

  test('reads no table whole inside a loop, whole run or narrowed', async () => {
    for (const narrowed of [false, true]) {
      const sql = selectOf(check, narrowed)
      const values = [asOf, policyFor(check, defaultPolicy()), '', '[]'].slice(0, narrowed ? 4 : 3)
      const { results } = await db
        .prepare(`EXPLAIN QUERY PLAN ${findStatement(check, narrowed)}`)
        .bind(...values)
        .all<PlanRow>()
      expect(faultsOf(results, sql)).toEqual([])
    }
  })
})

test('every check finds in one example and leaves something alone in one', () => {
  const rows = ({ given }: Example) => Object.values(given).flat().length
  const lacking = catalogue.filter(
    ({ examples }) =>
      !examples.some(({ found }) => found.length > 0) ||
      !examples.some((example) => rows(example) > example.found.length),
  )
  expect(lacking.map(({ id }) => id)).toEqual([])
})

test('every id is written once and every parameter named is one of the policy', () => {
  const ids = catalogue.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
  const known = policyLines(defaultPolicy()).map(({ path }) => path)
  const used = new Set(catalogue.flatMap(({ parameters }) => parameters))
  expect([...used].filter((path) => !known.includes(path))).toEqual([])
  const ofPages = [
    'pairing.manyCadres',
    'pairing.acceptance',
    'pairing.secretaryNoticeMonths',
    'imports.secondPerson',
    'imports.undoDays',
  ]
  expect(known.filter((path) => !used.has(path) && !/^(proposal|findings|rules)\./.test(path)).sort()).toEqual(
    ofPages.sort(),
  )
})

test('a check uses every parameter it names and no other', () => {
  const wrong = catalogue.flatMap(({ id, parameters, sql }) => {
    const used = [...sql.matchAll(/\$\.([A-Za-z]+(?:\.[A-Za-z]+)?)/g)]
      .map(([, path]) => path!)
      .filter((path) => path !== 'categories')
    return [
      ...parameters.filter((path) => !used.includes(path)),
      ...used.filter((path) => !parameters.includes(path)),
    ].map((path) => `${id} ${path}`)
  })
  expect([...new Set(wrong)]).toEqual([])
})
