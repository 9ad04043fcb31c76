import { env } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import type { Role } from '../shared/role.ts'
import app from '../workers/app.ts'

/** A person of this role in the county, signed in: asks the app as a command line does, by bearer. */
export async function signedIn(
  role: Role,
  membership: { county?: string; township?: string; village?: string; cadreKey?: string; untilOn?: string | null } = {},
) {
  const { county = '529901', township = null, village = null, cadreKey = null } = membership
  const { untilOn = role === 'inspector' ? '2099-12-31' : null } = membership
  const id = crypto.randomUUID()
  const now = new Date().toISOString()
  const later = new Date(Date.now() + 30 * 60_000).toISOString()
  const sql = (text: string, ...values: (string | null)[]) => env.REGISTRY.prepare(text).bind(...values)
  await env.REGISTRY.batch([
    sql(
      `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, username) VALUES (?1, ?2, ?1, 0, ?3, ?3, ?2)`,
      id,
      `${role}_${id.slice(0, 8)}`,
      now,
    ),
    sql(
      `INSERT INTO membership (user_id, county_code, role, township, village, cadre_key, until_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
      ...[id, county, role, township, village, cadreKey, untilOn],
    ),
    sql(
      `INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userId) VALUES (?1, ?2, ?1, ?3, ?3, ?1)`,
      id,
      later,
      now,
    ),
  ])
  const signature = createHmac('sha256', env.AUTH_SECRET).update(id).digest('base64')
  const authorization = `Bearer ${encodeURIComponent(`${id}.${signature}`)}`
  const ask = (method: string, path: string, body?: unknown) =>
    app.request(
      path.startsWith('/') ? path : `/api/counties/${county}/${path}`,
      {
        method,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        body: body === undefined ? null : JSON.stringify(body),
      },
      env,
    )
  return {
    username: `${role}_${id.slice(0, 8)}`,
    authorization,
    ask,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown = {}) => ask('POST', path, body),
    put: (path: string, body: unknown) => ask('PUT', path, body),
  }
}
