import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { AcceptanceRow, HandoverPlan } from '../../shared/leave.ts'
import type { Page } from '../../shared/page.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { read } from './desk.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  for (const no of ['1001', '1002', '1003']) await county.household({ no, head_name: `户${no}` })
  await county.cadre({ name: '李四', post_level: '乡科级' })
  for (const name of ['王五', '赵六']) await county.cadre({ name })
  for (const household of ['1001', '1002', '1003']) await county.pairing({ household, cadre: '李四/教育局' })
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10)
const at = (key: string, what: string) => `cadres/${encodeURIComponent(key)}/${what}`
const wang = '王五/教育局'
const zhao = '赵六/教育局'
const change = (no: number, cadreKey: string | null) => ({ householdNo: `100${no}`, replaces: no, cadreKey })
const three = [change(1, wang), change(2, wang), change(3, zhao)]
const order = { leftOn: today, on: today, kind: '退休', reason: '', changes: three }
const leave = (body: unknown, by = officer) => by.post(at('李四/教育局', 'leave'), body)
const rows = async (text: string) => (await county.db.prepare(text).all()).results
const currents = () => rows('SELECT household_no, cadre_key, since_on FROM pairing WHERE until_on IS NULL ORDER BY 1')

test('a cadre leaves and every household has its successor from the day on, both names and the reason on the trail', async () => {
  const account = await signedIn('cadre', { cadreKey: '李四/教育局' })
  expect((await leave({ ...order, reason: '到龄' })).status).toBe(201)
  expect(await currents()).toEqual([
    { household_no: '1001', cadre_key: wang, since_on: today },
    { household_no: '1002', cadre_key: wang, since_on: today },
    { household_no: '1003', cadre_key: zhao, since_on: today },
  ])
  const ended = { until_on: yesterday, end_reason: '退休：到龄' }
  expect(await rows('SELECT until_on, end_reason FROM pairing WHERE until_on <> ""')).toEqual([ended, ended, ended])
  expect(await rows(`SELECT left_on, left_reason FROM cadre WHERE name = '李四'`)).toEqual([
    { left_on: today, left_reason: '退休' },
  ])
  const trail =
    await rows(`SELECT action, subject, detail ->> '$.names.cadre' AS cadre, detail ->> '$.names.successor' AS successor,
    detail ->> '$.reason' AS reason FROM audit_event ORDER BY action, subject`)
  expect(trail).toEqual([
    { action: 'cadre.leave', subject: '李四/教育局', cadre: '李四', successor: '王五,赵六', reason: '到龄' },
    { action: 'pairing.end', subject: '1001', cadre: '李四', successor: '王五', reason: '退休：到龄' },
    { action: 'pairing.end', subject: '1002', cadre: '李四', successor: '王五', reason: '退休：到龄' },
    { action: 'pairing.end', subject: '1003', cadre: '李四', successor: '赵六', reason: '退休：到龄' },
  ])
  expect(await rows(`SELECT check_id FROM finding WHERE check_id IN ('pair-cadre-gone', 'pair-none')`)).toEqual([])
  const disabled = 'SELECT disabled_at IS NOT NULL AS closed FROM user WHERE username = ?1'
  expect(await env.REGISTRY.prepare(disabled).bind(account.username).first('closed')).toBe(1)
})

test('with a household left over nobody leaves and nothing is written', async () => {
  const short = await leave({ ...order, changes: three.slice(0, 2) })
  expect((await read<ProblemBody>(short)).detail).toContain('还有 1 户没有安排接替人：户1003')
  const alone = await leave({ ...order, changes: [...three.slice(0, 2), change(3, null)] })
  expect((await read<ProblemBody>(alone)).detail).toContain('请指定接替人')
  const full = await leave({ ...order, changes: three.map((one) => ({ ...one, cadreKey: wang })) })
  expect((await read<ProblemBody>(full)).detail).toContain('王五')
  expect((await leave({ ...order, kind: '其他' })).status).toBe(422)
  expect(await currents()).toHaveLength(3)
  expect(await rows(`SELECT left_on FROM cadre WHERE left_on <> ''`)).toEqual([])
  expect(await rows('SELECT 1 FROM audit_event')).toEqual([])
})

test('a household given to the leaver in between keeps it from leaving', async () => {
  await county.household({ no: '1004' })
  const outcomes = await Promise.all([
    leave(order),
    officer.post('pairings', { householdNo: '1004', cadreKey: '李四/教育局', sinceOn: today }),
  ])
  const [left] = await rows(`SELECT coalesce(left_on, '') <> '' AS gone FROM cadre WHERE name = '李四'`)
  const own = await rows(`SELECT 1 FROM pairing WHERE cadre_key = '李四/教育局' AND until_on IS NULL`)
  expect(left!.gone === 1 && own.length > 0, outcomes.map(({ status }) => status).join()).toBe(false)
})

