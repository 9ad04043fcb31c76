import type { D1Database } from '@cloudflare/workers-types'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { defaultPolicy, Policy } from '../../shared/policy.ts'
import { catalogue } from '../../workers/checks/catalogue.ts'
import { type Run, runChecks } from '../../workers/checks/engine.ts'
import { freshCounty } from '../given.ts'
import { insertsOf } from './rows.ts'

let db: D1Database
beforeEach(async () => {
  db = (await freshCounty()).db
})

const now = new Date('2026-11-01T02:00:00Z')
const later = new Date('2026-11-02T02:00:00Z')
const whole: Run = { asOf: '2026-10-31', policy: defaultPolicy(), policyVersion: 0, cause: 'asked', now }

async function put(given: Parameters<typeof insertsOf>[0]) {
  await db.batch(insertsOf(given).map(({ sql, values }) => db.prepare(sql).bind(...values)))
}

async function rows(sql: string) {
  return (await db.prepare(sql).all()).results
}

async function standing() {
  return rows(
    `SELECT check_id, subject, figures, status = 'resolved' AS resolved FROM finding WHERE status <> 'resolved' ORDER BY 1, 2`,
  )
}

describe('a finding over the runs', () => {
  const states = () => rows('SELECT subject, status, first_run, last_run, first_found_at, resolved_at FROM finding')

  test('is new, persists, is resolved when its cause is mended, and comes back as the same finding', async () => {
    await put({ household: [{ key: 'H1', cause: '' }] })
    await runChecks(db, whole)
    const first = { subject: 'H1', first_run: 1, first_found_at: now.toISOString() }
    expect(await states()).toEqual([{ ...first, status: 'new', last_run: 1, resolved_at: null }])

    await runChecks(db, { ...whole, now: later })
    expect(await states()).toEqual([{ ...first, status: 'persisting', last_run: 2, resolved_at: null }])

    await db.prepare(`UPDATE household SET cause = '因病'`).run()
    await runChecks(db, { ...whole, now: later })
    expect(await states()).toEqual([{ ...first, status: 'resolved', last_run: 2, resolved_at: later.toISOString() }])

    await db.prepare(`UPDATE household SET cause = ''`).run()
    await runChecks(db, whole)
    expect(await states()).toEqual([{ ...first, status: 'reopened', last_run: 4, resolved_at: null }])
  })

  test('stays new through a narrowed run', async () => {
    await put({ household: [{ key: 'H1', status: '未脱贫' }] })
    await runChecks(db, whole)
    await runChecks(db, { ...whole, tables: ['pairing'], households: ['H1'], cadres: [] })
    expect(await rows('SELECT status FROM finding')).toEqual([{ status: 'new' }])
  })
})

test('a run says what it found, with which policy and on which day', async () => {
  await put({ household: [{ key: 'H1', cause: '' }] })
  const result = await runChecks(db, { ...whole, policyVersion: 3, cause: 'import:12' })
  expect(result).toMatchObject({ run: 1, asOf: '2026-10-31', checks: { 'reg-no-cause': { found: 1 } } })
  expect(Object.keys(result.checks)).toEqual(catalogue.map(({ id }) => id))
  const [kept] = await rows('SELECT as_of, policy_version, cause, checks FROM check_run')
  expect(kept).toMatchObject({ as_of: '2026-10-31', policy_version: 3, cause: 'import:12' })
  expect(JSON.parse(kept!.checks as string)).toEqual(result.checks)
})

test('a tightened policy finds what the old one left alone', async () => {
  await put({
    household: [{ key: 'H1' }, { key: 'H2' }],
    cadre: [{ name: '干部甲', post_level: '一般干部', phone: '101' }],
    pairing: [
      { household_no: 'H1', cadre_name: '干部甲' },
      { household_no: 'H2', cadre_name: '干部甲' },
    ],
  })
  expect((await runChecks(db, whole)).checks['pair-overload']).toMatchObject({ found: 0 })
  const policy = Policy.parse({ pairing: { cap: { 一般干部: 1 } } })
  expect((await runChecks(db, { ...whole, policy })).checks['pair-overload']).toMatchObject({ found: 1 })
  const silent = Policy.parse({ pairing: { cap: {} } })
  expect((await runChecks(db, { ...whole, policy: silent })).checks['pair-overload']).toMatchObject({ found: 0 })
})

