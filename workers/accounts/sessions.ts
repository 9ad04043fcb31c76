import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { SessionRow } from '../../shared/account.ts'
import type { Env } from '../env.ts'
import { authFor } from './auth.ts'

/** A session just opened: the bearer for whoever keeps no cookies, the cookies for whoever does. */
export type Opened = { token: string; cookies: string[] }

/** Opens a session; see `openSession` in auth.ts. */
export async function openSession(env: Env, request: Request, userId: string, keepsStart = false): Promise<Opened> {
  const auth = authFor(env, request)
  const asked = { body: { userId, keepsStart }, headers: request.headers, returnHeaders: true } as const
  const { headers } = await auth.api.openSession(asked)
  const token = headers.get('set-auth-token')
  if (token === null) throw new Error('a session was opened without a token')
  return { token, cookies: headers.getSetCookie() }
}

/** Whatever lets this person in without asking again: sessions, and tickets that wait for a second factor. */
export function endSessions(registry: D1Database, userId: string): D1PreparedStatement[] {
  return ['DELETE FROM session WHERE userId = ?1', 'DELETE FROM sign_in_ticket WHERE user_id = ?1'].map((text) =>
    registry.prepare(text).bind(userId),
  )
}

/** The same but for the session that asks. */
export function endOtherSessions(registry: D1Database, userId: string, sessionId: string): D1PreparedStatement[] {
  return [
    registry.prepare('DELETE FROM session WHERE userId = ?1 AND id <> ?2').bind(userId, sessionId),
    registry.prepare('DELETE FROM sign_in_ticket WHERE user_id = ?1').bind(userId),
  ]
}

export async function listSessions(
  registry: D1Database,
  userId: string,
  sessionId: string,
  at: Date,
): Promise<SessionRow[]> {
  const { results } = await registry
    .prepare(
      `SELECT id, createdAt AS at, updatedAt AS lastAt FROM session
       WHERE userId = ?1 AND expiresAt > ?2 ORDER BY updatedAt DESC, id LIMIT 100`,
    )
    .bind(userId, at.toISOString())
    .all<Omit<SessionRow, 'current'>>()
  return results.map((row) => ({ ...row, current: row.id === sessionId }))
}
