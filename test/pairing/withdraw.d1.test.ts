import { beforeEach, expect, test } from 'vitest'
import type { Changed, Withdraw, Withdrawn } from '../../shared/change.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { read } from './desk.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  for (const no of ['1001', '1002', '1003']) await county.household({ no })
  await county.cadre({ name: '李四', post_level: '乡科级' })
  for (const name of ['王五', '赵六']) await county.cadre({ name })
  await county.pairing({ household: '1001', cadre: li, note: '2023 年接手' })
  await county.pairing({ household: '1002', cadre: li })
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const [li, wang, zhao] = ['李四/教育局', '王五/教育局', '赵六/教育局']
const give = (householdNo: string, cadreKey: string | null, replaces: number | null, override?: string) => {
  return { householdNo, cadreKey, replaces, override }
}
const change = (...changes: object[]) => {
  return read<Changed>(officer.post('pairings/changes', { on: today, reason: '工作调动', changes }))
}
const withdraw = (at: string, given: Partial<Withdraw> = {}, by = officer) =>
  by.post('pairings/withdraw', { householdNo: '1001', at, whole: false, reason: '选错了人', ...given })
const refusal = async (answer: Promise<Response> | Response) => (await read<ProblemBody>(answer)).detail
const rows = async (text: string) => (await county.db.prepare(text).all()).results
const register = async () => [
  await rows('SELECT * FROM pairing ORDER BY id'),
  await rows('SELECT * FROM cadre ORDER BY id'),
]

test('a mis-click is taken back and the register is as before, to the byte; the trail keeps both with names and reason', async () => {
  const before = await register()
  await officer.put('policy', { document: { pairing: { acceptance: true, cap: { 一般干部: 0 } } } })
  const some = { on: today, reason: '户数调整', changes: [give('1001', wang, 1, '村里只有他一人')] }
  const { at } = await read<Changed>(officer.post(`cadres/${encodeURIComponent(li)}/handover`, some))
  expect(await rows('SELECT (SELECT count(*) FROM acceptance) AS a, (SELECT count(*) FROM cap_override) AS o')).toEqual(
    [{ a: 1, o: 1 }],
  )
  expect(await read<Withdrawn>(withdraw(at))).toEqual({ households: ['1001'], cadre: null })
  expect(await register()).toEqual(before)
  expect(await rows('SELECT (SELECT count(*) FROM acceptance) AS a, (SELECT count(*) FROM cap_override) AS o')).toEqual(
    [{ a: 0, o: 0 }],
  )
  const trail = await rows(`SELECT action, detail ->> '$.reason' AS reason, detail ->> '$.names.cadre' AS cadre,
    coalesce(detail ->> '$.names.successor', detail ->> '$.names.withdrawn') AS other
    FROM audit_event WHERE subject = '1001' ORDER BY id`)
  expect(trail).toEqual([
    { action: 'pairing.end', reason: '户数调整', cadre: '李四', other: '王五' },
    { action: 'pairing.withdraw', reason: '选错了人', cadre: '李四', other: '王五' },
  ])
  expect(await rows(`SELECT 1 FROM finding WHERE check_id = 'pair-overload' AND status <> 'resolved'`)).toEqual([])
  expect(await refusal(withdraw(at))).toContain('已经撤回')
})

test('an order of many is taken back by household or whole; what was ended with nobody in its place stands again', async () => {
  const before = await register()
  await county.pairing({ household: '1003', cadre: li })
  await county.db.prepare(`UPDATE household SET status = '已脱贫' WHERE key = '1003'`).run()
  const { at } = await change(give('1001', wang, 1), give('1002', zhao, 2), give('1003', null, 3))
  expect((await withdraw(at)).status).toBe(200)
  const rest = await read<Withdrawn>(withdraw(at, { householdNo: '1003', whole: true }))
  expect(rest.households).toEqual(['1002', '1003'])
  await county.db.prepare('DELETE FROM pairing WHERE id = 3').run()
  expect(await register()).toEqual(before)
  const { at: first } = await change(give('1003', wang, null))
  expect((await withdraw(first, { householdNo: '1003' })).status).toBe(200)
  expect(await register()).toEqual(before)
})

test('a cadre who left by mistake is in the post again with all its households, and with one of them alone never', async () => {
  const before = await register()
  const changes = [give('1001', wang, 1), give('1002', zhao, 2)]
  const order = { leftOn: today, on: today, kind: '退休', reason: '', changes }
  const { at } = await read<Changed>(officer.post(`cadres/${encodeURIComponent(li)}/leave`, order))
  expect(await refusal(withdraw(at))).toContain('不能单独撤回')
  expect(await read<Withdrawn>(withdraw(at, { whole: true }))).toEqual({ households: ['1001', '1002'], cadre: '李四' })
  expect(await register()).toEqual(before)
  const [last] = await rows('SELECT action, subject FROM audit_event ORDER BY id DESC LIMIT 1')
  expect(last).toEqual({ action: 'cadre.return', subject: li })
})

test('what something was built on is not taken back, and it says what', async () => {
  const { at } = await change(give('1001', wang, 1))
  await county.db
    .prepare(
      `INSERT INTO visit (key, household_no, cadre_key, cadre_name, visited_on) VALUES ('v', '1001', ?1, '王五', ?2)`,
    )
    .bind(wang, today)
    .run()
  expect(await refusal(withdraw(at))).toContain('已登记走访')
  await county.db.prepare('DELETE FROM visit').run()
  const elsewhere = await signedIn('township_clerk', { township: '青山镇' })
  expect((await withdraw(at, {}, elsewhere)).status).toBe(404)
  await county.db
    .prepare(`UPDATE pairing SET edited_at = 'since' WHERE household_no = '1001' AND cadre_key = ?1`)
    .bind(wang)
    .run()
  expect(await refusal(withdraw(at))).toContain('又改动过')
  expect((await withdraw(new Date(0).toISOString())).status).toBe(409)
})

test('who has been given other households meanwhile is not filled past the cap by it', async () => {
  const { at: given } = await change(give('1003', wang, null))
  const { at } = await change(give('1001', wang, 1))
  const { at: away } = await read<Changed>(
    officer.post('pairings/changes', { on: tomorrow, reason: '工作调动', changes: [give('1003', zhao, 3)] }),
  )
  expect(given < at && at < away).toBe(true)
  await county.household({ no: '1004' })
  await change(give('1004', wang, null))
  expect(await refusal(withdraw(away, { householdNo: '1003' }))).toContain('又接了别的户')
})

const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)

test('a number in why an earlier pairing ended stands in no way, and stays', async () => {
  const ended = { since: '2020-01-01', until_on: '2023-12-31', end_reason: `调离 ${county.sealer.seal('19012345678')}` }
  await county.pairing({ household: '1001', cadre: zhao, ...ended })
  const before = await register()
  const { at } = await change(give('1001', wang, 1))
  expect((await withdraw(at)).status).toBe(200)
  expect(await register()).toEqual(before)
})
