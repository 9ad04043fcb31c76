import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { addressUnder, routes } from './routes.ts'

let authorization: string
beforeAll(async () => {
  await freshCounty()
  ;({ authorization } = await signedIn('county_admin'))
})

const kept = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const safety = ({ headers }: Response) => Object.fromEntries(Object.keys(kept).map((name) => [name, headers.get(name)]))

const everywhere = [...routes, { name: 'GET nowhere', method: 'GET', path: '/api/nowhere' }]
test.each(everywhere)('$name answers unframed, unsniffed and unkept, refused or not', async ({ method, path }) => {
  const senders: Record<string, string>[] = [{}, { authorization }, { authorization, cookie: 'jiedui=1' }]
  for (const headers of senders) {
    const answer = await app.request(addressUnder(path), { method, headers }, env)
    expect(safety(answer)).toEqual(kept)
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
    expect(answer.headers.get('x-powered-by')).toBe(null)
  }
})

test('a fault inside answers as safely as everything else', async () => {
  const broken = new Proxy(env.REGISTRY, {
    get: () => () => {
      throw new Error('SELECT secret FROM registry')
    },
  })
  const answer = await app.request(
    '/internal/resume',
    { method: 'POST' },
    { ...env, REGISTRY: broken, AUTH_SECRET: '' },
  )
  expect(safety(answer)).toEqual(kept)
  expect(await answer.text()).not.toMatch(/SELECT|Error|\.ts/)
})
