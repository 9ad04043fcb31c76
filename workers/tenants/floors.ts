import type { D1Database } from '@cloudflare/workers-types'
import { auditedRegistry } from '../db/audit.ts'
import type { Registry } from '../db/registrykey.ts'
import { isBehind } from '../db/version.ts'
import type { Tenant } from './tenant.ts'

/** A version of the province's floors (省定底线) in the registry; `document` is JSON, the parameters it sets. */
export type FloorVersion = {
  version: number
  document: string
  source: string
  effectiveOn: string
  setBy: string
  setAt: string
}

/** In the order of coming into force. */
export async function listFloors(registry: D1Database): Promise<FloorVersion[]> {
  const { results } = await registry
    .prepare(
      `SELECT version, document, source, effective_on AS effectiveOn, set_by AS setBy, set_at AS setAt
       FROM policy_floor ORDER BY effective_on, version`,
    )
    .all<FloorVersion>()
  return results
}

/** Keep another version in the registry; counties get theirs by `copyFloors`. */
export async function addFloors(
  env: Registry,
  {
    document,
    source,
    effectiveOn,
    at,
    actor,
  }: { document: object; source: string; effectiveOn: string; at: Date; actor: string },
): Promise<void> {
  const detail = { document, source, effectiveOn }
  await auditedRegistry(env, { at, actor, action: 'floor.set', subject: 'policy_floor', detail }, [
    env.REGISTRY.prepare(
      `INSERT INTO policy_floor (version, document, source, effective_on, set_by, set_at)
       SELECT coalesce(max(version), 0) + 1, ?1, ?2, ?3, ?4, ?5 FROM policy_floor`,
    ).bind(JSON.stringify(document), source, effectiveOn, actor, at.toISOString()),
  ])
}

/**
 * Give every county's database the registry's floors as they are; what a county's copy says otherwise is overwritten. Answers the
 * counties it could not be given to: they get it at the next start. The deed is on the registry's trail.
 */
export async function copyFloors(
  { registry, open }: { registry: D1Database; open(code: string): Promise<D1Database> },
  tenants: Pick<Tenant, 'code' | 'name' | 'version'>[],
): Promise<string[]> {
  const floors = await listFloors(registry)
  if (floors.length === 0) return []
  const without: string[] = []
  for (const { code, name, version } of tenants) {
    const given = isBehind(version)
      ? false
      : await giveFloors(await open(code), floors).then(
          () => true,
          () => false,
        )
    if (!given) without.push(`${name}（${code}）`)
  }
  return without
}

async function giveFloors(db: D1Database, floors: FloorVersion[]): Promise<void> {
  await db
    .prepare(
      `INSERT INTO policy_floor (version, document, source, effective_on, set_by, set_at)
       SELECT value ->> 'version', value ->> 'document', value ->> 'source', value ->> 'effectiveOn', value ->> 'setBy', value ->> 'setAt'
       FROM json_each(?1) WHERE true
       ON CONFLICT (version) DO UPDATE SET document = excluded.document, source = excluded.source,
         effective_on = excluded.effective_on, set_by = excluded.set_by, set_at = excluded.set_at`,
    )
    .bind(JSON.stringify(floors))
    .run()
}
