import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { counted, countTry, passwordLimit } from '../../workers/accounts/failures.ts'
import { hashPassword } from '../../workers/accounts/password.ts'
import { freshCounty } from '../given.ts'
import { ask, cookiesOf, enter, password, person } from './desk.ts'

beforeEach(async () => {
  await freshCounty()
  await person('ganbu')
})

const failed = (subject: string, times: number, at = new Date()) =>
  env.REGISTRY.prepare('INSERT INTO sign_in_failure VALUES (?1, ?2, ?3)').bind(subject, times, at.toISOString()).run()
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code ?? response.status

test('of fifty tries at once ten are made', async () => {
  const tries = Array.from({ length: 50 }, () => countTry(env.REGISTRY, 'username:ganbu', passwordLimit, new Date()))
  expect((await Promise.all(tries)).filter((number) => number !== null)).toHaveLength(10)
})

test('the count is kept in the database: a restart forgets nothing', async () => {
  await failed('username:ganbu', 10)
  const restarted = { ...env }
  expect(await codeOf(await enter('ganbu', undefined, { env: restarted }))).toBe('too-many')
})

test('whoever is locked out gets in again after a quarter of an hour, however often a stranger goes on trying', async () => {
  const started = Date.now()
  await failed('username:ganbu', 10, new Date(started))
  try {
    vi.setSystemTime(started + 14 * 60_000)
    expect(await codeOf(await enter('ganbu', 'a stranger tries'))).toBe('too-many')
    vi.setSystemTime(started + 15 * 60_000 + 1000)
    expect(await codeOf(await enter('ganbu'))).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})

test('a stranger who fails on purpose does not lock people out of the browser they use', async () => {
  const cookie = cookiesOf(await enter('ganbu'))
  await failed('username:ganbu', 10)
  expect(await codeOf(await enter('ganbu', undefined, { cookie }))).toBe(200)
  expect(await codeOf(await enter('ganbu'))).toBe('too-many')
})

test('a browser somebody is known in counts its own failures, and is known for nobody else', async () => {
  await person('second')
  const cookie = cookiesOf(await enter('ganbu'))
  await failed('username:second', 10)
  expect(await codeOf(await enter('second', undefined, { cookie }))).toBe('too-many')
  const device = /jiedui-device=([^.]+)/.exec(cookie)![1]!
  await failed(counted.device('ganbu', device), 10)
  expect(await codeOf(await enter('ganbu', undefined, { cookie }))).toBe('too-many')
})

test('a device cookie somebody made up is none', async () => {
  await failed('username:ganbu', 10)
  expect(await codeOf(await enter('ganbu', undefined, { cookie: 'jiedui-device=mine.AAAA' }))).toBe('too-many')
})

test('names nobody has are counted and answered as names somebody has', async () => {
  await failed('username:nobody', 10)
  const [known, unknown] = [await enter('ganbu', 'wrong'), await enter('nobody.else', 'wrong')]
  expect(await known.text()).toBe(await unknown.text())
  expect(await codeOf(await enter('nobody', 'wrong'))).toBe('too-many')
})

test('an unknown username takes as long as a known one, with a one-time password too', async () => {
  const dear = await hashPassword(password)
  await person('shiqiao', 'cadre', '529901', {}, dear)
  await person('qinghe', 'county_admin', '529901', {}, dear)
  const time = async (username: string) => {
    const spans: number[] = []
    for (let i = 0; i < 4; i++) {
      const from = Date.now()
      await enter(username, 'wrong')
      spans.push(Date.now() - from)
    }
    return Math.min(...spans)
  }
  const known = await time('shiqiao')
  await env.REGISTRY.prepare(`UPDATE account SET password = replace(password, '$8$5$', '$8$1$')`).run()
  const [oneTime, unknown] = [await time('qinghe'), await time('nobody')]
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
  expect(oneTime / unknown).toBeGreaterThan(0.5)
  expect(oneTime / unknown).toBeLessThan(2)
}, 30_000)

test('that somebody was locked out is on the trail, without what was typed', async () => {
  await failed('username:ganbu', 9)
  await enter('ganbu', 'what was typed here')
  const { results } = await env.REGISTRY.prepare(
    `SELECT action, subject, detail FROM audit_event WHERE action = 'account.lock'`,
  ).all()
  expect(results).toEqual([{ action: 'account.lock', subject: 'ganbu', detail: '{"what":"password"}' }])
})

test('the password asked again of somebody signed in is limited too', async () => {
  const { token } = (await (await enter('ganbu')).json()) as { token: string }
  const change = () =>
    ask('POST', '/api/account/password', { current: 'wrong', next: 'three goats by the river' }, { bearer: token })
  expect(await codeOf(await change())).toBe('invalid')
  const { id } = (await env.REGISTRY.prepare('SELECT id FROM user').first<{ id: string }>())!
  await env.REGISTRY.prepare('UPDATE sign_in_failure SET failures = 10 WHERE subject = ?1')
    .bind(counted.password(id))
    .run()
  expect(await codeOf(await change())).toBe('too-many')
})
