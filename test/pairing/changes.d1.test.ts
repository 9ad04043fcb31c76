import { beforeEach, expect, test } from 'vitest'
import type { Changed, ChangeVerdict } from '../../shared/change.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { read } from './desk.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  for (const no of ['1001', '1002', '1003', '1004']) await county.household({ no })
  await county.cadre({ name: '李四' })
  await county.cadre({ name: '王五', unit: '水利局' })
  await county.pairing({ household: '1001', cadre: '李四/教育局' })
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10)
const wang = '王五/水利局'
const give = (householdNo: string, cadreKey: string | null = wang, replaces: number | null = null) => ({
  householdNo,
  cadreKey,
  replaces,
})
const order = (...changes: object[]) => ({ on: today, reason: '工作调动', changes })
const rows = async (text: string) => (await county.db.prepare(text).all()).results
const currents = () =>
  rows(`SELECT household_no || ' ' || cadre_name AS pair FROM pairing WHERE until_on IS NULL ORDER BY 1`)

test('many households change hands at once, each with a deed of its own', async () => {
  const answer = await officer.post('pairings/changes', order(give('1001', wang, 1), give('1002')))
  expect(answer.status).toBe(201)
  const { begun, ended } = await read<Changed>(answer)
  expect(begun.map(({ id, householdNo, cadreName, sinceOn }) => ({ id, householdNo, cadreName, sinceOn }))).toEqual([
    { id: 2, householdNo: '1001', cadreName: '王五', sinceOn: today },
    { id: 3, householdNo: '1002', cadreName: '王五', sinceOn: today },
  ])
  expect(ended).toMatchObject([{ id: 1, untilOn: yesterday, endReason: '工作调动', current: false }])
  expect(await rows('SELECT action, subject FROM audit_event ORDER BY id')).toEqual([
    { action: 'pairing.end', subject: '1001' },
    { action: 'pairing.assign', subject: '1002' },
  ])
  expect(await read(officer.get('audit/verify'))).toMatchObject({ ok: true })
})

test('with one that may not be, nothing of an order is made, and it says which and how many more', async () => {
  const asked = order(give('1001', wang, 1), give('1002'), give('1003'), give('1004'))
  const answer = await officer.post('pairings/changes', asked)
  expect(answer.status).toBe(409)
  expect((await read<ProblemBody>(answer)).detail).toBe(
    '户 1003：王五已帮扶 2 户，一般干部最多 2 户。请换一人，或写明超出户数的理由。另有 1 户也不能这样变动。没有办理任何一户，请改正或去掉这些户。',
  )
  expect(await currents()).toEqual([{ pair: '1001 李四' }])
})

test('verdicts say of each change whether it may be, and write nothing', async () => {
  const asked = order(give('1001', null, 1), give('1002'), give('1002', '李四/教育局'), give('1003'))
  const verdicts = await read<ChangeVerdict[]>(officer.post('pairings/verdicts', asked))
  expect(verdicts.map(({ ok, code, loadAfter, cap }) => ({ ok, code, loadAfter, cap }))).toEqual([
    { ok: false, code: 'needs-successor', loadAfter: null, cap: null },
    { ok: false, code: 'twice', loadAfter: 2, cap: 2 },
    { ok: false, code: 'twice', loadAfter: 2, cap: 2 },
    { ok: true, code: null, loadAfter: 2, cap: 2 },
  ])
  expect(await rows('SELECT count(*) AS events FROM audit_event')).toEqual([{ events: 0 }])
})

test('a pairing is not ended without a reason, nor begun on a day that is none', async () => {
  const unsaid = { ...order(give('1001', wang, 1)), reason: null }
  expect((await officer.post('pairings/changes', unsaid)).status).toBe(422)
  expect((await officer.post('pairings/changes', { ...order(give('1002')), on: '2026-02-30' })).status).toBe(422)
  expect((await officer.post('pairings/changes', { ...order(give('1002')), reason: null })).status).toBe(201)
})

test('a number somebody writes into a reason is sealed, and why a cap is passed is kept', async () => {
  const why = { override: '户主 520101198001011234 的邻居' }
  await officer.post('pairings/changes', order(give('1002'), give('1003')))
  const answer = await officer.post('pairings/changes', { ...order({ ...give('1004'), ...why }), reason: null })
  expect(answer.status).toBe(201)
  const [kept] = await rows('SELECT pairing_id, reason, load, cap, set_by FROM cap_override')
  expect(kept).toMatchObject({ pairing_id: 4, load: 2, cap: 2, set_by: officer.username })
  expect(kept!.reason).toMatch(/^户主 enc:/)
  await county.db.prepare('DELETE FROM pairing WHERE id = 4').run()
  expect(await rows('SELECT count(*) AS kept FROM cap_override')).toEqual([{ kept: 0 }])
})
