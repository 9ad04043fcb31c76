import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { addressUnder, changing, routes } from './routes.ts'

let cookie: string
let person: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await freshCounty()
  person = await signedIn('county_admin')
  cookie = `jiedui=${person.authorization.replace('Bearer ', '')}`
})

const ask = (path: string, init: RequestInit) => Promise.resolve(app.request(addressUnder(path), init, env))
const code = async (answer: Response) => ((await answer.json()) as { code?: string }).code

test('what changes is all below /api/, but for the doors a home itself knocks at with its own key', async () => {
  expect(changing.length).toBeGreaterThan(8)
  const others = changing.filter(({ path }) => !path.startsWith('/api/'))
  expect(others.filter(({ path }) => !path.startsWith('/internal/'))).toEqual([])
  for (const { path, method } of others) expect((await ask(path, { method, headers: { cookie } })).status).toBe(404)
})

const ofApi = changing.filter(({ path }) => path.startsWith('/api/'))
test.each(ofApi)('$name by cookie without our header is refused', async ({ method, path }) => {
  const answer = await ask(path, { method, headers: { cookie } })
  expect([answer.status, await code(answer)]).toEqual([403, 'not-allowed'])
})

test.each(ofApi)('$name from a page the browser calls cross-site is refused, whatever it sends', async (route) => {
  const headers = { cookie, 'x-jiedui': '1', 'sec-fetch-site': 'cross-site' }
  expect(await code(await ask(route.path, { method: route.method, headers }))).toBe('not-allowed')
})

const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json', '']
/** A workbook's bytes are no JSON; our own header keeps other sites' forms from sending any. */
const bytes = /\/imports$|\/workbook$|\/parts\/[^/]+$/
const withBody = ofApi.filter(({ path }) => !bytes.test(path))
test.each(withBody)('$name takes no JSON that says it is something else', async ({ method, path }) => {
  const codes = []
  for (const type of forms) {
    const headers = { authorization: person.authorization, 'content-type': type }
    codes.push(await code(await ask(path, { method, headers, body: '{"confirm":"529901"}' })))
  }
  expect(new Set(codes)).toEqual(new Set(['invalid']))
})

test('a request that calls itself another method is what it is', async () => {
  const headers = { cookie, 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'x-method-override': 'POST' }
  const before = await env.COUNTY_529901.prepare('SELECT count(*) AS rows FROM audit_event').first()
  for (const { path } of changing) await ask(`${path}?_method=POST`, { method: 'GET', headers })
  expect(await env.COUNTY_529901.prepare('SELECT count(*) AS rows FROM audit_event').first()).toEqual(before)
})

test('nobody else may read an answer: no route allows another origin', async () => {
  const origin = 'https://elsewhere.example'
  for (const { method, path } of routes) {
    for (const asked of [method, 'OPTIONS']) {
      const headers = { origin, authorization: person.authorization, 'access-control-request-method': method }
      const answer = await ask(path, { method: asked, headers })
      expect(answer.headers.get('access-control-allow-origin'), `${asked} ${path}`).toBe(null)
    }
  }
})
