import type { D1Database } from '@cloudflare/workers-types'

/** What people are called, by username; an account no longer there by its username. */
export async function namesOf(
  registry: D1Database,
  usernames: (string | null)[],
): Promise<(username: string) => string> {
  const asked = [...new Set(usernames)].filter((one) => one !== null)
  if (asked.length === 0) return (username) => username
  const { results } = await registry
    .prepare(`SELECT username, name FROM user WHERE username IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(asked))
    .all<{ username: string; name: string }>()
  const names = new Map(results.map(({ username, name }) => [username, name]))
  return (username) => names.get(username) ?? username
}
