import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseWith } from '../home/register.ts'

/** Everybody with an own password and signed in, without the time scrypt takes: a stopped server's tokens by county. */
export function signInOnDisk(data: string): Map<string, string> {
  const { authSecret } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { authSecret: string }
  const registry = databaseWith(data, 'membership')
  registry.exec('UPDATE user SET must_change_password = 0')
  const session = registry.prepare(
    'INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userId) VALUES (?1, ?2, ?1, ?3, ?3, ?4)',
  )
  const at = Date.now()
  const tokens = registry
    .prepare('SELECT user_id, county_code FROM membership ORDER BY county_code')
    .all()
    .map(({ user_id, county_code }): [string, string] => {
      const id = randomUUID()
      session.run(id, new Date(at + 30 * 60_000).toISOString(), new Date(at).toISOString(), user_id as string)
      const signature = createHmac('sha256', authSecret).update(id).digest('base64')
      return [String(county_code), encodeURIComponent(`${id}.${signature}`)]
    })
  registry.close()
  return new Map(tokens)
}
