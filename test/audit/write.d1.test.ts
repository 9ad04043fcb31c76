import { env } from 'cloudflare:workers'
import { Buffer } from 'node:buffer'
import { beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../workers/accounts/create.ts'
import { verifyTrail } from '../../workers/audit/store.ts'
import { audited, registryTrail } from '../../workers/db/audit.ts'
import { freshCounty } from '../given.ts'
import { deed, faultsOf, trailOf, written } from './trail.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
})

const household = (no: string | null) => county.db.prepare('INSERT INTO household (key) VALUES (?1)').bind(no)
const mac = expect.stringMatching(/^[0-9a-f]{64}$/)

test('the trail keeps who did what, to what, when', async () => {
  await audited(county, deed(), [household('1001')])
  expect(await trailOf(county.db)).toEqual([
    { ...deed(), id: 1, at: '2026-03-01T08:00:00.000Z', detail: '{"sinceOn":"2026-03-01"}', mac },
  ])
})

test('what did not happen is not on the trail, and why reaches whoever asked', async () => {
  await expect(audited(county, deed(), [household(null)])).rejects.toThrow('NOT NULL constraint failed: household.key')
  expect(await trailOf(county.db)).toEqual([])
})

test('a write answers its own statements', async () => {
  const read = county.db.prepare('SELECT key FROM household')
  const results = await audited(county, deed(), [household('1001'), read])
  expect(results.map(({ results }) => results)).toEqual([[], [{ key: '1001' }]])
})

test('several deeds in one write are a row each', async () => {
  await audited(county, [deed({ subject: '1001' }), deed({ subject: '1002' })], [household('1001'), household('1002')])
  expect((await trailOf(county.db)).map(({ id, subject }) => [id, subject])).toEqual([
    [1, '1001'],
    [2, '1002'],
  ])
  expect(await faultsOf(county)).toEqual([])
})

test.each(["UPDATE audit_event SET actor = 'nobody'", 'DELETE FROM audit_event'])('%s fails', async (sql) => {
  await written(county, 1)
  await expect(county.db.prepare(sql).run()).rejects.toThrow('append-only')
})

test('twenty who write at once make one chain, each row behind another', { timeout: 30_000 }, async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `${1001 + i}`)
  await Promise.all(numbers.map((subject) => audited(county, deed({ subject }), [household(subject)])))
  const trail = await trailOf(county.db)
  expect(trail.map(({ id }) => id)).toEqual(numbers.map((_, i) => i + 1))
  expect(trail.map(({ subject }) => subject).sort()).toEqual(numbers)
  expect(await faultsOf(county)).toEqual([])
  const anchor = await env.REGISTRY.prepare(`SELECT id FROM audit_head WHERE trail = '529901'`).first()
  expect(anchor).toEqual({ id: 20 })
})

test('numbers of people stand masked in the detail, numbers of files and households as they are', async () => {
  const reason = '核对 529901198001011234 和 13800138000 的卡 6222021234567890123，残疾证 52990119800101123X42'
  const sha256 = 'a3f512345678901234567890b1'.padEnd(64, '0')
  await audited(county, deed({ detail: { reason, sha256, rows: 123_456, at: 12_345_678_901_234 } }), [])
  const [row] = await trailOf(county.db)
  expect(JSON.parse(String(row!.detail))).toEqual({
    reason: '核对 529***********1234 和 138****8000 的卡 622************0123，残疾证 529*************3X42',
    sha256,
    rows: 123_456,
    at: 12_345_678_901_234,
  })
  expect(await faultsOf(county)).toEqual([])
})

test('what is not text everywhere is chained as it is kept', async () => {
  await audited(county, deed({ subject: '张\ud800三\u0000', detail: { note: '\udfff\u0000"' } }), [])
  await written(county, 1)
  expect(await faultsOf(county)).toEqual([])
})

test('the registry has a chain of its own', async () => {
  const memberships = [{ countyCode: '529901', role: 'county_admin' as const }]
  for (const username of ['first', 'second']) {
    await createAccount(env, { username, name: '甲', password: 'a-long-enough-one', memberships }, new Date(), 'home')
  }
  const { rows, ok, head } = await verifyTrail(await registryTrail(env))
  expect([rows, ok, head?.id]).toEqual([2, true, 2])
})

test('the registry’s chain outlives a change of the master key', async () => {
  const memberships = [{ countyCode: '529901', role: 'county_admin' as const }]
  const made = (username: string) => ({ username, name: '甲', password: 'a-long-enough-one', memberships })
  await createAccount(env, made('first'), new Date(), 'home')
  const DATA_KEY = Buffer.alloc(32, 9).toString('base64')
  await registryTrail({ REGISTRY: env.REGISTRY, DATA_KEY, DATA_KEY_BEFORE: env.DATA_KEY })
  const after = { REGISTRY: env.REGISTRY, DATA_KEY }
  await createAccount(after, made('second'), new Date(), 'home')
  expect(await verifyTrail(await registryTrail(after))).toMatchObject({ ok: true, rows: 2 })
  await expect(registryTrail(env)).rejects.toThrow('wrapped under a master key that is not here')
})
