import type { D1Database } from '@cloudflare/workers-types'

/** The last of migrations/county this code counts on. Whoever adds one names it here. */
export const countyVersion = '0021_consistency.sql'

/** A version (版本) is the name of the last migration a database has; null where it has none. */
export function isBehind(version: string | null): boolean {
  return version === null || version < countyVersion
}

/** What a database itself says, for it may have been migrated by somebody who keeps no registry (wrangler). */
export async function versionOf(db: D1Database): Promise<string | null> {
  const made = await db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").first()
  if (made === null) return null
  return db.prepare('SELECT max(name) AS name FROM d1_migrations').first<string | null>('name')
}

/** Keep in the registry where a county's database stands after a try to bring it up to date. */
export async function noteVersion(
  registry: D1Database,
  code: string,
  { version, at, error }: { version: string | null; at: Date; error: string | null },
): Promise<void> {
  await registry
    .prepare('UPDATE county SET schema_version = ?2, migrated_at = ?3, migration_error = ?4 WHERE code = ?1')
    .bind(code, version, at.toISOString(), error)
    .run()
}
