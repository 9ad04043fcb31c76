import type { D1Database } from '@cloudflare/workers-types'

/** How often something may fail in a row before it must wait, and how long. */
export type Limit = { allowed: number; minutes: number }

export const passwordLimit: Limit = { allowed: 10, minutes: 15 }
/** Three of a million codes are right at a time: 240 tries a day find one in four years. */
export const secondFactorLimit: Limit = { allowed: 10, minutes: 60 }

/** Whose failures are counted together; the kind keeps a username tried from being taken for something else. */
export const counted = {
  /** A username from a browser it has not signed in from, whether or not there is such an account. */
  username: (username: string) => `username:${username}`,
  /** A username from a browser it has signed in from: strangers who fail elsewhere do not lock it out here. */
  device: (username: string, device: string) => `device:${username}:${device}`,
  /** A password asked again of somebody signed in. */
  password: (userId: string) => `password:${userId}`,
  secondFactor: (userId: string) => `second:${userId}`,
}

/**
 * Counts a try before it is made, so that many at once are counted too: the number of this one, or null when it must
 * wait. Waiting is not prolonged by trying; a success forgets the count.
 */
export async function countTry(registry: D1Database, subject: string, limit: Limit, at: Date): Promise<number | null> {
  const since = new Date(at.getTime() - limit.minutes * 60_000).toISOString()
  const row = await registry
    .prepare(
      `INSERT INTO sign_in_failure (subject, failures, last_at) VALUES (?1, 1, ?2)
       ON CONFLICT (subject) DO UPDATE SET
         failures = CASE WHEN last_at > ?3 THEN failures + 1 ELSE 1 END,
         last_at = excluded.last_at
       WHERE failures < ?4 OR last_at <= ?3
       RETURNING failures`,
    )
    .bind(subject, at.toISOString(), since, limit.allowed)
    .first<{ failures: number }>()
  return row === null ? null : row.failures
}

export async function forgetFailures(registry: D1Database, subject: string): Promise<void> {
  await registry.prepare('DELETE FROM sign_in_failure WHERE subject = ?1').bind(subject).run()
}
