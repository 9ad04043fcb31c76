import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from '../../workers/db/migrate.ts'
import { emptied } from '../given.ts'

beforeEach(emptied)

test('a county’s database is brought up to date once', async () => {
  const names = env.MIGRATIONS.county.map(({ name }) => name)
  expect(await migrate(env.COUNTY_529901, env.MIGRATIONS.county)).toEqual(names)
  expect(await migrate(env.COUNTY_529901, env.MIGRATIONS.county)).toEqual([])
})

test('a migration that fails leaves nothing of itself behind', async () => {
  const broken = { name: '0001_broken.sql', sql: 'CREATE TABLE half (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);' }
  await expect(migrate(env.COUNTY_529902, [broken])).rejects.toThrow('nowhere')
  const table = await env.COUNTY_529902.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").first()
  expect(table).toBeNull()
})
