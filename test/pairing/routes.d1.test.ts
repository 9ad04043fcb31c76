import { beforeEach, expect, test } from 'vitest'
import type { CadreRow } from '../../shared/cadre.ts'
import type { PairingSpan } from '../../shared/household.ts'
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
  await county.household({ no: '1001' })
  await county.household({ no: '2001', township: '柳溪镇', village: '河村' })
  await county.cadre({ name: '李四', phone: '19000000001' })
  await county.cadre({ name: '王五', unit: '水利局', post_level: '党员' })
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10)
const order = { householdNo: '1001', cadreKey: '李四/教育局', sinceOn: yesterday }

async function openFindings(): Promise<string[]> {
  const text = `SELECT check_id || ' ' || subject AS line FROM finding WHERE status <> 'resolved' AND check_id = 'pair-none' ORDER BY 1`
  return (await county.db.prepare(text).all<{ line: string }>()).results.map(({ line }) => line)
}

test('the finding goes when the household is given its cadre', async () => {
  await officer.post('checks/run', {})
  expect(await openFindings()).toEqual(['pair-none 1001', 'pair-none 2001'])
  const answer = await officer.post('pairings', order)
  expect(answer.status).toBe(201)
  expect(await read<PairingSpan>(answer)).toMatchObject({ householdNo: '1001', cadreName: '李四', current: true })
  expect(await openFindings()).toEqual(['pair-none 2001'])
})

test('a refusal says what to do', async () => {
  await officer.post('pairings', order)
  const paired = await officer.post('pairings', { ...order, cadreKey: '王五/水利局' })
  expect(paired.status).toBe(409)
  expect((await read<ProblemBody>(paired)).detail).toContain(`由 ${officer.username} 办理`)
  expect((await officer.post('pairings', { ...order, householdNo: '2001', sinceOn: '2999-01-01' })).status).toBe(422)
  expect((await officer.post('pairings', { ...order, sinceOn: '昨天' })).status).toBe(422)
  expect((await officer.post('pairings/77/end', { untilOn: today, reason: '调动', successorKey: null })).status).toBe(
    404,
  )
})

test('a cadre hands a household over, and the checks have nothing to say', async () => {
  const { id } = await read<PairingSpan>(officer.post('pairings', order))
  const alone = await officer.post(`pairings/${id}/end`, { untilOn: yesterday, reason: '工作调动', successorKey: null })
  expect(alone.status).toBe(409)
  const close = { untilOn: yesterday, reason: '工作调动', successorKey: '王五/水利局' }
  const answer = await officer.post(`pairings/${id}/end`, close)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    ended: { id, untilOn: yesterday, endReason: '工作调动', current: false },
    successor: { cadreName: '王五', sinceOn: today, current: true },
  })
  expect(await openFindings()).toEqual([])
})

test('why a pairing ended is written afterwards, and the finding about it goes', async () => {
  const id = await county.pairing({ household: '1001', cadre: '李四/教育局', since: '2024-03', until_on: '2025-02' })
  const now = await county.pairing({ household: '1001', cadre: '王五/水利局', since: '2025-02' })
  await officer.post('checks/run', {})
  const early = `SELECT status FROM finding WHERE check_id = 'pair-changed-early' AND subject = '1001'`
  expect(await county.db.prepare(early).first('status')).toBe('new')
  expect((await officer.put(`pairings/${now}/reason`, { reason: '工作调动' })).status).toBe(409)
  expect((await officer.put(`pairings/${id}/reason`, { reason: '工作调动' })).status).toBe(200)
  expect(await county.db.prepare(early).first('status')).toBe('resolved')
  const trail = `SELECT detail FROM audit_event WHERE action = 'pairing.reason' AND subject = '1001'`
  expect(JSON.parse(`${await county.db.prepare(trail).first('detail')}`)).toMatchObject({
    formerReason: null,
    reason: '工作调动',
  })
})

