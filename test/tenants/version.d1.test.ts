import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { countyVersion } from '../../workers/db/version.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

beforeEach(async () => {
  await freshCounty()
})

test('the code names the last migration there is', () => {
  expect(countyVersion).toBe(env.MIGRATIONS.county.at(-1)?.name)
})

test('a county whose database is behind the code is refused at the door, in words', async () => {
  await env.COUNTY_529901.prepare('DELETE FROM d1_migrations WHERE name = ?1').bind(countyVersion).run()
  const refused = await (await signedIn('county_admin')).get('home')
  expect([refused.status, await refused.json()]).toMatchObject([
    503,
    { code: 'not-ready', detail: expect.stringContaining('请联系平台运维完成升级') },
  ])
})

test('a county without any table is refused the same', async () => {
  await env.COUNTY_529901.prepare('DROP TABLE d1_migrations').run()
  expect((await (await signedIn('county_admin')).get('home')).status).toBe(503)
})

test('the others go on while one county is behind', async () => {
  await env.COUNTY_529901.prepare('DELETE FROM d1_migrations WHERE name = ?1').bind(countyVersion).run()
  expect((await (await signedIn('county_admin', { county: '529902' })).get('home')).status).toBe(200)
})

test('a county brought up to date from elsewhere is noticed at its next request', async () => {
  expect((await (await signedIn('county_admin')).get('home')).status).toBe(200)
  const row = await env.REGISTRY.prepare("SELECT schema_version FROM county WHERE code = '529901'").first()
  expect(row).toEqual({ schema_version: countyVersion })
})
