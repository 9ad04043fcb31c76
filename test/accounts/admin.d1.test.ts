import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { AccountRow, MadeAccounts } from '../../shared/account.ts'
import type { Page } from '../../shared/page.ts'
import { createAccount } from '../../workers/accounts/create.ts'
import { disableLeavers } from '../../workers/accounts/leavers.ts'
import { findCounty, openCounty } from '../../workers/db/county.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { ask, bearerOf, enter, idOf, jsonOf, password, person, sessionOf, withSecondFactor } from './desk.ts'

let given: Awaited<ReturnType<typeof freshCounty>>
let admin: Awaited<ReturnType<typeof signedIn>>

beforeEach(async () => {
  given = await freshCounty()
  admin = await signedIn('county_admin')
})

const make = async (...accounts: object[]) => {
  const response = await admin.post('accounts', { accounts })
  return { status: response.status, ...((await response.json()) as MadeAccounts) }
}
const act = async (username: string, what: string, by = admin) => by.post(`accounts/${await idOf(username)}/${what}`)
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code ?? response.status
const listed = async (query = '') => (await (await admin.get(`accounts${query}`)).json()) as Page<AccountRow>

test('an account is made with a numbered username and a one-time password that must be changed', async () => {
  await given.household({ no: '1001' })
  const { status, made, refused } = await make(
    { name: '张干事', role: 'township_clerk', township: '城关镇' },
    { name: '李书记', role: 'village_officer', township: '城关镇', village: '东村', username: 'Dongcun' },
  )
  expect([status, refused]).toEqual([201, []])
  expect(made).toEqual([
    { username: '5299010001', name: '张干事', role: 'township_clerk', unit: null, password: expect.any(String) },
    { username: 'dongcun', name: '李书记', role: 'village_officer', unit: null, password: expect.any(String) },
  ])
  const bearer = await bearerOf('5299010001', made[0]!.password)
  expect(await (await sessionOf(bearer)).json()).toMatchObject({
    user: { username: '5299010001', name: '张干事' },
    mustChangePassword: true,
    memberships: [{ county: { code: '529901' }, role: 'township_clerk', township: '城关镇', village: null }],
  })
})

test.each([
  [{ role: 'operator' }, '平台运维账号不在县里开设，请联系平台运维。'],
  [{ role: 'auditor', username: '5299010009' }, '账号「5299010009」须以字母开头，由 3–30 个字母、数字组成。'],
  [{ role: 'auditor', username: "x' OR 1" }, "账号「x' or 1」须以字母开头，由 3–30 个字母、数字组成。"],
  [{ role: 'auditor', username: 'there' }, '账号「there」已有人使用，请换一个。'],
  [{ role: 'inspector' }, '抽查督导员须写明事由和到期日（untilOn）。'],
  [{ role: 'township_clerk' }, '乡镇账号须写明乡镇。'],
  [{ role: 'village_officer', township: '城关镇' }, '村级账号须写明乡镇和村。'],
  [{ role: 'township_clerk', township: '城关' }, '登记册里没有「城关」，请核对写法或先导入台账。'],
  [{ role: 'cadre' }, '帮扶责任人账号须对应花名册上的一名干部。'],
  [{ role: 'cadre', cadreKey: '无名/教育局' }, '花名册上没有这名干部，请从花名册选择。'],
  [{ role: 'cadre', cadreKey: '赵六/教育局' }, '该干部在花名册上已离任，不能开设账号。'],
  [{ role: 'cadre', cadreKey: '李四/教育局' }, '已有账号 there'],
])('%j gets no account: %s', async (asked, why) => {
  await given.household({ no: '1001' })
  await given.cadre({ name: '李四' })
  await given.cadre({ name: '赵六', left_on: '2020-01' })
  await person('there', 'cadre', '529901', { cadreKey: '李四/教育局' })
  expect(await make({ name: '某人', ...asked })).toEqual({ status: 201, made: [], refused: [{ name: '某人', why }] })
})

