import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { D1Database } from '@cloudflare/workers-types'
import type { Miniflare } from 'miniflare'
import type { County } from '../../shared/county.ts'
import { countyRow, createAccount, type NewAccount } from '../accounts/create.ts'
import { type Migration, migrate } from '../db/migrate.ts'
import { type Migrated, migrateTenants } from '../tenants/migrate.ts'
import { listTenants } from '../tenants/store.ts'
import type { Options } from './options.ts'
import { countyBinding, databasesOnly, startRuntime } from './runtime.ts'

/**
 * What a home has when it is prepared: its counties, disabled ones too, with what kept one from being brought up to
 * date; and the administrator it has just been given, if any.
 */
export type Prepared = { counties: Migrated[]; administrator: { username: string; password: string } | null }

/**
 * Bring every database up to date and give the registry what the options name: counties, and the accounts that open
 * them. Nobody is served yet. What is there already stays as it is; a county that cannot be brought up to date stops
 * no other.
 */
export async function prepareDatabases(
  options: Options,
  counties: County[],
  accounts: NewAccount[],
): Promise<Prepared> {
  const named = new Set(counties.map(({ code }) => code))
  const { runtime } = await startRuntime(databasesOnly(options.data, [...named]))
  try {
    const registry = await database(runtime, 'REGISTRY')
    await migrate(registry, await migrationsOf('registry'))
    await addCounties(registry, counties)
    for (const account of accounts) await addAccount(registry, account)
    const administrator = options.demo ? null : await firstAdministrator(registry, counties, options.adminPassword)
    const tenants = await listTenants(registry)
    const codes = tenants.map(({ code }) => code)
    if (!codes.every((code) => named.has(code))) await runtime.setOptions(databasesOnly(options.data, codes))
    const databases = {
      registry: await database(runtime, 'REGISTRY'),
      open: (code: string) => database(runtime, countyBinding(code)),
    }
    const migrations = await migrationsOf('county')
    return { counties: await migrateTenants(databases, tenants, migrations, () => new Date()), administrator }
  } finally {
    await runtime.dispose()
  }
}

async function addCounties(registry: D1Database, counties: County[]): Promise<void> {
  if (counties.length > 0) await registry.batch(counties.map((county) => countyRow(registry, county, new Date())))
}

async function addAccount(registry: D1Database, account: NewAccount): Promise<boolean> {
  const there = await registry.prepare('SELECT 1 FROM user WHERE username = ?1').bind(account.username).first()
  if (there === null) await createAccount(registry, account, new Date(), 'home')
  return there === null
}

/** A real installation's first account administers every county named at a start; its password is made once and shown once. */
async function firstAdministrator(
  registry: D1Database,
  counties: County[],
  given: string | null,
): Promise<Prepared['administrator']> {
  const password = given ?? randomBytes(12).toString('base64url')
  const memberships = counties.map(({ code }) => ({ countyCode: code, role: 'county_admin' as const }))
  const made = await addAccount(registry, { username: 'admin', name: '管理员', password, memberships })
  if (made) return { username: 'admin', password }
  await registry
    .prepare(
      `INSERT INTO membership (user_id, county_code, role)
       SELECT user.id, named.value, 'county_admin' FROM user, json_each(?1) AS named WHERE user.username = 'admin'
       ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(counties.map(({ code }) => code)))
    .run()
  return null
}

/** Miniflare's own type of the same interface says less of its rows. */
export async function database(runtime: Miniflare, binding: string): Promise<D1Database> {
  return (await runtime.getD1Database(binding)) as unknown as D1Database
}

export async function migrationsOf(set: 'registry' | 'county'): Promise<Migration[]> {
  const folder = new URL(`../../migrations/${set}/`, import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })))
}
