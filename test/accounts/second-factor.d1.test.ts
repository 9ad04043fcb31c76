import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { counted } from '../../workers/accounts/failures.ts'
import { giveTicket } from '../../workers/accounts/ticket.ts'
import { freshCounty } from '../given.ts'
import {
  ask,
  bearerOf,
  cookiesOf,
  enter,
  idOf,
  jsonOf,
  password,
  person,
  second,
  sessionOf,
  strict,
  withSecondFactor,
} from './desk.ts'

beforeEach(async () => {
  await freshCounty()
  await person('qinghe', 'county_admin')
})

const wrong = (code: (step: number) => string) => (code(0) === '000000' ? '000001' : '000000')
const ticketOf = async () => giveTicket(env.REGISTRY, await idOf('qinghe'), new Date())
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code ?? response.status

test('a password alone then gives a ticket and no session; the code gives the session', async () => {
  const { code } = await withSecondFactor('qinghe')
  const first = await enter('qinghe')
  expect([first.status, cookiesOf(first), first.headers.get('set-auth-token')]).toEqual([200, '', null])
  const { secondFactor, ticket, token } = await jsonOf(first)
  expect([secondFactor, token]).toEqual([true, undefined])
  const signed = await jsonOf(second(ticket, code(0)))
  expect(await (await sessionOf(signed.token)).json()).toMatchObject({
    user: { username: 'qinghe' },
    secondFactor: 'on',
  })
})

test('a code opens once, the one before it not any more', async () => {
  const { code } = await withSecondFactor('qinghe')
  const [one, two, three] = [await ticketOf(), await ticketOf(), await ticketOf()]
  expect(await codeOf(await second(one, code(0)))).toBe(200)
  expect(await codeOf(await second(two, code(0)))).toBe('invalid')
  expect(await codeOf(await second(three, code(-1)))).toBe('invalid')
})

test('two requests with one code at once: one gets in', async () => {
  const { code } = await withSecondFactor('qinghe')
  const tickets = [await ticketOf(), await ticketOf()]
  const answers = await Promise.all(tickets.map(async (ticket) => (await second(ticket, code(0))).status))
  expect(answers.sort()).toEqual([200, 422])
})

test('a ticket is good for one entry, five tries and five minutes', async () => {
  const { code, backupCodes } = await withSecondFactor('qinghe')
  const used = await ticketOf()
  await second(used, code(0))
  expect(await codeOf(await second(used, backupCodes[0]!))).toBe('not-signed-in')
  const worn = await ticketOf()
  for (let i = 0; i < 5; i++) expect(await codeOf(await second(worn, wrong(code)))).toBe('invalid')
  expect(await codeOf(await second(worn, backupCodes[0]!))).toBe('not-signed-in')
  const old = await ticketOf()
  try {
    vi.setSystemTime(Date.now() + 5 * 60_000 + 1000)
    expect(await codeOf(await second(old, backupCodes[0]!))).toBe('not-signed-in')
  } finally {
    vi.useRealTimers()
  }
})

test('guessing on with new tickets ends after ten tries, and the right code waits too', async () => {
  const { code } = await withSecondFactor('qinghe')
  const codes: unknown[] = []
  for (let i = 0; i < 12; i++) codes.push(await codeOf(await second(await ticketOf(), wrong(code))))
  expect(codes).toEqual([...Array(10).fill('invalid'), 'too-many', 'too-many'])
  expect(await codeOf(await second(await ticketOf(), code(0)))).toBe('too-many')
})

test('a backup code lets in once, whoever has lost the phone', async () => {
  const { backupCodes } = await withSecondFactor('qinghe')
  expect(new Set(backupCodes).size).toBe(10)
  const typed = ` ${backupCodes[3]!.toUpperCase()} `
  expect(await codeOf(await second(await ticketOf(), typed))).toBe(200)
  expect(await codeOf(await second(await ticketOf(), typed))).toBe('invalid')
})

test('nothing of the factor is readable in the database', async () => {
  const { secret, backupCodes } = await withSecondFactor('qinghe')
  const tables = await Promise.all(
    ['second_factor', 'backup_code', 'audit_event'].map((table) =>
      env.REGISTRY.prepare(`SELECT * FROM ${table}`).all(),
    ),
  )
  const kept = JSON.stringify(tables.map(({ results }) => results))
  expect([secret, ...backupCodes].filter((one) => kept.includes(one))).toEqual([])
  expect(kept).not.toMatch(/GEZDG|otpauth/)
})

