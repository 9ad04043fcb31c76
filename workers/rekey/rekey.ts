/**
 * Another data key for a county (换钥): everything sealed in its database is sealed anew, a stretch at a time, and nobody is
 * served meanwhile. How far it is stands in the registry; killed anywhere it goes on, for a number is under the old key or the new.
 * Raw workbooks are not written again: each has a key of its own, which stands sealed with its import.
 */
import type { D1Database } from '@cloudflare/workers-types'
import { audited } from '../db/audit.ts'
import { type CountyDatabase, mastersOf, openUnder } from '../db/county.ts'
import { unwrapKeys, wrapKeys } from '../db/keys.ts'
import { registryAuditKey } from '../db/registrykey.ts'
import type { Env } from '../env.ts'
import { resealer, resealSome, tablesOf } from './reseal.ts'

/** `changed` rows of this pass through all tables: the last pass changes none. */
type Progress = {
  since: string
  table: number
  after: (string | number | null)[] | null
  changed: number
  rows: number
}
type Row = { code: string; name: string; wrapped_key: string; next_key: string | null; next_at: string | null }

/** Requests let in before the county was shut have ended by then. */
const graceMs = 3000

export type Rekeyed = { done: boolean; rows: number }

/** Shuts the county and makes its new keys. `busy`: an import is under way, and nothing was done. */
export async function beginRekey(
  env: Env,
  code: string,
  chance: Uint8Array,
  now: Date,
): Promise<'begun' | 'busy' | 'none'> {
  const row = await rowOf(env.REGISTRY, code)
  if (!row?.wrapped_key?.includes('.')) return 'none'
  if (row.next_key !== null) return 'begun'
  const { audit } = unwrapKeys(mastersOf(env), code, row.wrapped_key)
  const next = wrapKeys(env.DATA_KEY, code, { data: chance, audit })
  const progress: Progress = { since: now.toISOString(), table: 0, after: null, changed: 0, rows: 0 }
  await env.REGISTRY.prepare(
    'UPDATE county SET next_key = ?2, next_at = ?3 WHERE code = ?1 AND next_key IS NULL AND wrapped_key = ?4',
  )
    .bind(code, next, JSON.stringify(progress), row.wrapped_key)
    .run()
  const { db } = openUnder(env, row, row.wrapped_key)
  const busy = await db
    .prepare(`SELECT 1 FROM import WHERE state IN ('uploaded', 'reading', 'committing', 'undoing') LIMIT 1`)
    .first()
  if (busy === null) return 'begun'
  await env.REGISTRY.prepare('UPDATE county SET next_key = NULL, next_at = NULL WHERE code = ?1 AND next_key = ?2')
    .bind(code, next)
    .run()
  return 'busy'
}

/** Goes on for about `milliseconds`. */
export async function goOnRekeying(env: Env, code: string, now: () => Date, milliseconds: number): Promise<Rekeyed> {
  const row = await rowOf(env.REGISTRY, code)
  if (!row?.next_key || row.next_at === null) return { done: true, rows: 0 }
  const from = openUnder(env, row, row.wrapped_key)
  const to = openUnder(env, row, row.next_key)
  const change = resealer(from.sealer, to.sealer)
  const tables = await tablesOf(from.db)
  const until = now().getTime() + milliseconds
  let progress = JSON.parse(row.next_at) as Progress
  if (now().getTime() - Date.parse(progress.since) < graceMs) return { done: false, rows: progress.rows }
  while (now().getTime() < until) {
    const table = tables[progress.table]
    if (table === undefined) {
      const changed = progress.changed + (await resealMemberships(env.REGISTRY, code, change))
      if (changed === 0) {
        await finish(env, row, to, progress.rows, now())
        return { done: true, rows: progress.rows }
      }
      progress = { ...progress, table: 0, after: null, changed: 0 }
    } else {
      const { last, changed } = await resealSome(from.db, table, progress.after, change)
      const counted = { changed: progress.changed + changed, rows: progress.rows + changed }
      progress = { ...progress, ...counted, table: last === null ? progress.table + 1 : progress.table, after: last }
    }
    await env.REGISTRY.prepare('UPDATE county SET next_at = ?2 WHERE code = ?1 AND next_key = ?3')
      .bind(code, JSON.stringify(progress), row.next_key)
      .run()
  }
  return { done: false, rows: progress.rows }
}

/** The new keys are the county's from here on, and the old ones are nowhere. */
async function finish(env: Env, row: Row, county: CountyDatabase, rows: number, at: Date): Promise<void> {
  await audited(county, { at, actor: 'system', action: 'key.rotate', subject: row.code, detail: { rows } }, [])
  await env.REGISTRY.prepare(
    'UPDATE county SET wrapped_key = next_key, next_key = NULL, next_at = NULL WHERE code = ?1 AND next_key = ?2',
  )
    .bind(row.code, row.next_key)
    .run()
}

/** A cadre's account names its cadre by a key that may hold a sealed number. */
async function resealMemberships(
  registry: D1Database,
  code: string,
  change: (text: string) => string,
): Promise<number> {
  const { results } = await registry
    .prepare(
      `SELECT user_id, cadre_key FROM membership WHERE county_code = ?1 AND instr(cadre_key, 'enc:') ORDER BY user_id`,
    )
    .bind(code)
    .all<{ user_id: string; cadre_key: string }>()
  const changed = results.filter(({ cadre_key }) => change(cadre_key) !== cadre_key)
  if (changed.length === 0) return 0
  await registry.batch(
    changed.map(({ user_id, cadre_key }) =>
      registry
        .prepare('UPDATE membership SET cadre_key = ?3 WHERE user_id = ?1 AND county_code = ?2')
        .bind(user_id, code, change(cadre_key)),
    ),
  )
  return changed.length
}

function rowOf(registry: D1Database, code: string): Promise<Row | null> {
  return registry
    .prepare('SELECT code, name, wrapped_key, next_key, next_at FROM county WHERE code = ?1')
    .bind(code)
    .first<Row>()
}

/** Wraps every county's keys and the registry's own under the DATA_KEY in force; numbers stay as they are. Answers how many counties were under another. */
export async function rewrapKeys(env: Env): Promise<number> {
  await registryAuditKey(env)
  const { results } = await env.REGISTRY.prepare(
    `SELECT code, name, wrapped_key, next_key, next_at FROM county WHERE instr(wrapped_key, '.') ORDER BY code`,
  ).all<Row>()
  const again = (code: string, wrapped: string) =>
    wrapKeys(env.DATA_KEY, code, unwrapKeys(mastersOf(env), code, wrapped))
  const due = results.filter(({ code, wrapped_key, next_key }) => {
    return again(code, wrapped_key) !== wrapped_key || (next_key !== null && again(code, next_key) !== next_key)
  })
  if (due.length === 0) return 0
  await env.REGISTRY.batch(
    due.map(({ code, wrapped_key, next_key }) =>
      env.REGISTRY.prepare(
        'UPDATE county SET wrapped_key = ?2, next_key = ?3 WHERE code = ?1 AND wrapped_key = ?4',
      ).bind(code, again(code, wrapped_key), next_key === null ? null : again(code, next_key), wrapped_key),
    ),
  )
  return due.length
}
