import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { declaredAction } from '../../workers/http/may.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const COUNTY = '/api/counties/:county/'
const open = [
  'POST /api/auth/sign-in/username',
  'POST /api/auth/sign-in/second',
  'POST /api/auth/sign-out',
  'GET /health',
]

const routes = [...Map.groupBy(app.routes, ({ method, path }) => `${method} ${path}`)]
  .filter(([name]) => !name.startsWith('ALL '))
  .map(([name, handlers]) => ({ name, actions: handlers.flatMap(({ handler }) => declaredAction(handler) ?? []) }))
// To whoever has not the home's own key there is no /internal (test/hostile/crosssite.d1.test.ts).
const closed = routes.filter(({ name }) => !open.includes(name) && !name.includes(' /internal/'))
const ofCounties = routes.filter(({ name }) => name.includes(COUNTY))

const ask = (name: string, county: string, authorization?: string) => {
  const [method, path] = name.split(' ') as [string, string]
  const url = path.replace(':county', county).replaceAll(/:\w+/g, '1')
  return app.request(url, { method, headers: authorization === undefined ? {} : { authorization } }, env)
}

beforeAll(async () => {
  await freshCounty()
})

test('every route of a county declares the one thing it does', () => {
  expect(ofCounties.filter(({ actions }) => actions.length !== 1)).toEqual([])
})

test.each(closed)('$name is closed to whoever is not signed in', async ({ name }) => {
  expect(await (await ask(name, '529901')).json()).toMatchObject({ code: 'not-signed-in', status: 401 })
})

test.each(ofCounties)('$name is not there for the admin of another county', async ({ name }) => {
  const { authorization } = await signedIn('county_admin', { county: '529902' })
  expect(await (await ask(name, '529901', authorization)).json()).toMatchObject({ code: 'not-found', status: 404 })
})

test.each(ofCounties)('$name is refused to an operator, who sees no household', async ({ name }) => {
  const { authorization } = await signedIn('operator')
  expect(await (await ask(name, '529901', authorization)).json()).toMatchObject({ code: 'not-allowed', status: 403 })
})
