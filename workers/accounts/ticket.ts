import { createHash, randomBytes } from 'node:crypto'
import type { D1Database } from '@cloudflare/workers-types'
import type { Person } from './check.ts'

const MINUTES = 5
const ATTEMPTS = 5

/** A ticket (凭条): the password was right, the second factor is still to come. Good for five minutes and five tries. */
export async function giveTicket(registry: D1Database, userId: string, at: Date): Promise<string> {
  const ticket = randomBytes(24).toString('base64url')
  const expiresAt = new Date(at.getTime() + MINUTES * 60_000).toISOString()
  await registry
    .prepare('INSERT INTO sign_in_ticket (digest, user_id, expires_at) VALUES (?1, ?2, ?3)')
    .bind(digestOf(ticket), userId, expiresAt)
    .run()
  return ticket
}

/** Counts a try with the ticket; whose it is, or null where it is none, over or tried too often. */
export function tryTicket(registry: D1Database, ticket: string, at: Date): Promise<Person | null> {
  return registry
    .prepare(
      `UPDATE sign_in_ticket SET attempts = attempts + 1
       WHERE digest = ?1 AND attempts < ?2 AND expires_at > ?3
         AND EXISTS (SELECT 1 FROM user WHERE user.id = user_id AND user.disabled_at IS NULL)
       RETURNING user_id AS id, (SELECT username FROM user WHERE user.id = user_id) AS username,
         (SELECT name FROM user WHERE user.id = user_id) AS name`,
    )
    .bind(digestOf(ticket), ATTEMPTS, at.toISOString())
    .first<Person>()
}

/** Whether the ticket was there to be used; it is not any more. */
export async function useTicket(registry: D1Database, ticket: string): Promise<boolean> {
  const used = await registry
    .prepare('DELETE FROM sign_in_ticket WHERE digest = ?1 RETURNING user_id')
    .bind(digestOf(ticket))
    .first()
  return used !== null
}

const digestOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex')