test("another account's secret put into one's row opens nothing", async () => {
  await person('ducha', 'auditor')
  const { code } = await withSecondFactor('ducha')
  await withSecondFactor('qinghe')
  await env.REGISTRY.prepare(
    `UPDATE second_factor SET secret = (SELECT secret FROM second_factor WHERE user_id = ?2) WHERE user_id = ?1`,
  )
    .bind(await idOf('qinghe'), await idOf('ducha'))
    .run()
  vi.spyOn(console, 'error').mockImplementationOnce(() => {})
  expect((await second(await ticketOf(), code(0))).status).toBe(500)
})

test('setting it up gives this session another id and ends the others', async () => {
  const elsewhere = await bearerOf('qinghe')
  const { before, bearer } = await withSecondFactor('qinghe')
  const statuses = await Promise.all([elsewhere, before, bearer].map(async (one) => (await sessionOf(one)).status))
  expect(statuses).toEqual([401, 401, 200])
})

test('a session that goes on under another id still ends twelve hours after it began', async () => {
  const bearer = await bearerOf('qinghe')
  const began = new Date(Date.now() - 11.9 * 3_600_000).toISOString()
  await env.REGISTRY.prepare('UPDATE session SET createdAt = ?1').bind(began).run()
  await ask('POST', '/api/account/password', { current: password, next: 'three goats by the river' }, { bearer })
  const { results } = await env.REGISTRY.prepare('SELECT createdAt FROM session').all()
  expect(results).toEqual([{ createdAt: began }])
})

test.each([
  ['county_admin', 'needed', 403],
  ['auditor', 'needed', 403],
  ['cadre', 'off', 200],
] as const)('where it is required, a %s without one is %s', async (role, secondFactor, status) => {
  await person('other', role, '529901', role === 'cadre' ? { cadreKey: '李四/教育局' } : {})
  const bearer = await bearerOf('other')
  expect(await (await sessionOf(bearer, strict)).json()).toMatchObject({ secondFactor })
  const home = await ask('GET', '/api/counties/529901/home', undefined, { bearer, env: strict })
  expect(home.status).toBe(status)
})

test('an inspector and an operator need one too; where it is optional they are only advised', async () => {
  await person('ducha', 'inspector', '529901', { untilOn: '2099-12-31', reason: '抽查' })
  await person('yunwei', 'operator')
  for (const username of ['ducha', 'yunwei']) {
    const bearer = await bearerOf(username)
    expect(await (await sessionOf(bearer, strict)).json()).toMatchObject({ secondFactor: 'needed' })
    expect(await (await sessionOf(bearer)).json()).toMatchObject({ secondFactor: 'optional' })
  }
})

test('once set up, the county opens where it is required', async () => {
  const { bearer } = await withSecondFactor('qinghe')
  const home = await ask('GET', '/api/counties/529901/home', undefined, { bearer, env: strict })
  expect(home.status).toBe(200)
})

test('it is taken away with the password and not started twice', async () => {
  const { bearer } = await withSecondFactor('qinghe')
  expect(await codeOf(await ask('POST', '/api/account/totp/start', undefined, { bearer }))).toBe('conflict')
  const remove = (given: string) => ask('POST', '/api/account/totp/remove', { password: given }, { bearer })
  expect(await codeOf(await remove('wrong'))).toBe('invalid')
  expect((await remove(password)).status).toBe(200)
  expect((await jsonOf(enter('qinghe'))).secondFactor).toBeUndefined()
})

test('confirming with wrong codes is limited as well', async () => {
  const bearer = await bearerOf('qinghe')
  await ask('POST', '/api/account/totp/start', undefined, { bearer })
  await env.REGISTRY.prepare('INSERT INTO sign_in_failure VALUES (?1, 10, ?2)')
    .bind(counted.secondFactor(await idOf('qinghe')), new Date().toISOString())
    .run()
  expect(await codeOf(await ask('POST', '/api/account/totp/confirm', { code: '123456' }, { bearer }))).toBe('too-many')
})