test('cadres are listed with their load against the cap, the phone masked', async () => {
  for (const household of ['1001', '2001']) await county.pairing({ household, cadre: '李四/教育局' })
  await county.pairing({ household: '1001', cadre: '王五/水利局', until_on: '2024-05' })
  const page = await read<Page<CadreRow>>(officer.get('cadres'))
  expect(page).toMatchObject({ page: 1, size: 50, total: 2 })
  expect(page.rows).toEqual([
    {
      key: '李四/教育局',
      name: '李四',
      unit: '教育局',
      postLevel: '一般干部',
      phoneMasked: '190****0001',
      leftOn: null,
      leftReason: null,
      load: 2,
      cap: 2,
      floor: null,
      villages: ['东村', '河村'],
    },
    expect.objectContaining({ key: '王五/水利局', load: 0, cap: 2, floor: 1, villages: [] }),
  ])
})

test('cadres are narrowed by name, unit, township and load', async () => {
  for (const no of ['1002', '1003']) await county.household({ no })
  for (const household of ['1001', '1002', '1003']) await county.pairing({ household, cadre: '李四/教育局' })
  const keys = async (query: string) =>
    (await read<Page<CadreRow>>(officer.get(`cadres?${query}`))).rows.map(({ key }) => key)
  expect(await keys('q=王')).toEqual(['王五/水利局'])
  expect(await keys('q=水利')).toEqual(['王五/水利局'])
  expect(await keys('unit=教育局')).toEqual(['李四/教育局'])
  expect(await keys('township=城关镇')).toEqual(['李四/教育局'])
  expect(await keys('over=1')).toEqual(['李四/教育局'])
  expect(await keys('over=1&unit=水利局')).toEqual([])
})

test('a cadre’s page has every household it has or had', async () => {
  await county.pairing({ household: '1001', cadre: '李四/教育局', since: '2021-05', until_on: '2024-01' })
  await county.pairing({ household: '2001', cadre: '李四/教育局' })
  const answer = await officer.get(`cadres/${encodeURIComponent('李四/教育局')}`)
  expect(await answer.json()).toMatchObject({
    cadre: { key: '李四/教育局', load: 1 },
    pairings: [
      { householdNo: '2001', headName: '张三', township: '柳溪镇', village: '河村', current: true },
      { householdNo: '1001', untilOn: '2024-01', current: false },
    ],
  })
  expect((await officer.get('cadres/nobody')).status).toBe(404)
})

test('a township pairs its own households, with those whose unit helps there, and no others', async () => {
  const clerk = await signedIn('township_clerk', { township: '柳溪镇' })
  expect((await clerk.post('pairings', order)).status).toBe(404)
  expect((await clerk.post('pairings', { ...order, householdNo: '2001' })).status).toBe(404)
  await county.village({ township: '柳溪镇', name: '河村', unit: '教育局' })
  expect((await clerk.post('pairings', { ...order, householdNo: '2001' })).status).toBe(201)
  const id = await county.pairing({ household: '1001', cadre: '李四/教育局' })
  const close = { untilOn: yesterday, reason: '调动', successorKey: '王五/水利局' }
  expect((await clerk.post(`pairings/${id}/end`, close)).status).toBe(404)
  const page = await read<Page<CadreRow>>(clerk.get('cadres?q=李四'))
  expect(page.rows).toMatchObject([{ load: 2, villages: ['河村'] }])
})

test('a cadre sees itself and no other cadre, and pairs nobody', async () => {
  const cadre = await signedIn('cadre', { cadreKey: '李四/教育局' })
  const { rows } = await read<Page<CadreRow>>(cadre.get('cadres'))
  expect(rows.map(({ key }) => key)).toEqual(['李四/教育局'])
  expect((await cadre.get(`cadres/${encodeURIComponent('王五/水利局')}`)).status).toBe(404)
  expect((await cadre.post('pairings', order)).status).toBe(403)
})
