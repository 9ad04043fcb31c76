import { beforeEach, expect, test } from 'vitest'
import { freshCounty } from '../given.ts'
import { assign, endPairing, on } from './desk.ts'

const today = '2026-11-20'
const hand = (actor = 'qinghe') => ({ actor, at: new Date('2026-11-20T02:00:00Z') })
const order = (householdNo: string, cadreKey: string, sinceOn = today, override?: string) => ({
  householdNo,
  cadreKey,
  sinceOn,
  override,
})
const close = (successorKey: string | null, untilOn = today) => ({ untilOn, reason: '工作调动', successorKey })

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
  await county.household({ no: '1001' })
  await county.cadre({ name: '李四', id: '520101198001011234' })
  await county.cadre({ name: '王五', unit: '水利局' })
})

async function table(text: string) {
  return (await county.db.prepare(text).all()).results
}

test('a household is given its cadre, and the trail says who did it', async () => {
  const { span, touched } = await assign(on(today, county), order('1001', '李四/教育局'), hand())
  expect(span).toEqual({
    id: 1,
    householdNo: '1001',
    cadreKey: '李四/教育局',
    cadreName: '李四',
    cadreUnit: '教育局',
    role: '帮扶责任人',
    sinceOn: today,
    untilOn: null,
    endReason: null,
    current: true,
  })
  expect(touched).toEqual({ households: ['1001'], cadres: ['李四/教育局'], asOf: today, cause: 'pairing:1' })
  expect(await table('SELECT actor, action, subject, detail FROM audit_event')).toEqual([
    {
      actor: 'qinghe',
      action: 'pairing.assign',
      subject: '1001',
      detail: `{"cadreKey":"李四/教育局","sinceOn":"${today}","reason":null,"names":{"cadre":"李四","successor":null},"before":[]}`,
    },
  ])
  expect(await table('SELECT key, edited_at FROM pairing')).toEqual([
    { key: '1001/李四/教育局', edited_at: '2026-11-20T02:00:00.000Z' },
  ])
})

test('of two officers who assign one household at once, one is refused and told who was first', async () => {
  const outcomes = await Promise.allSettled([
    assign(on(today, county), order('1001', '李四/教育局'), hand('first')),
    assign(on(today, county), order('1001', '王五/水利局'), hand('second')),
  ])
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused).toHaveLength(1)
  const [winner] = await table('SELECT actor FROM audit_event')
  expect(refused[0]!.reason.code).toBe('conflict')
  expect(refused[0]!.reason.detail).toContain(`由 ${winner!.actor} 办理`)
  expect(await table('SELECT count(*) AS n FROM pairing')).toEqual([{ n: 1 }])
  expect(await table('SELECT count(*) AS n FROM audit_event')).toEqual([{ n: 1 }])
})

