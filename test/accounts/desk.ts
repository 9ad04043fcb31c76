import { env } from 'cloudflare:workers'
import type { Role } from '../../shared/role.ts'
import { keepAccount } from '../../workers/accounts/create.ts'
import { codeAt, stepOf } from '../../workers/accounts/totp.ts'
import app from '../../workers/app.ts'
import type { Env } from '../../workers/env.ts'

export const password = 'a long enough password'
export const strict: Env = { ...env, SECOND_FACTOR: 'required' }

/** What `password` hashes to at the parameters of production but N, 2^6: a hundredth of the time at every sign-in. */
const cheapHash = 'scrypt$64$8$5$BwcHBwcHBwcHBwcHBwcHBw$o8wfTMW51hsBccNgCfXu-GiuGWVnmtsAeJQVL4INdJQ'

/** An account that signs in with `password`. */
export const person = (username: string, role: Role = 'cadre', county = '529901', more = {}, hash = cheapHash) =>
  keepAccount(
    env,
    { username, name: username, memberships: [{ countyCode: county, role, ...more }] },
    hash,
    new Date(),
    'test',
  )

type Asked = { bearer?: string; cookie?: string; env?: Env }

export function ask(method: string, path: string, body?: unknown, { bearer, cookie, env: as = env }: Asked = {}) {
  const headers = new Headers({ 'x-jiedui': '1' })
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`)
  if (cookie !== undefined) headers.set('cookie', cookie)
  if (body !== undefined) headers.set('content-type', 'application/json')
  return app.request(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }, as)
}

type Signed = { token: string; secondFactor?: true; ticket: string }

export const enter = (username: string, given = password, asked: Asked = {}) =>
  ask('POST', '/api/auth/sign-in/username', { username, password: given }, asked)
export const second = (ticket: string, code: string) => ask('POST', '/api/auth/sign-in/second', { ticket, code })

export const jsonOf = async (response: Response | Promise<Response>) => (await response).json() as Promise<Signed>
export const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

export async function bearerOf(username: string, given = password): Promise<string> {
  return (await jsonOf(enter(username, given))).token
}

export const sessionOf = (bearer: string, as: Env = env) => ask('GET', '/api/session', undefined, { bearer, env: as })

export async function idOf(username: string): Promise<string> {
  const row = await env.REGISTRY.prepare('SELECT id FROM user WHERE username = ?1')
    .bind(username)
    .first<{ id: string }>()
  return row!.id
}

/** The person's second factor set up; codes of steps counted from now, and the bearer of the session it went on in. */
export async function withSecondFactor(username: string) {
  const bearer = await bearerOf(username)
  const { secret } = (await (await ask('POST', '/api/account/totp/start', undefined, { bearer })).json()) as {
    secret: string
  }
  const bytes = fromBase32(secret)
  const code = (step: number) => codeAt(bytes, stepOf(new Date()) + step)
  const confirmed = await ask('POST', '/api/account/totp/confirm', { code: code(-1) }, { bearer })
  const { backupCodes, token } = (await confirmed.json()) as { backupCodes: string[]; token: string }
  return { code, backupCodes, bearer: token, before: bearer, secret }
}

export function fromBase32(text: string): Uint8Array {
  let bits = ''
  for (const character of text) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0')
  }
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
