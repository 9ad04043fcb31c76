import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import { linkSubject, type Outside } from '../../workers/accounts/outside.ts'
import { outsideRoutes } from '../../workers/accounts/routes.ts'
import type { AppEnv } from '../../workers/env.ts'
import { onError, Problem } from '../../workers/http/problem.ts'
import { freshCounty } from '../given.ts'
import { ask, cookiesOf, idOf, person, withSecondFactor } from './desk.ts'

/** A provider that believes what it is told, once it has sent the browser away and got its state back. */
const provider: Outside = {
  id: 'fake',
  async start() {
    const headers = { location: 'https://id.example/authorize?state=s1', 'set-cookie': 'outside=s1; HttpOnly' }
    return new Response(null, { status: 302, headers })
  },
  async finish(request) {
    const { searchParams } = new URL(request.url)
    if (!request.headers.get('cookie')?.includes(`outside=${searchParams.get('state')}`)) {
      throw new Problem('not-signed-in', '登录已过期，请重新开始。')
    }
    return { provider: 'fake', subject: searchParams.get('subject') ?? '' }
  },
}

const app = new Hono<AppEnv>().route('/', outsideRoutes([provider]))
app.onError(onError)
const go = (path: string, cookie = 'outside=s1') =>
  app.request(`/api/auth/outside/fake/${path}`, { headers: { cookie } }, env)

beforeEach(async () => {
  await freshCounty()
  await person('ganbu')
  const account = { id: await idOf('ganbu'), username: 'ganbu' }
  await linkSubject(env, { provider: 'fake', subject: 'u-17' }, account, { at: new Date(), actor: 'test' })
})

test('a linked subject is in as the account it is linked to', async () => {
  expect((await go('start')).headers.get('location')).toBe('https://id.example/authorize?state=s1')
  const back = await go('finish?state=s1&subject=u-17')
  expect([back.status, back.headers.get('location')]).toEqual([303, '/'])
  const session = await ask('GET', '/api/session', undefined, { cookie: cookiesOf(back) })
  expect(await session.json()).toMatchObject({ user: { username: 'ganbu' } })
})

test('who is not linked, disabled, or answers for another browser is not in', async () => {
  expect((await go('finish?state=s1&subject=u-18')).status).toBe(401)
  expect((await go('finish?state=s2&subject=u-17')).status).toBe(401)
  await env.REGISTRY.prepare(`UPDATE user SET disabled_at = 'now'`).run()
  expect((await go('finish?state=s1&subject=u-17')).status).toBe(401)
})

test('the second factor is asked for all the same', async () => {
  await withSecondFactor('ganbu')
  const back = await go('finish?state=s1&subject=u-17')
  expect(back.headers.get('location')).toMatch(/^\/#ticket=[\w-]{32}$/)
  expect(cookiesOf(back)).toBe('')
})
