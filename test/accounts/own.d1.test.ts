import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../workers/accounts/create.ts'
import { freshCounty } from '../given.ts'
import { ask, bearerOf, cookiesOf, enter, password, person, sessionOf } from './desk.ts'

beforeEach(async () => {
  await freshCounty()
  await person('ganbu')
})

const next = 'three goats by the river'
const statusOf = async (bearer: string) => (await sessionOf(bearer)).status
const change = (bearer: string, body: object) => ask('POST', '/api/account/password', body, { bearer })

test('whoever has a one-time password opens nothing but the account until it is changed', async () => {
  const memberships = [{ countyCode: '529901', role: 'county_admin' as const }]
  const made = { username: 'xinren', name: '新人', password, mustChangePassword: true, memberships }
  await createAccount(env, made, new Date(), 'test')
  const bearer = await bearerOf('xinren')
  expect(await (await sessionOf(bearer)).json()).toMatchObject({ mustChangePassword: true })
  const refused = await ask('GET', '/api/counties/529901/home', undefined, { bearer })
  expect(await refused.json()).toMatchObject({
    code: 'not-allowed',
    detail: '您用的是一次性密码。请先在“我的账号”里改成自己的密码。',
  })
  const { token } = (await (await change(bearer, { current: password, next })).json()) as { token: string }
  expect((await ask('GET', '/api/counties/529901/home', undefined, { bearer: token })).status).toBe(200)
  expect(await (await sessionOf(token)).json()).toMatchObject({ mustChangePassword: false })
})

test('a changed password is the one that signs in', async () => {
  await change(await bearerOf('ganbu'), { current: password, next })
  expect([(await enter('ganbu')).status, (await enter('ganbu', next)).status]).toEqual([401, 200])
})

test('a changed password ends every other session and gives this one another id', async () => {
  const [elsewhere, here] = [await bearerOf('ganbu'), await bearerOf('ganbu')]
  const { token } = (await (await change(here, { current: password, next })).json()) as { token: string }
  expect([await statusOf(elsewhere), await statusOf(here), await statusOf(token)]).toEqual([401, 401, 200])
})

test.each([
  [{ current: 'wrong', next }, '现在的密码不正确，请核对后重新输入。'],
  [{ current: password, next: password }, '新密码不能与原密码相同，请换一个。'],
  [{ current: password, next: '1234567890' }, '这个密码太常见，别人容易猜到，请换一个。'],
])('%j changes nothing', async (body, detail) => {
  const bearer = await bearerOf('ganbu')
  expect(await (await change(bearer, body)).json()).toMatchObject({ code: 'invalid', detail })
  expect((await enter('ganbu')).status).toBe(200)
})

test('a session another site planted before is worth nothing after signing in', async () => {
  await person('attacker')
  const planted = cookiesOf(await enter('attacker'))
  const signed = await enter('ganbu', password, { cookie: planted })
  const after = cookiesOf(signed)
  expect(/jiedui=([^;]+)/.exec(after)![1]).not.toBe(/jiedui=([^;]+)/.exec(planted)![1])
  expect((await ask('GET', '/api/session', undefined, { cookie: planted })).status).toBe(401)
  expect(await (await ask('GET', '/api/session', undefined, { cookie: after })).json()).toMatchObject({
    user: { username: 'ganbu' },
  })
})

test('an unsigned or unknown session id is not taken up', async () => {
  const cookie = 'jiedui=chosen-by-somebody'
  const signed = cookiesOf(await enter('ganbu', password, { cookie }))
  expect(signed).not.toContain('chosen-by-somebody')
  expect((await ask('GET', '/api/session', undefined, { cookie })).status).toBe(401)
})

test('a person sees their sessions and which is this one, and ends them all', async () => {
  const [elsewhere, here] = [await bearerOf('ganbu'), await bearerOf('ganbu')]
  const rows = (await (await ask('GET', '/api/account/sessions', undefined, { bearer: here })).json()) as {
    id: string
    at: string
    lastAt: string
    current: boolean
  }[]
  expect(rows.map(({ current }) => current).sort()).toEqual([false, true])
  expect(rows.every(({ id }) => !here.startsWith(id) && !elsewhere.startsWith(id))).toBe(true)
  expect(rows.every(({ at, lastAt }) => !Number.isNaN(Date.parse(at) + Date.parse(lastAt)))).toBe(true)
  await ask('POST', '/api/account/sign-out-everywhere', undefined, { bearer: here })
  expect([await statusOf(elsewhere), await statusOf(here)]).toEqual([401, 401])
})

test('no password is in the trail', async () => {
  await change(await bearerOf('ganbu'), { current: password, next })
  const { results } = await env.REGISTRY.prepare('SELECT * FROM audit_event').all()
  const trail = JSON.stringify(results)
  expect([trail.includes(password), trail.includes(next), trail.includes('account.password')]).toEqual([
    false,
    false,
    true,
  ])
})
