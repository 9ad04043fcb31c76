import type { D1Database } from '@cloudflare/workers-types'
import { type Migration, migrate } from '../db/migrate.ts'
import { noteVersion, versionOf } from '../db/version.ts'
import type { Tenant } from './tenant.ts'

/** What became of one county's database: `applied` just now, in this order; `error` is what the next one stopped at. */
export type Migrated = Pick<Tenant, 'code' | 'name' | 'version' | 'error'> & { applied: string[] }

type Databases = { registry: D1Database; open(code: string): Promise<D1Database> }

const AT_ONCE = 4

/**
 * Bring the databases of these counties up to date. One that fails stops no other: what it stopped at is kept in the
 * registry, and the next run goes on from there.
 */
export async function migrateTenants(
  databases: Databases,
  tenants: Tenant[],
  migrations: Migration[],
  now: () => Date,
): Promise<Migrated[]> {
  const done: Migrated[] = []
  const waiting = [...tenants]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      done.push(await migrateOne(databases, next, migrations, now))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return done.sort((a, b) => (a.code < b.code ? -1 : 1))
}

async function migrateOne(
  { registry, open }: Databases,
  tenant: Tenant,
  migrations: Migration[],
  now: () => Date,
): Promise<Migrated> {
  const { code, name } = tenant
  const before = tenant.version
  const result: Migrated = { code, name, version: before, error: null, applied: [] }
  try {
    const db = await open(code)
    try {
      result.applied = await migrate(db, migrations)
    } finally {
      result.version = await versionOf(db)
    }
  } catch (error) {
    result.error = error instanceof Error ? error.message : String(error)
  }
  if (result.version !== before || result.error !== null || tenant.error !== null) {
    await noteVersion(registry, code, { version: result.version, at: now(), error: result.error })
  }
  return result
}