test('the same username or cadre twice in one list is made once', async () => {
  await given.cadre({ name: '李四' })
  const two = (more: object) => [
    { name: '甲', ...more },
    { name: '乙', ...more },
  ]
  const { made, refused } = await make(
    ...two({ role: 'auditor', username: 'jiwei' }),
    ...two({ role: 'cadre', cadreKey: '李四/教育局' }),
  )
  expect(made.map(({ name, role }) => `${name} ${role}`)).toEqual(['甲 auditor', '甲 cadre'])
  expect(refused.map(({ why }) => why)).toEqual(['账号「jiwei」已有人使用，请换一个。', '已有账号 本次新开'])
})

test('an inspector comes with a reason and a last day', async () => {
  const { made } = await make({ name: '督导', role: 'inspector', untilOn: '2099-12-31', reason: '年度抽查' })
  expect((await listed('?role=inspector')).rows).toMatchObject([
    { username: made[0]!.username, untilOn: '2099-12-31', lastSignInAt: null, mustChangePassword: true },
  ])
})

test('the list is the county’s own, found by name, unit, role and township', async () => {
  await person('wangwu', 'cadre', '529901', { cadreKey: '王五/水利局' })
  await person('clerk', 'township_clerk', '529901', { township: '城关镇' })
  await person('elsewhere', 'cadre', '529902', { cadreKey: '王五/水利局' })
  await enter('wangwu')
  const names = async (query: string) => (await listed(query)).rows.map(({ username }) => username)
  expect(await names('?q=%E6%B0%B4%E5%88%A9%E5%B1%80')).toEqual(['wangwu'])
  expect(await names('?township=%E5%9F%8E%E5%85%B3%E9%95%87')).toEqual(['clerk'])
  expect(await names('?role=cadre')).toEqual(['wangwu'])
  const { rows, total } = await listed('?role=cadre')
  expect([total, rows[0]]).toMatchObject([1, { cadreKey: '王五/水利局', disabledAt: null, secondFactor: false }])
  expect(rows[0]!.lastSignInAt).toMatch(/^\d{4}-/)
  expect(await listed('?page=9&size=2')).toMatchObject({ rows: [], total: 3 })
})

test('a disabled account is out at its next request and told so when it signs in', async () => {
  await person('ganbu')
  const bearer = await bearerOf('ganbu')
  expect(await (await act('ganbu', 'disable')).json()).toEqual({ ok: true })
  expect((await sessionOf(bearer)).status).toBe(401)
  expect(await (await enter('ganbu')).json()).toMatchObject({ code: 'not-allowed' })
  expect(await codeOf(await enter('ganbu', 'wrong'))).toBe('not-signed-in')
  await act('ganbu', 'enable')
  expect((await enter('ganbu')).status).toBe(200)
  expect((await sessionOf(bearer)).status).toBe(401)
})

test('a ticket given before the account was disabled opens nothing', async () => {
  await person('jiwei', 'auditor')
  const { code } = await withSecondFactor('jiwei')
  const { ticket } = await jsonOf(enter('jiwei'))
  await env.REGISTRY.prepare(`UPDATE user SET disabled_at = 'now' WHERE username = 'jiwei'`).run()
  const answer = await ask('POST', '/api/auth/sign-in/second', { ticket, code: code(0) })
  expect(await codeOf(answer)).toBe('not-signed-in')
})

test('a reset password lets in once more, without the lost phone, and ends what was open', async () => {
  await person('jiwei', 'auditor')
  const { bearer } = await withSecondFactor('jiwei')
  await env.REGISTRY.prepare(`INSERT INTO sign_in_failure VALUES ('username:jiwei', 10, ?1)`)
    .bind(new Date().toISOString())
    .run()
  const reset = (await (await act('jiwei', 'reset-password')).json()) as { password: string }
  expect((await sessionOf(bearer)).status).toBe(401)
  expect((await enter('jiwei')).status).toBe(401)
  const signed = await jsonOf(enter('jiwei', reset.password))
  expect(await (await sessionOf(signed.token)).json()).toMatchObject({
    mustChangePassword: true,
    secondFactor: 'optional',
  })
})