test('the plan gives the successor in the post as many as it may have and spreads the rest over the unit', async () => {
  const whole = await read<HandoverPlan>(officer.get(at('李四/教育局', 'handover')))
  expect(whole.households.map(({ receiver }) => receiver?.unit)).toEqual(['教育局', '教育局', '教育局'])
  expect(whole).toMatchObject({ asOf: today, acceptance: false, cadre: { name: '李四', load: 3 } })
  await county.cadre({ name: '孙七', unit: '水利局' })
  const successor = encodeURIComponent('孙七/水利局')
  const relayed = await read<HandoverPlan>(officer.get(at('李四/教育局', `handover?successor=${successor}`)))
  expect(relayed.households.map(({ receiver }) => receiver?.name)).toEqual([
    '孙七',
    '孙七',
    expect.stringMatching('王五|赵六'),
  ])
  expect(relayed.households[0]!.receiver!.why).toEqual(['接任原岗位'])
})

test('a plan without anybody who may says so for each household', async () => {
  for (const [i, cadre] of [wang, wang, zhao, zhao].entries()) {
    await county.household({ no: `200${i}` })
    await county.pairing({ household: `200${i}`, cadre })
  }
  const { households } = await read<HandoverPlan>(officer.get(at('李四/教育局', 'handover')))
  for (const { receiver, unsolved } of households) expect([receiver, unsolved.length > 0]).toEqual([null, true])
})

test('a cadre stays and hands one household over', async () => {
  const some = { on: today, reason: '户数调整', changes: [change(1, wang)] }
  expect((await officer.post(at('李四/教育局', 'handover'), some)).status).toBe(201)
  expect((await currents()).map(({ cadre_key }) => cadre_key)).toEqual([wang, '李四/教育局', '李四/教育局'])
  expect(await rows(`SELECT left_on FROM cadre WHERE name = '李四'`)).toEqual([{ left_on: null }])
  const again = await officer.post(at('李四/教育局', 'handover'), some)
  expect((await read<ProblemBody>(again)).detail).toContain('现在已不由他帮扶')
})

test('a township hands over what lies with it and no more', async () => {
  const clerk = await signedIn('township_clerk', { township: '城关镇' })
  await county.household({ no: '2001', township: '柳溪镇', village: '河村' })
  await county.pairing({ household: '2001', cadre: '李四/教育局' })
  expect((await read<ProblemBody>(leave(order, clerk))).detail).toContain('别的乡镇')
  const elsewhere = await signedIn('township_clerk', { township: '青山镇' })
  expect((await leave(order, elsewhere)).status).toBe(404)
})

test('where policy asks for it the new cadre confirms or objects with a reason; the household stays its own', async () => {
  await officer.put('policy', { document: { pairing: { acceptance: true } } })
  await leave(order)
  const cadre = await signedIn('cadre', { cadreKey: wang })
  const open = await read<Page<AcceptanceRow>>(cadre.get('acceptances?state=open'))
  expect(open.rows).toMatchObject([{ householdNo: '1002', fromName: '李四' }, { householdNo: '1001' }])
  const answer = (id: number, body: object) => cadre.post(`pairings/${id}/acceptance`, body)
  const [second, first] = open.rows
  expect((await answer(first!.pairingId, { answer: 'declined', note: '' })).status).toBe(422)
  expect((await answer(first!.pairingId, { answer: 'declined', note: '离得太远' })).status).toBe(200)
  expect((await answer(second!.pairingId, { answer: 'accepted', note: '' })).status).toBe(200)
  expect((await answer(second!.pairingId, { answer: 'declined', note: '反悔' })).status).toBe(409)
  const declined = await read<Page<AcceptanceRow>>(officer.get('acceptances?state=declined'))
  expect(declined.rows).toMatchObject([{ householdNo: '1001', cadreName: '王五', note: '离得太远' }])
  expect(await currents()).toHaveLength(3)
  const other = await signedIn('cadre', { cadreKey: zhao })
  expect((await other.post(`pairings/${first!.pairingId}/acceptance`, { answer: 'accepted', note: '' })).status).toBe(
    404,
  )
})

test('what was asked of a pairing goes with it, and one that ended meanwhile is answered no more', async () => {
  await officer.put('policy', { document: { pairing: { acceptance: true } } })
  await leave(order)
  const cadre = await signedIn('cadre', { cadreKey: wang })
  const open = await read<Page<AcceptanceRow>>(cadre.get('acceptances?state=open'))
  const { pairingId } = open.rows[0]!
  const ended = county.db.prepare('UPDATE pairing SET until_on = ?2 WHERE id = ?1').bind(pairingId, yesterday)
  const answer = cadre.post(`pairings/${pairingId}/acceptance`, { answer: 'accepted', note: '' })
  await Promise.all([answer, ended.run()])
  expect([200, 404, 409]).toContain((await answer).status)
  expect((await cadre.post(`pairings/${pairingId}/acceptance`, { answer: 'declined', note: '远' })).status).toBe(404)
  const before = await rows('SELECT max(id) AS id FROM pairing')
  await county.db.prepare('DELETE FROM pairing WHERE id = ?1').bind(before[0]!.id).run()
  await county.household({ no: '1009' })
  expect(await county.pairing({ household: '1009', cadre: zhao })).toBe(before[0]!.id)
  expect(await rows('SELECT pairing_id FROM acceptance ORDER BY 1')).toEqual([{ pairing_id: 4 }, { pairing_id: 5 }])
})
