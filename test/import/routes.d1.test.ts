import { env } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { Import } from '../../shared/import.ts'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { until } from './sent.ts'

const register = `乡镇,行政村,户编号,姓名,与户主关系,身份证号
城关镇,水井村,5299010000000001,董正波,户主,529901196607118877
城关镇,水井村,,无户人,户主,
`

beforeEach(async () => {
  await freshCounty()
})

const officer = () => signedIn('county_admin')
type Officer = Awaited<ReturnType<typeof officer>>

function send(body: string, headers: Record<string, string>, { authorization }: Officer): Promise<Response> {
  const length = { 'content-length': String(new TextEncoder().encode(body).length) }
  return Promise.resolve(
    app.request(
      '/api/counties/529901/imports',
      { method: 'POST', headers: { authorization, ...length, ...headers }, body },
      env,
    ),
  )
}

it('takes a workbook by its Workflow from upload to receipt', async () => {
  const who = await officer()
  const answer = await send(register, { 'x-file-name': encodeURIComponent('花名册.csv') }, who)
  const { id } = (await answer.json()) as Import
  const ready = await until(who, id, 'ready')
  expect([answer.status, ready.fileName, ready.summary?.counts.person]).toEqual([
    201,
    '花名册.csv',
    { new: 1, changed: 0, same: 0, kept: 0, refused: 1, gone: 0 },
  ])
  const issues = await (await who.get(`imports/${id}/issues`)).json()
  expect(issues).toMatchObject({ groups: [{ code: 'no-key', level: 'error', total: 1 }], rows: { rows: [{ row: 3 }] } })
  expect((await who.post(`imports/${id}/commit`)).status).toBe(200)
  const done = await until(who, id, 'committed')
  expect([done.committedBy, done.sha256]).toEqual([who.username, expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(await (await who.post(`imports/${id}/commit`)).json()).toMatchObject({ code: 'conflict' })
})

it.each([
  ['no name', register, {}, 'invalid'],
  ['nothing in it', '', { 'x-file-name': 'a.csv' }, 'invalid'],
  ['200 MB', 'x', { 'x-file-name': 'a.xlsx', 'content-length': String(200 * 1024 * 1024) }, 'too-large'],
])('refuses a file with %s before anything is kept', async (_, body, headers, code) => {
  const answer = await send(body, headers as Record<string, string>, await officer())
  expect(await answer.json()).toMatchObject({ code })
  expect((await env.LEDGERS.list()).objects).toEqual([])
})

it('keeps a path out of a file’s name', async () => {
  const who = await officer()
  const name = encodeURIComponent('..\\..\\etc/花名册.csv')
  const kept = (await (await send(register, { 'x-file-name': name }, who)).json()) as Import
  expect((await until(who, kept.id, 'ready')).fileName).toBe('花名册.csv')
})

it('cancels what is not committed and forgets its rows', async () => {
  const who = await officer()
  const { id } = (await (await send(register, { 'x-file-name': 'a.csv' }, who)).json()) as Import
  await until(who, id, 'ready')
  expect(await (await who.post(`imports/${id}/cancel`)).json()).toMatchObject({ state: 'cancelled' })
  expect(await env.COUNTY_529901.prepare('SELECT count(*) AS rows FROM staged').first()).toEqual({ rows: 0 })
})

it('empties a register only for who types the county’s code', async () => {
  const who = await officer()
  expect(await (await who.post('register/empty', { confirm: 'yes' })).json()).toMatchObject({ code: 'invalid' })
  expect(await (await who.post('register/empty', { confirm: '529901' })).json()).toMatchObject({
    removed: { person: 0 },
  })
})

it('resumes imports for a home and for nobody else', async () => {
  const bearer = createHmac('sha256', env.AUTH_SECRET).update('internal').digest('hex')
  const resume = (authorization: string) =>
    app.request('/internal/resume', { method: 'POST', headers: { authorization } }, env)
  expect((await resume('Bearer wrong')).status).toBe(404)
  expect(await (await resume(`Bearer ${bearer}`)).json()).toEqual({ resumed: 0 })
})