test('an administrator signs somebody out', async () => {
  await person('ganbu')
  const bearer = await bearerOf('ganbu')
  await act('ganbu', 'sign-out')
  expect((await sessionOf(bearer)).status).toBe(401)
})

test.each(['disable', 'reset-password'])('nobody does %s to themselves', async (what) => {
  expect(await codeOf(await act(admin.username, what))).toBe('conflict')
})

test.each(['disable', 'enable', 'reset-password', 'sign-out'])(
  '%s: an operator, somebody of two counties and somebody of another county are not this county’s to manage',
  async (what) => {
    await person('yunwei', 'operator')
    await person('other', 'cadre', '529902')
    const both = ['529901', '529902'].map((countyCode) => ({ countyCode, role: 'county_admin' as const }))
    await createAccount(env, { username: 'both', name: '两县', password, memberships: both }, new Date(), 'test')
    expect(await codeOf(await act('yunwei', what))).toBe('not-allowed')
    expect(await codeOf(await act('both', what))).toBe('not-allowed')
    const [foreign, nobody] = [await act('other', what), await admin.post(`accounts/nobody/${what}`)]
    expect([foreign.status, await foreign.text()]).toEqual([404, await nobody.text()])
    expect((await enter('both')).status).toBe(200)
  },
)

test('whoever administers both counties manages an account of both', async () => {
  const both = ['529901', '529902'].map((countyCode) => ({ countyCode, role: 'county_admin' as const }))
  for (const username of ['both', 'too']) {
    await createAccount(env, { username, name: username, password, memberships: both }, new Date(), 'test')
  }
  const path = `/api/counties/529901/accounts/${await idOf('too')}/disable`
  expect((await ask('POST', path, undefined, { bearer: await bearerOf('both') })).status).toBe(200)
})

test('a cadre who left is disabled and out, by the day the ledger says, and no other', async () => {
  await given.cadre({ name: '李四' })
  await given.cadre({ name: '王五', left_on: '2026-12' })
  await given.cadre({ name: '赵六', left_on: '' })
  const cadres = { lisi: '李四', wangwu: '王五', zhaoliu: '赵六' }
  for (const [username, name] of Object.entries(cadres)) {
    await person(username, 'cadre', '529901', { cadreKey: `${name}/教育局` })
  }
  const bearers = { lisi: await bearerOf('lisi'), zhaoliu: await bearerOf('zhaoliu') }
  await env.COUNTY_529901.prepare(`UPDATE cadre SET left_on = '2026-11-21' WHERE name = '李四'`).run()
  const county = await openedCounty()
  const out = (day: string) => disableLeavers(env, county, new Date(`${day}T02:00:00Z`), day)
  expect([await out('2026-11-20'), await out('2026-11-22'), await out('2026-11-22'), await out('2026-12-01')]).toEqual([
    [],
    ['lisi'],
    [],
    ['wangwu'],
  ])
  expect([(await sessionOf(bearers.lisi)).status, (await sessionOf(bearers.zhaoliu)).status]).toEqual([401, 200])
  expect((await listed('?q=lisi')).rows).toMatchObject([{ disabledWhy: '花名册上已离任，自动停用' }])
  expect(await codeOf(await act('lisi', 'enable'))).toBe('conflict')
})

test('what was done to accounts is on the trail, passwords are not', async () => {
  await person('ganbu')
  const { made } = await make({ name: '纪委', role: 'auditor', username: 'jiwei' })
  const reset = (await (await act('ganbu', 'reset-password')).json()) as { password: string }
  await act('ganbu', 'disable')
  const { results } = await env.REGISTRY.prepare(
    'SELECT actor, action, subject, detail FROM audit_event WHERE actor = ?1 ORDER BY id',
  )
    .bind(admin.username)
    .all<{ action: string; subject: string }>()
  expect(results.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'account.create 529901',
    'account.reset-password ganbu',
    'account.disable ganbu',
  ])
  const trail = JSON.stringify(results)
  expect([trail.includes(made[0]!.password), trail.includes(reset.password)]).toEqual([false, false])
})

async function openedCounty() {
  const line = await findCounty(env.REGISTRY, '529901')
  return openCounty(env, line!)
}
