import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { Session } from '../../shared/session.ts'
import { createAccount } from '../../workers/accounts/create.ts'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'

const password = 'a long enough password'

beforeEach(async () => {
  await freshCounty()
  const memberships = [{ countyCode: '529901', role: 'county_admin' as const }]
  await createAccount(env, { username: 'qinghe', name: '王主任', password, memberships }, new Date(), 'test')
})

const ask = (path: string, init?: RequestInit, origin = 'http://localhost') => app.request(origin + path, init, env)
const signIn = (body: object, origin?: string) =>
  ask(
    '/api/auth/sign-in/username',
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    origin,
  )
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('a person signs in with the password and is asked into their county', async () => {
  const signed = await signIn({ username: 'Qinghe', password })
  expect(signed.status).toBe(200)
  const session = await ask('/api/session', { headers: { cookie: cookieOf(signed) } })
  expect(Session.parse(await session.json())).toMatchObject({
    user: { username: 'qinghe', name: '王主任' },
    memberships: [{ county: { code: '529901', name: '清禾县' }, role: 'county_admin', township: null, cadreKey: null }],
  })
})

test('the token of the answer is a bearer, the bare one of the database is not', async () => {
  const { token } = (await (await signIn({ username: 'qinghe', password })).json()) as { token: string }
  const as = async (bearer: string) =>
    (await ask('/api/session', { headers: { authorization: `Bearer ${bearer}` } })).status
  expect([await as(token), await as(token.split('.')[0]!)]).toEqual([200, 401])
})

test('the cookie is for this host alone, and over https only where there is https', async () => {
  const plain = await signIn({ username: 'qinghe', password })
  const secure = await signIn({ username: 'qinghe', password }, 'https://jiedui.example')
  expect(plain.headers.getSetCookie()[0]).toMatch(/^jiedui=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-jiedui=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test.each([
  [{ username: 'qinghe', password: 'wrong' }, '账号或密码不正确，请核对后重新输入。'],
  [{ username: 'nobody', password }, '账号或密码不正确，请核对后重新输入。'],
  [{ username: "' OR 1=1", password }, '账号或密码不正确，请核对后重新输入。'],
])('%j is refused without saying which of the two was wrong', async (body, detail) => {
  expect(await (await signIn(body)).json()).toMatchObject({ code: 'not-signed-in', detail })
})

test('after ten wrong passwords the right one has to wait', async () => {
  await env.REGISTRY.prepare('INSERT INTO sign_in_failure VALUES (?1, 9, ?2)')
    .bind('username:qinghe', new Date().toISOString())
    .run()
  await signIn({ username: 'qinghe', password: 'wrong' })
  expect(await (await signIn({ username: 'qinghe', password })).json()).toMatchObject({ code: 'too-many' })
})

test('whoever signs out is out', async () => {
  const cookie = cookieOf(await signIn({ username: 'qinghe', password }))
  await ask('/api/auth/sign-out', { method: 'POST', headers: { cookie, 'x-jiedui': '1' } })
  expect((await ask('/api/session', { headers: { cookie } })).status).toBe(401)
})

test('half an hour idle ends a session', async () => {
  const cookie = cookieOf(await signIn({ username: 'qinghe', password }))
  const at = async (minutes: number) => {
    vi.setSystemTime(started + minutes * 60_000)
    return (await ask('/api/session', { headers: { cookie } })).status
  }
  const started = Date.now()
  try {
    expect([await at(29), await at(58), await at(89)]).toEqual([200, 200, 401])
  } finally {
    vi.useRealTimers()
  }
})

test('a session kept busy ends after twelve hours', async () => {
  const cookie = cookieOf(await signIn({ username: 'qinghe', password }))
  const day = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  await env.REGISTRY.prepare('UPDATE session SET createdAt = ?1').bind(day(-11.9)).run()
  expect((await ask('/api/session', { headers: { cookie } })).status).toBe(200)
  await env.REGISTRY.prepare('UPDATE session SET createdAt = ?1').bind(day(-12)).run()
  expect((await ask('/api/session', { headers: { cookie } })).status).toBe(401)
})

test('nobody signs themselves up', async () => {
  const body = JSON.stringify({ email: 'a@b.example', password, name: 'a', username: 'intruder' })
  const response = await ask('/api/auth/sign-up/email', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(404)
})

test('a change by cookie needs the header another site cannot send', async () => {
  const cookie = cookieOf(await signIn({ username: 'qinghe', password }))
  const refused = await ask('/api/auth/sign-out', { method: 'POST', headers: { cookie } })
  expect(await refused.json()).toMatchObject({ code: 'not-allowed' })
  expect((await ask('/api/session', { headers: { cookie } })).status).toBe(200)
})
