import type { D1Database } from '@cloudflare/workers-types'

const ALLOWED = 10
const MINUTES = 15

/** Whether this username has failed so often that it must wait. */
export async function mustWait(registry: D1Database, username: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - MINUTES * 60_000).toISOString()
  const row = await registry
    .prepare('SELECT 1 FROM sign_in_failure WHERE username = ?1 AND failures >= ?2 AND last_at > ?3')
    .bind(username, ALLOWED, since)
    .first()
  return row !== null
}

/** Counts a failure; one that comes after the waiting time starts again from one. */
export async function countFailure(registry: D1Database, username: string, at: Date): Promise<void> {
  const since = new Date(at.getTime() - MINUTES * 60_000).toISOString()
  await registry
    .prepare(
      `INSERT INTO sign_in_failure (username, failures, last_at) VALUES (?1, 1, ?2)
       ON CONFLICT (username) DO UPDATE SET
         failures = CASE WHEN last_at > ?3 THEN failures + 1 ELSE 1 END,
         last_at = excluded.last_at`,
    )
    .bind(username, at.toISOString(), since)
    .run()
}

export async function forgetFailures(registry: D1Database, username: string): Promise<void> {
  await registry.prepare('DELETE FROM sign_in_failure WHERE username = ?1').bind(username).run()
}
