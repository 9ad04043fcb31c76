import type { D1Database } from '@cloudflare/workers-types'
import { auditedRegistry } from '../db/audit.ts'
import type { Registry } from '../db/registrykey.ts'
import type { Tenant } from './tenant.ts'

/** Every county there is, disabled ones too. */
export async function listTenants(registry: D1Database): Promise<Tenant[]> {
  const { results } = await registry
    .prepare(
      `SELECT code, name, created_at AS createdAt, disabled_at AS disabledAt, schema_version AS version,
              migrated_at AS migratedAt, migration_error AS error
       FROM county ORDER BY code`,
    )
    .all<Tenant>()
  return results
}

/** Codes of counties nobody can enter yet: added, and cut short before somebody got an account. */
export async function codesWithoutMember(registry: D1Database): Promise<string[]> {
  const { results } = await registry
    .prepare('SELECT code FROM county WHERE code NOT IN (SELECT county_code FROM membership) ORDER BY code')
    .all<{ code: string }>()
  return results.map(({ code }) => code)
}

/** From now on the county is 404 to everybody, or there again. Its data stays as it is. */
export async function setDisabled(
  env: Registry,
  { code, disabled, at, actor }: { code: string; disabled: boolean; at: Date; actor: string },
): Promise<void> {
  const action = disabled ? 'county.disable' : 'county.enable'
  await auditedRegistry(env, { at, actor, action, subject: code, detail: {} }, [
    env.REGISTRY.prepare('UPDATE county SET disabled_at = ?2 WHERE code = ?1').bind(
      code,
      disabled ? at.toISOString() : null,
    ),
  ])
}
