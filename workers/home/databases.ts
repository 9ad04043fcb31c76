import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { County } from '../../shared/county.ts'
import { countyRow, createAccount, type NewAccount } from '../accounts/create.ts'
import { auditedRegistry } from '../db/audit.ts'
import { type Migration, migrate } from '../db/migrate.ts'
import type { Registry } from '../db/registrykey.ts'
import { copyFloors } from '../tenants/floors.ts'
import { type Migrated, migrateTenants } from '../tenants/migrate.ts'
import { listTenants } from '../tenants/store.ts'
import { database } from './database.ts'
import type { Options } from './options.ts'
import { countyBinding, databasesOnly, startRuntime } from './runtime.ts'
import { secretsOf } from './secrets.ts'

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
    const { dataKey } = await secretsOf(options.data)
    const env = { REGISTRY: registry, DATA_KEY: dataKey }
    await addCounties(env, counties)
    for (const account of accounts) await addAccount(env, account)
    const administrator = options.demo ? null : await firstAdministrator(env, counties, options.adminPassword)
    const tenants = await listTenants(registry)
    const codes = tenants.map(({ code }) => code)
    if (!codes.every((code) => named.has(code))) await runtime.setOptions(databasesOnly(options.data, codes))
    const databases = {
      registry: await database(runtime, 'REGISTRY'),
      open: (code: string) => database(runtime, countyBinding(code)),
    }
    const migrations = await migrationsOf('county')
    const migrated = await migrateTenants(databases, tenants, migrations, () => new Date())
    await copyFloors(databases, migrated)
    return { counties: migrated, administrator }
  } finally {
    await runtime.dispose()
  }
}

/** Those that are new, and those named differently from now on. */
async function addCounties(env: Registry, counties: County[]): Promise<void> {
  const there = new Map((await listTenants(env.REGISTRY)).map(({ code, name }) => [code, name]))
  const changed = counties.filter(({ code, name }) => there.get(code) !== name)
  if (changed.length === 0) return
  const at = new Date()
  const deeds = changed.map(({ code, name }) => {
    const action = there.has(code) ? 'county.rename' : 'county.add'
    return { at, actor: 'home', action, subject: code, detail: { name } }
  })
  await auditedRegistry(
    env,
    deeds,
    changed.map((county) => countyRow(env.REGISTRY, county, at)),
  )
}

async function addAccount(env: Registry, account: NewAccount): Promise<boolean> {
  const there = await env.REGISTRY.prepare('SELECT 1 FROM user WHERE username = ?1').bind(account.username).first()
  if (there === null) await createAccount(env, account, new Date(), 'home')
  return there === null
}

/** A real installation's first account administers every county named at a start; its password is made once and shown once. */
async function firstAdministrator(
  env: Registry,
  counties: County[],
  given: string | null,
): Promise<Prepared['administrator']> {
  const password = given ?? randomBytes(12).toString('base64url')
  const codes = counties.map(({ code }) => code)
  const memberships = codes.map((countyCode) => ({ countyCode, role: 'county_admin' as const }))
  const mustChangePassword = given === null
  const made = await addAccount(env, { username: 'admin', name: '管理员', password, mustChangePassword, memberships })
  if (made) return { username: 'admin', password }
  await giveNewCounties(env, codes)
  return null
}

/** A county named since opens for the first administrator too. */
async function giveNewCounties(env: Registry, codes: string[]): Promise<void> {
  const { results } = await env.REGISTRY.prepare(
    `SELECT user.id, named.value AS code FROM user, json_each(?1) AS named
     WHERE user.username = 'admin' AND NOT EXISTS (
       SELECT 1 FROM membership WHERE user_id = user.id AND county_code = named.value) ORDER BY named.value`,
  )
    .bind(JSON.stringify(codes))
    .all<{ id: string; code: string }>()
  if (results.length === 0) return
  const detail = { memberships: results.map(({ code }) => ({ countyCode: code, role: 'county_admin' })) }
  const deed = { at: new Date(), actor: 'home', action: 'account.extend', subject: 'admin', detail }
  const row = env.REGISTRY.prepare(
    `INSERT INTO membership (user_id, county_code, role) VALUES (?1, ?2, 'county_admin')`,
  )
  await auditedRegistry(
    env,
    deed,
    results.map(({ id, code }) => row.bind(id, code)),
  )
}

export async function migrationsOf(set: 'registry' | 'county'): Promise<Migration[]> {
  const folder = new URL(`../../migrations/${set}/`, import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })))
}
