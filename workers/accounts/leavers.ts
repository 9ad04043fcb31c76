import { auditedRegistry } from '../db/audit.ts'
import type { CountyDatabase } from '../db/county.ts'
import type { Env } from '../env.ts'
import { leavers } from './roster.ts'

/**
 * Disables the accounts of cadres who have left the county's register by the day, and ends their sessions; answers their
 * usernames. Run after an import is committed and once a day. A cadre who comes back is let in again by an administrator.
 */
export async function disableLeavers(
  env: Env,
  { code, db }: CountyDatabase,
  at: Date,
  today: string,
): Promise<string[]> {
  const registry = env.REGISTRY
  const keys = await leavers(db, today)
  const due = `SELECT u.id FROM user u JOIN membership m ON m.user_id = u.id
    WHERE m.county_code = ?1 AND m.cadre_key IN (SELECT value FROM json_each(?2)) AND u.disabled_at IS NULL`
  const { results } = await registry
    .prepare(`SELECT username FROM user WHERE id IN (${due}) ORDER BY username`)
    .bind(code, keys)
    .all<{ username: string }>()
  if (results.length === 0) return []
  const usernames = results.map(({ username }) => username)
  const event = { at, actor: 'system', action: 'account.disable', subject: code, detail: { why: 'left', usernames } }
  const named = 'SELECT id FROM user WHERE username IN (SELECT value FROM json_each(?1))'
  const list = JSON.stringify(usernames)
  await auditedRegistry(env, event, [
    registry
      .prepare(
        `UPDATE user SET disabled_at = ?2, disabled_why = '花名册上已离任，自动停用'
         WHERE id IN (${named}) AND disabled_at IS NULL`,
      )
      .bind(list, at.toISOString()),
    registry.prepare(`DELETE FROM session WHERE userId IN (${named})`).bind(list),
    registry.prepare(`DELETE FROM sign_in_ticket WHERE user_id IN (${named})`).bind(list),
  ])
  return usernames
}

/** What no longer lets anybody in goes: sessions and tickets that are over, counts of failures that no longer hold. */
export async function forgetOld(env: Env, at: Date): Promise<void> {
  const now = at.toISOString()
  const yesterday = new Date(at.getTime() - 24 * 3_600_000).toISOString()
  await env.REGISTRY.batch([
    env.REGISTRY.prepare('DELETE FROM session WHERE expiresAt <= ?1').bind(now),
    env.REGISTRY.prepare('DELETE FROM sign_in_ticket WHERE expires_at <= ?1').bind(now),
    env.REGISTRY.prepare('DELETE FROM sign_in_failure WHERE last_at <= ?1').bind(yesterday),
  ])
}
