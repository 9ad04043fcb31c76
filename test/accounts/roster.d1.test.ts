import { beforeEach, expect, test } from 'vitest'
import type { RosterAccounts } from '../../shared/account.ts'
import { hashOneTime } from '../../workers/accounts/password.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { enter, person } from './desk.ts'

let given: Awaited<ReturnType<typeof freshCounty>>
let admin: Awaited<ReturnType<typeof signedIn>>

beforeEach(async () => {
  given = await freshCounty()
  admin = await signedIn('county_admin')
})

const fromCadres = async (body: object = {}) =>
  (await (await admin.post('accounts/from-cadres', body)).json()) as RosterAccounts

test('every cadre in office without an account gets one, whoever has one is said', async () => {
  await given.cadre({ name: '李四' })
  await given.cadre({ name: '王五' })
  await given.cadre({ name: '王五', unit: '水利局' })
  await given.cadre({ name: '赵六', left_on: '2020' })
  await given.cadre({ name: '孙七', left_on: '2099-01' })
  await person('lisi', 'cadre', '529901', { cadreKey: '李四/教育局' })
  const { made, refused, next } = await fromCadres()
  expect(made.map(({ name, unit, role }) => `${name} ${unit} ${role}`).sort()).toEqual([
    '孙七 教育局 cadre',
    '王五 教育局 cadre',
    '王五 水利局 cadre',
  ])
  expect([refused, next]).toEqual([[{ name: '李四', why: '已有账号 lisi' }], null])
  expect((await fromCadres()).made).toEqual([])
})

test('a unit alone, or who helps households of a township', async () => {
  await given.household({ no: '1001', township: '河口乡' })
  await given.household({ no: '1002', township: '河口乡' })
  for (const name of ['李四', '王五', '赵六']) await given.cadre({ name })
  await given.cadre({ name: '孙七', unit: '水利局' })
  await given.pairing({ household: '1001', cadre: '李四/教育局' })
  await given.pairing({ household: '1002', cadre: '王五/教育局', until_on: '2025-01-01' })
  expect((await fromCadres({ township: '河口乡' })).made.map(({ name }) => name)).toEqual(['李四'])
  expect((await fromCadres({ unit: '水利局' })).made.map(({ name }) => name)).toEqual(['孙七'])
})

test('two administrators at once make each account once', async () => {
  for (const name of ['李四', '王五', '赵六']) await given.cadre({ name })
  const both = await Promise.all([admin.post('accounts/from-cadres', {}), admin.post('accounts/from-cadres', {})])
  const made = await Promise.all(both.map(async (one) => ((await one.json()) as RosterAccounts).made ?? []))
  expect(made.flat()).toHaveLength(3)
  expect(new Set(made.flat().map(({ username }) => username)).size).toBe(3)
})

test('a roster has its accounts batch by batch, at little more than what the hashes cost', async () => {
  const cadres = 130
  const rows = JSON.stringify(Array.from({ length: cadres }, (_, i) => `干部${i}`))
  await given.db
    .prepare(`INSERT INTO cadre (key, name, unit) SELECT value || '/教育局', value, '教育局' FROM json_each(?1)`)
    .bind(rows)
    .run()
  const before = await millisecondsAHash()
  const started = Date.now()
  const made: RosterAccounts['made'] = []
  for (let after: string | undefined, more = true; more; ) {
    const batch = await fromCadres({ limit: 50, ...(after === undefined ? {} : { after }) })
    made.push(...batch.made)
    more = batch.next !== null
    after = batch.next ?? undefined
  }
  const each = (Date.now() - started) / cadres
  expect(each / Math.max(before, await millisecondsAHash())).toBeLessThan(2)
  expect([made.length, new Set(made.map((one) => one.password)).size]).toEqual([cadres, cadres])
  expect(made.map(({ username }) => username).sort()).toEqual(
    Array.from({ length: cadres }, (_, i) => `529901${String(i + 1).padStart(4, '0')}`),
  )
  expect((await enter(made.at(-1)!.username, made.at(-1)!.password)).status).toBe(200)
}, 120_000)

async function millisecondsAHash(): Promise<number> {
  const started = Date.now()
  for (let i = 0; i < 20; i++) await hashOneTime(`one-${i}`)
  return (Date.now() - started) / 20
}
