import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Role } from '../../shared/role.ts'
import type { AppEnv } from '../../workers/env.ts'
import { countyOf } from '../../workers/http/county.ts'
import { permit } from '../../workers/http/may.ts'
import { onError } from '../../workers/http/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const app = new Hono<AppEnv>()
app.onError(onError)
app.use('/api/counties/:county/*', countyOf)
app.get('/api/counties/:county/people', permit('household.read'), async (c) => {
  const { results } = await c.var.county.db.prepare('SELECT name, id_number FROM person ORDER BY name').all()
  return c.json({ county: c.var.county.name, actor: c.var.actor, people: results }, 200)
})
app.post('/api/counties/:county/empty', permit('register.empty'), (c) => c.json({ emptied: true }, 200))

let given: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  given = await freshCounty()
})

const ask = async (person: { authorization: string }, path: string, method = 'GET') =>
  app.request(`/api/counties/${path}`, { method, headers: { authorization: person.authorization } }, env)
const asked = async (role: Role, path: string, method?: string) =>
  (await ask(await signedIn(role), path, method)).json()

test('a member sees the county of their membership, numbers masked', async () => {
  await given.household({ no: '1001' })
  await given.person({ household: '1001', name: '张三', id: '529901198001011234' })
  const person = await signedIn('county_admin')
  expect(await (await ask(person, '529901/people')).json()).toEqual({
    county: '清禾县',
    actor: person.username,
    people: [{ name: '张三', id_number: '529***********1234' }],
  })
})

test.each(['529902', '529999', 'REGISTRY', '529901%20'])('for everybody else there is no county %s', async (code) => {
  expect(await asked('county_admin', `${code}/people`)).toMatchObject({ code: 'not-found' })
})

test('a county taken out of service is no county', async () => {
  await env.REGISTRY.prepare("UPDATE county SET disabled_at = '2026-01-01' WHERE code = '529901'").run()
  expect(await asked('county_admin', '529901/people')).toMatchObject({ code: 'not-found' })
})

test('a county without a database is a fault, not an empty county', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  await env.REGISTRY.prepare(
    "INSERT INTO county (code, name, created_at) VALUES ('529903', '无库县', '2026-01-01')",
  ).run()
  const person = await signedIn('county_admin', { county: '529903' })
  expect(await (await ask(person, '529903/people')).json()).toMatchObject({ code: 'unexpected' })
  expect(logged.mock.lastCall?.[1]).toMatchObject({ message: 'COUNTY_529903 is not bound' })
  logged.mockRestore()
})

test('an inspector reads and does not write', async () => {
  expect(await asked('inspector', '529901/people')).toMatchObject({ people: [] })
  expect(await asked('inspector', '529901/empty', 'POST')).toMatchObject({
    code: 'not-allowed',
    detail: '“抽查督导员”不能进行这项操作，如有需要请联系县级管理员。',
  })
})

test('whoever is not signed in is asked to, whatever the county', async () => {
  const ask = async (code: string) => (await app.request(`/api/counties/${code}/people`, {}, env)).json()
  expect([await ask('529901'), await ask('000000')]).toMatchObject([{ status: 401 }, { status: 401 }])
})

test('a signature of another key signs nobody in', async () => {
  const { authorization } = await signedIn('county_admin')
  const forged = { authorization: authorization.replace(/\..*/, `.${encodeURIComponent(`${'A'.repeat(43)}=`)}`) }
  expect(await (await ask(forged, '529901/people')).json()).toMatchObject({ code: 'not-signed-in' })
})