test('of two households given to a cadre with room for one, one is refused', async () => {
  for (const no of ['1002', '1003']) await county.household({ no })
  await county.pairing({ household: '1001', cadre: '王五/水利局' })
  const outcomes = await Promise.allSettled(
    ['1002', '1003'].map((no) => assign(on(today, county), order(no, '王五/水利局'), hand())),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a cap is passed with a reason, which the trail keeps', async () => {
  for (const no of ['1002', '1003']) await county.household({ no })
  for (const household of ['1002', '1003']) await county.pairing({ household, cadre: '王五/水利局' })
  const over = order('1001', '王五/水利局')
  await expect(assign(on(today, county), over, hand())).rejects.toThrow('王五已帮扶 2 户，一般干部最多 2 户')
  await assign(on(today, county), { ...over, override: '同组邻居' }, hand())
  const [event] = await table('SELECT detail FROM audit_event')
  expect(JSON.parse(String(event!.detail))).toMatchObject({ override: '同组邻居', load: 2, cap: 2 })
})

test('a cadre is not given its own household', async () => {
  await county.person({ household: '1001', id: '520101198001011234' })
  await expect(assign(on(today, county), order('1001', '李四/教育局'), hand())).rejects.toThrow('不能帮扶本户或亲属')
})

test('a household or cadre that is not there is not found', async () => {
  await expect(assign(on(today, county), order('9999', '李四/教育局'), hand())).rejects.toThrow('not-found')
  await expect(assign(on(today, county), order('1001', '无此人/教育局'), hand())).rejects.toThrow('not-found')
  await expect(endPairing(on(today, county), 77, close(null), hand())).rejects.toThrow('not-found')
})

test('a household of another township or village is not there to be paired', async () => {
  await county.pairing({ household: '1001', cadre: '李四/教育局' })
  const clerk = on(today, county, { role: 'township_clerk', township: '柳溪镇' })
  const officer = on(today, county, { role: 'village_officer', township: '城关镇', village: '西村' })
  for (const desk of [clerk, officer]) {
    await expect(assign(desk, order('1001', '王五/水利局'), hand())).rejects.toThrow('not-found')
    await expect(endPairing(desk, 1, close('王五/水利局'), hand())).rejects.toThrow('not-found')
  }
})

test('a cadre hands over to a successor who starts the next day, in one step with reason and both names', async () => {
  const id = await county.pairing({ household: '1001', cadre: '李四/教育局', since: '2021-05' })
  const { ended, successor, touched } = await endPairing(
    on(today, county),
    id,
    close('王五/水利局', '2026-11-19'),
    hand(),
  )
  expect(ended).toMatchObject({ cadreName: '李四', untilOn: '2026-11-19', endReason: '工作调动', current: false })
  expect(successor).toMatchObject({ cadreName: '王五', sinceOn: '2026-11-20', untilOn: null, current: true })
  expect(touched.cadres).toEqual(['李四/教育局', '王五/水利局'])
  expect(await table('SELECT successor_key FROM pairing WHERE id = 1')).toEqual([{ successor_key: '王五/水利局' }])
  const [event] = await table('SELECT action, detail FROM audit_event')
  expect(event!.action).toBe('pairing.end')
  expect(JSON.parse(String(event!.detail))).toMatchObject({
    reason: '工作调动',
    names: { cadre: '李四', successor: '王五' },
  })
})

test('a successor who may not begin leaves the pairing as it was', async () => {
  const id = await county.pairing({ household: '1001', cadre: '李四/教育局' })
  await county.cadre({ name: '赵六', left_on: '2026-01' })
  await expect(endPairing(on(today, county), id, close('赵六/教育局'), hand())).rejects.toThrow('离岗')
  expect(await table('SELECT until_on FROM pairing')).toEqual([{ until_on: null }])
  expect(await table('SELECT count(*) AS n FROM audit_event')).toEqual([{ n: 0 }])
})

test('a household that has exited may be released, a monitored one at risk may not', async () => {
  await county.household({ no: '1002', status: '已脱贫' })
  await county.household({ no: '1003', status: '已脱贫', monitor_kind: '脱贫不稳定户', risk_cleared: 0 })
  const exited = await county.pairing({ household: '1002', cadre: '李四/教育局' })
  const atRisk = await county.pairing({ household: '1003', cadre: '王五/水利局' })
  expect((await endPairing(on(today, county), exited, close(null), hand())).successor).toBeNull()
  await expect(endPairing(on(today, county), atRisk, close(null), hand())).rejects.toThrow('请指定接替人')
})

test('of two officers who release the two cadres of a poor household at once, one is refused', async () => {
  const ids = [
    await county.pairing({ household: '1001', cadre: '李四/教育局' }),
    await county.pairing({ household: '1001', cadre: '王五/水利局' }),
  ]
  const outcomes = await Promise.allSettled(ids.map((id) => endPairing(on(today, county), id, close(null), hand())))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a pairing that a ledger ended in a month leaves the household free from that month on', async () => {
  await county.pairing({ household: '1001', cadre: '李四/教育局', since: '2021-05', until_on: '2026-11' })
  const { span } = await assign(on(today, county), order('1001', '李四/教育局', '2026-11-01'), hand())
  expect(span).toMatchObject({ id: 2, sinceOn: '2026-11-01', current: true })
  expect(await table('SELECT key FROM pairing ORDER BY id')).toEqual([
    { key: '1001/李四/教育局' },
    { key: '1001/李四/教育局/2026-11-01' },
  ])
})

test('checks run again as of their last day, or of the change where it is later', async () => {
  const run = `INSERT INTO check_run (as_of, policy_version, cause, checks, started_at, finished_at)
    VALUES ('2026-10-31', 1, 'asked', '{}', '', '')`
  await county.db.prepare(run).run()
  const before = await assign(on(today, county), order('1001', '李四/教育局', '2026-10-01'), hand())
  expect(before.touched.asOf).toBe('2026-10-31')
  const after = await endPairing(on(today, county), before.span.id, close('王五/水利局', '2026-11-19'), hand())
  expect(after.touched.asOf).toBe('2026-11-19')
})
