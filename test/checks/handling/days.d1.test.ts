import { beforeEach, expect, test } from 'vitest'
import { defaultPolicy } from '../../../shared/policy.ts'
import { runChecks } from '../../../workers/checks/engine.ts'
import { handlingCounts } from '../../../workers/checks/handling/counts.ts'
import { answer } from '../../../workers/checks/handling/decide.ts'
import { expireExemptions } from '../../../workers/checks/handling/looked.ts'
import { carryOut } from '../../../workers/checks/handling/order.ts'
import { answerFindings, assignFindings, verifyFindings } from '../../../workers/checks/handling/orders.ts'
import { readingOf } from '../../../workers/checks/handling/reader.ts'
import { seenBy } from '../../../workers/db/reach.ts'
import { registerDay } from '../../../workers/db/register.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let by: Record<'admin' | 'clerk', ReturnType<typeof readingOf>>
let id: number
const now = new Date('2026-11-01T04:00:00Z')
const today = '2026-11-01'

beforeEach(async () => {
  county = await freshCounty()
  await county.household({ no: '1001', cause: '', township: '城关镇', village: '东村' })
  await look()
  id = (await county.db.prepare('SELECT id FROM finding').first<number>('id'))!
  by = { admin: await reading('county_admin'), clerk: await reading('township_clerk', '城关镇') }
})

const look = (check = 'reg-no-cause', asOf = today) => {
  const run = { asOf, policy: defaultPolicy(), policyVersion: 0, cause: 'asked' as const, now }
  return runChecks(county.db, { ...run, checks: [check] })
}

async function reading(role: 'county_admin' | 'township_clerk', township: string | null = null) {
  const { username } = await signedIn(role, township === null ? {} : { township })
  const membership = { county: { code: '529901', name: '清禾县' }, role, township, village: null, cadreKey: null }
  const day = registerDay(today)
  const desk = { county, db: county.db, policy: defaultPolicy(), seen: seenBy(membership, day), day }
  return readingOf(desk, { actor: username, membership }, today)
}

const assign = async (dueOn: string | null) => {
  const to = { username: by.clerk.reader.username }
  return assignFindings(by.admin, { findings: [id], to, dueOn, reason: null }, now)
}
const explain = (untilOn: string | null) =>
  answerFindings(by.clerk, { findings: [id], answer: 'explain', reason: '已经核实', untilOn, evidence: [] }, now)
const stands = () =>
  county.db.prepare('SELECT handling, due_on AS dueOn, exempt_until AS until FROM finding').first<object>()

test('a deadline is today at the earliest', async () => {
  await expect(assign('2026-10-31')).rejects.toMatchObject({ code: 'invalid' })
  expect(await assign(today)).toMatchObject({ done: 1 })
})

test('an explanation holds from today to as many months on as policy says', async () => {
  await expect(explain('2026-10-31')).rejects.toMatchObject({ code: 'invalid' })
  await expect(explain('2027-11-02')).rejects.toMatchObject({ code: 'invalid' })
  expect(await explain('2027-11-01')).toMatchObject({ done: 1 })
  expect(await stands()).toMatchObject({ until: '2027-11-01' })
})

test('where no day is said an explanation holds as long as it may', async () => {
  await explain(null)
  expect(await stands()).toMatchObject({ until: '2027-11-01' })
})

test('what is returned says why', async () => {
  await explain(null)
  const back = (reason: string | null) => verifyFindings(by.admin, { findings: [id], accepted: false, reason }, now)
  await expect(back(null)).rejects.toMatchObject({ code: 'invalid' })
  expect(await back('没有说清楚')).toMatchObject({ done: 1 })
})

test.each([
  [0, '2026-11-09'],
  [1, '2026-11-17'],
  [2, '2026-12-02'],
])(
  'an explanation holds on its last day, and is asked about again the day after: severity %i by %s',
  async (severity, dueOn) => {
    await explain(today)
    await verifyFindings(by.admin, { findings: [id], accepted: true, reason: null }, now)
    await county.db.prepare('UPDATE finding SET severity = ?1').bind(severity).run()
    const closed = { handling: 'closed', until: today }
    await expireExemptions({ ...county, name: '清禾县' }, now)
    expect(await stands()).toMatchObject(closed)
    await expireExemptions({ ...county, name: '清禾县' }, new Date('2026-11-02T04:00:00Z'))
    expect(await stands()).toEqual({ handling: 'assigned', dueOn, until: null })
  },
)

test('a reason with a number of somebody is kept sealed', async () => {
  const reason = '与 529901196503128888 本人核实'
  await answerFindings(by.clerk, { findings: [id], answer: 'mistaken', reason, untilOn: null, evidence: [] }, now)
  const kept = await county.db.prepare('SELECT reason FROM finding_step').first<string>('reason')
  expect(kept).not.toContain('529901196503128888')
})

test('what the data mend while somebody is answering is looked at again, not written over', async () => {
  let looks = 0
  const decide = async () => {
    if (++looks === 1) await county.db.prepare(`UPDATE finding SET status = 'resolved'`).run()
    return (found: Parameters<typeof answer>[0]) =>
      answer(found, { answer: 'rectify', untilOn: null }, { username: '李', reach: 'village' })
  }
  const order = { action: 'finding.answer' as const, findings: [id], reason: '已经核实', decide }
  const { done, refused } = await carryOut(by.clerk, order, now)
  expect([looks, done, refused[0]?.why]).toEqual([2, 0, '数据中已经消除，不用再办。'])
  expect(await stands()).toMatchObject({ handling: 'unassigned' })
})

test('what was explained stays so through a run, and is asked about again once it was mended and is found as before', async () => {
  await explain(null)
  await verifyFindings(by.admin, { findings: [id], accepted: true, reason: null }, now)
  await look()
  expect(await stands()).toMatchObject({ handling: 'closed' })
  for (const cause of ['因病', '']) {
    await county.db.prepare('UPDATE household SET cause = ?1').bind(cause).run()
    await look()
  }
  expect(await stands()).toMatchObject({ handling: 'assigned', until: null })
})

test('a finding is as severe as its check says now', async () => {
  await county.db.prepare('UPDATE finding SET severity = 0').run()
  await look()
  expect(await county.db.prepare('SELECT severity FROM finding').first('severity')).toBe(2)
})

test('a birthday is no news about what was explained', async () => {
  await county.person({ household: '1001', name: '王小' })
  const young = `UPDATE person SET birth_on = '2015-11-02', labour = '普通劳动力', id_state = 'missing', id_birth_on = NULL`
  await county.db.prepare(young).run()
  await look('reg-child-labour')
  const of = `FROM finding WHERE check_id = 'reg-child-labour'`
  id = (await county.db.prepare(`SELECT id ${of}`).first<number>('id'))!
  await explain(null)
  await verifyFindings(by.admin, { findings: [id], accepted: true, reason: null }, now)
  const told = () => county.db.prepare(`SELECT handling, figures ->> 'age' AS age ${of}`).first()
  expect(await told()).toEqual({ handling: 'closed', age: 10 })
  await look('reg-child-labour', '2026-11-02')
  expect(await told()).toEqual({ handling: 'closed', age: 11 })
})

test('an answer waits for somebody else than who gave it', async () => {
  await explain(null)
  const waiting = async (who: 'admin' | 'clerk') => (await handlingCounts(by[who])).toVerify
  expect([await waiting('clerk'), await waiting('admin')]).toEqual([0, 1])
})
