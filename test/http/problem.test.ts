import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProblemBody, ProblemCode, problemStatus } from '../../shared/problem.ts'
import type { AppEnv } from '../../workers/env.ts'
import { notFound, onError, Problem } from '../../workers/http/problem.ts'
import { valid } from '../../workers/http/valid.ts'

const app = new Hono<AppEnv>()
app.onError(onError)
app.notFound(notFound)
app.get('/refused/:code', (c) => {
  throw new Problem(ProblemCode.parse(c.req.param('code')), '请稍后再试。')
})
app.get('/broken', () => {
  throw new Error('row 7 of 张三 is null')
})
app.post('/asked', bodyLimit({ maxSize: 40 }), valid('json', z.object({ day: z.string() })), (c) => c.body(null, 204))

const post = (body: string) =>
  app.request('/asked', { method: 'POST', body, headers: { 'content-type': 'application/json' } })

test.each(ProblemCode.options)('the refusal %s is a problem with its status and two sentences', async (code) => {
  const response = await app.request(`/refused/${code}`)
  expect(response.status).toBe(problemStatus[code])
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(ProblemBody.parse(await response.json())).toMatchObject({ code, detail: '请稍后再试。' })
})

test('a bug is logged whole and tells the outside nothing', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const response = await app.request('/broken')
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(ProblemBody.parse(JSON.parse(text)).code).toBe('unexpected')
  expect(text).not.toContain('张三')
  expect(logged.mock.lastCall?.[1]).toMatchObject({ message: 'row 7 of 张三 is null' })
  logged.mockRestore()
})

test.each([
  ['{"day": 7}', 'invalid'],
  ['{"day":', 'invalid'],
  [JSON.stringify({ day: '2026-01-01'.repeat(9) }), 'too-large'],
])('a body like %s is refused as %s', async (body, code) => {
  expect(await (await post(body)).json()).toMatchObject({ code })
})

test('a refusal of what was filled in names the field', async () => {
  expect(await (await post('{"day": 7}')).json()).toMatchObject({ detail: '请检查这些内容：day。' })
})

test('an address that is none is a problem too', async () => {
  expect(await (await app.request('/nowhere')).json()).toMatchObject({ code: 'not-found' })
})
