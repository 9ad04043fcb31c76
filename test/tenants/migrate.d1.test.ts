import { env } from 'cloudflare:workers'
import type { D1Database } from '@cloudflare/workers-types'
import { beforeEach, expect, test } from 'vitest'
import { countyVersion } from '../../workers/db/version.ts'
import { migrateTenants } from '../../workers/tenants/migrate.ts'
import { listTenants } from '../../workers/tenants/store.ts'
import { freshCounty } from '../given.ts'

beforeEach(async () => {
  await freshCounty()
})

const next = { name: '9000_next.sql', sql: 'CREATE TABLE next (a TEXT) STRICT;' }
const at = new Date('2026-07-01T08:00:00.000Z')
const databases = {
  registry: env.REGISTRY,
  open: async (code: string): Promise<D1Database> => env[`COUNTY_${code}` as 'COUNTY_529901'],
}
const run = async (migrations = [...env.MIGRATIONS.county, next]) =>
  migrateTenants(databases, await listTenants(env.REGISTRY), migrations, () => at)
const noted = async () =>
  (await listTenants(env.REGISTRY)).map(({ code, version, migratedAt, error }) => ({
    code,
    version,
    migratedAt,
    error,
  }))

test('every county is brought up to date, and the registry says to what and when', async () => {
  expect(await run()).toMatchObject([{ applied: [next.name] }, { applied: [next.name] }])
  const migratedAt = at.toISOString()
  expect(await noted()).toEqual([
    { code: '529901', version: next.name, migratedAt, error: null },
    { code: '529902', version: next.name, migratedAt, error: null },
  ])
})

test('one county that fails stops no other, and the next run goes on with it', async () => {
  await env.COUNTY_529901.prepare('CREATE TABLE next (somebody TEXT)').run()
  expect(await run()).toMatchObject([
    { code: '529901', version: countyVersion, error: expect.stringContaining('already exists'), applied: [] },
    { code: '529902', version: next.name, error: null, applied: [next.name] },
  ])
  expect((await noted())[0]).toMatchObject({ version: countyVersion, error: expect.stringContaining('already exists') })
  await env.COUNTY_529901.prepare('DROP TABLE next').run()
  expect(await run()).toMatchObject([{ applied: [next.name] }, { applied: [] }])
  expect((await noted())[0]).toMatchObject({ version: next.name, error: null })
})

test('a county whose database cannot be opened at all is said, and stops no other', async () => {
  await env.REGISTRY.prepare("INSERT INTO county (code, name, created_at) VALUES ('529900', '无库县', '2026')").run()
  expect(await run()).toMatchObject([
    { code: '529900', version: null, error: expect.any(String) },
    { version: next.name },
    { version: next.name },
  ])
})

test('the migrations of disabled counties go on: they may come back', async () => {
  await env.REGISTRY.prepare("UPDATE county SET disabled_at = '2026-01-01'").run()
  expect(await run()).toMatchObject([{ applied: [next.name] }, { applied: [next.name] }])
})