test('pairing a household resolves its finding by re-running only what the pairing touches', async () => {
  await put({
    household: [
      { key: 'H1', status: '未脱贫', cause: '' },
      { key: 'H2', status: '未脱贫' },
    ],
    cadre: [{ name: '干部甲', phone: '101' }],
  })
  await runChecks(db, whole)
  await put({ pairing: [{ household_no: 'H1', cadre_name: '干部甲', since_on: '2026-10-31' }] })
  const { checks } = await runChecks(db, { ...whole, tables: ['pairing'], households: ['H1'], cadres: ['干部甲/'] })
  expect(checks['pair-none']).toMatchObject({ found: 1 })
  expect(checks['reg-no-cause']).toBeUndefined()
  expect((await standing()).map(({ check_id, subject }) => `${check_id} ${subject}`)).toEqual([
    'pair-none H2',
    'reg-no-cause H1',
  ])
})

const households = ['H1', 'H2', 'H3', 'H4']
const cadres = ['干部甲', '干部乙', '干部丙']
const month = fc.constantFrom('2023-03', '2025-02', '2026-04', '2026-07', '2026-09-15', '')
const pairings = fc.array(
  fc.record({
    household_no: fc.constantFrom(...households),
    cadre_name: fc.constantFrom(...cadres),
    since_on: month,
    until_on: fc.constantFrom('', '', '', '2026-06', '2026-08-31', '2026-12-31'),
    end_reason: fc.constantFrom('', '工作调动'),
    planned_exit_year: fc.constantFrom(null, 2024, 2027),
  }),
  { maxLength: 8 },
)

test('a run narrowed to the touched households and cadres leaves the county as a whole run would', async () => {
  const register = {
    household: households.map((key, n) => ({
      key,
      village: `${n}村`,
      status: n === 3 ? '已脱贫' : '未脱贫',
      phone: `20${n}`,
      phone_state: 'valid',
    })),
    cadre: cadres.map((name, n) => ({
      name,
      post_level: ['一般干部', '乡科级', '党员'][n]!,
      phone: n === 2 ? '200' : `10${n}`,
      phone_state: 'valid',
      left_on: n === 1 ? '2026-05-01' : '',
    })),
    visit: households.map((household_no) => ({ household_no, cadre_name: '干部甲', visited_on: '2026-05-02' })),
  }
  await fc.assert(
    fc.asyncProperty(pairings, pairings, fc.constantFrom(...households), async (before, after, touched) => {
      await db.batch(
        ['household', 'cadre', 'visit', 'pairing', 'finding', 'check_run'].map((table) =>
          db.prepare(`DELETE FROM ${table}`),
        ),
      )
      await put({ ...register, pairing: before })
      await runChecks(db, whole)
      const changed = after.map((row) => ({ ...row, household_no: touched, key: `${row.cadre_name} ${Math.random()}` }))
      await db.prepare('DELETE FROM pairing WHERE household_no = ?1').bind(touched).run()
      if (changed.length > 0) await put({ pairing: changed })
      const names = [
        ...new Set([...before.filter((row) => row.household_no === touched), ...changed].map((row) => row.cadre_name)),
      ]
      await runChecks(db, {
        ...whole,
        tables: ['pairing'],
        households: [touched],
        cadres: names.map((name) => `${name}/`),
      })
      const narrowed = await standing()
      await runChecks(db, whole)
      expect(narrowed).toEqual(await standing())
    }),
    { numRuns: 25 },
  )
})
