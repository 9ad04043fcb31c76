import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { dayOf, daysLater } from '../../../shared/day.ts'
import type { Finding, FindingPage } from '../../../shared/finding.ts'
import type { Assignee, Evidence, Handled, HandlingCounts } from '../../../shared/handling.ts'
import type { Page } from '../../../shared/page.ts'
import app from '../../../workers/app.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'

type Person = Awaited<ReturnType<typeof signedIn>>

let county: Awaited<ReturnType<typeof freshCounty>>
let admin: Person
let clerk: Person
let officer: Person
/** 1001 and 1002 in 东村 of 城关镇, 2001 in 柳溪镇: none of them with a cause. */
let found: { own: number; beside: number; elsewhere: number }
const today = dayOf(new Date())

beforeEach(async () => {
  county = await freshCounty()
  admin = await signedIn('county_admin')
  clerk = await signedIn('township_clerk', { township: '城关镇' })
  officer = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  for (const [no, township, village] of [
    ['1001', '城关镇', '东村'],
    ['1002', '城关镇', '东村'],
    ['2001', '柳溪镇', '西村'],
  ] as const) {
    await county.household({ no, cause: '', head_name: `王${no}`, township, village })
    await county.person({ household: no, name: `王${no}` })
  }
  await look()
  const { results } = await county.db
    .prepare(`SELECT id FROM finding WHERE check_id = 'reg-no-cause' ORDER BY subject`)
    .all<{ id: number }>()
  const [own, beside, elsewhere] = results.map(({ id }) => id) as [number, number, number]
  found = { own, beside, elsewhere }
})

const look = () => admin.post('checks/run', {})
const mended = async (no: string) => {
  await county.db.prepare(`UPDATE household SET cause = '因病' WHERE key = ?1`).bind(no).run()
  await look()
}
const broken = async (no: string) => {
  await county.db.prepare(`UPDATE household SET cause = '' WHERE key = ?1`).bind(no).run()
  await look()
}

async function done(who: Person, verb: string, body: object): Promise<Handled> {
  const answer = await who.post(`findings/${verb}`, body)
  expect([answer.status, await answer.clone().text()]).toEqual([200, expect.any(String)])
  return answer.json() as Promise<Handled>
}
const one = (id: number) => ({ findings: [id] })
const assign = (who: Person, ids: number[], to: object, dueOn: string | null = null) =>
  done(who, 'assign', { findings: ids, to, dueOn, reason: null })
const answer = (who: Person, id: number, answer: string, more: object = {}) =>
  done(who, 'answer', { ...one(id), answer, reason: '已经核实', untilOn: null, evidence: [], ...more })
const verify = (who: Person, id: number, accepted = true) =>
  done(who, 'verify', { ...one(id), accepted, reason: accepted ? null : '没有说清楚' })
const page = async (id: number, who = admin) => (await (await who.get(`findings/${id}`)).json()) as FindingPage
const stands = async (id: number) => {
  const { finding, steps } = await page(id)
  return { handling: finding.handling, steps: steps.map(({ step }) => step).join(' ') }
}
const listed = async (query: string, who = admin) =>
  ((await (await who.get(`findings?${query}`)).json()) as Page<Finding>).rows.map(({ id }) => id)
const counts = async (who = admin) => (await (await who.get('findings/counts')).json()) as HandlingCounts

describe('a finding from birth to closure', () => {
  test('is assigned by the county, answered by the village, verified by the township and closed by the ledger', async () => {
    expect(await assign(admin, [found.own], { by: 'village' })).toEqual({ done: 1, refused: [] })
    expect((await page(found.own)).finding).toMatchObject({
      handling: 'assigned',
      assignee: { username: officer.username, name: officer.username },
      dueOn: daysLater(today, 30),
      overdue: false,
    })
    expect(await listed('mine=1', officer)).toEqual([found.own])
    await answer(officer, found.own, 'rectify')
    expect((await page(found.own, officer)).may).toMatchObject({
      assign: '您的角色不能分派疑点。',
      verify: '您的角色不能核验疑点。',
      recall: null,
    })
    expect((await page(found.own, clerk)).may).toMatchObject({ verify: null, answer: expect.stringContaining('撤回') })
    expect((await counts(clerk)).toVerify).toBe(1)
    expect(await listed('verify=1', clerk)).toEqual([found.own])
    await verify(clerk, found.own)
    expect((await page(found.own)).finding).toMatchObject({ handling: 'waiting', dueOn: daysLater(today, 31) })
    await mended('1001')
    expect(await stands(found.own)).toEqual({ handling: 'closed', steps: 'assign answer accept seen' })
    expect((await page(found.own)).steps[0]).toMatchObject({ by: admin.username, assignee: officer.username })
    await broken('1001')
    expect(await stands(found.own)).toEqual({ handling: 'assigned', steps: 'assign answer accept seen again' })
    expect((await page(found.own)).finding.assignee?.username).toBe(officer.username)
  })

  test('mended in the ledger before anybody answers it is closed, and nobody is asked twice', async () => {
    await assign(admin, [found.own], { username: officer.username })
    await mended('1001')
    expect(await stands(found.own)).toEqual({ handling: 'closed', steps: 'assign seen' })
    await mended('1002')
    expect(await stands(found.beside)).toEqual({ handling: 'unassigned', steps: '' })
  })

  test('an explanation keeps it closed until its day, or until the data say something else', async () => {
    await answer(officer, found.own, 'explain', { untilOn: daysLater(today, 10) })
    await verify(clerk, found.own)
    expect((await page(found.own)).finding).toMatchObject({ handling: 'closed', exemptUntil: daysLater(today, 10) })
    const open = async () => (await listed('check=reg-no-cause')).includes(found.own)
    expect(await open()).toBe(false)
    await look()
    expect(await open()).toBe(false)
    await county.db.prepare(`UPDATE household SET head_name = '王改' WHERE key = '1001'`).run()
    await look()
    expect([await open(), await stands(found.own)]).toEqual([
      true,
      { handling: 'assigned', steps: 'answer accept again' },
    ])
    await answer(officer, found.own, 'explain')
    await verify(clerk, found.own)
    await county.db.prepare(`UPDATE finding SET exempt_until = '2020-01-01' WHERE id = ?1`).bind(found.own).run()
    await look()
    expect(await stands(found.own)).toEqual({
      handling: 'assigned',
      steps: 'answer accept again answer accept expired',
    })
  })

  test('what was answered before the data said something else is not verified as it is', async () => {
    await answer(officer, found.own, 'mistaken')
    await county.db.prepare(`UPDATE household SET head_name = '王改' WHERE key = '1001'`).run()
    await look()
    const { refused } = await verify(clerk, found.own)
    expect(refused).toEqual([{ id: found.own, why: expect.stringContaining('数据又有变化') }])
    await verify(clerk, found.own, false)
    expect(await stands(found.own)).toEqual({ handling: 'assigned', steps: 'answer return' })
  })
})

describe('who may', () => {
  test('nobody verifies their own answer, and nobody answers what another has', async () => {
    await answer(clerk, found.own, 'rectify')
    expect((await verify(clerk, found.own)).refused).toEqual([
      { id: found.own, why: expect.stringContaining('自己答复') },
    ])
    await assign(admin, [found.beside], { username: officer.username })
    expect((await answer(clerk, found.beside, 'rectify')).refused[0]?.why).toContain('已分派给别人')
    expect((await verify(admin, found.own)).done).toBe(1)
  })

  test('a township gives to its own people alone, and never upwards', async () => {
    const other = await signedIn('township_clerk', { township: '柳溪镇' })
    const to = async (username: string) => {
      const body = { ...one(found.own), to: { username }, dueOn: null, reason: null }
      return (await clerk.post('findings/assign', body)).text()
    }
    const none = await to('nobody')
    expect([await to(admin.username), await to(other.username)]).toEqual([none, none])
    expect(await assign(clerk, [found.own, found.elsewhere], { username: officer.username })).toEqual({
      done: 1,
      refused: [{ id: found.elsewhere, why: '没有这条疑点，请从疑点列表重新打开。' }],
    })
    expect(
      (await clerk.post('findings/verify', { ...one(found.elsewhere), accepted: true, reason: null })).status,
    ).toBe(404)
  })

  test('by place it goes to the village, else to the township, else it says why not', async () => {
    const order = await assign(admin, [found.own, found.beside, found.elsewhere], { by: 'village' })
    expect(order).toEqual({
      done: 2,
      refused: [{ id: found.elsewhere, why: expect.stringContaining('柳溪镇和所在的村都没有') }],
    })
    const people = (await (await admin.get('findings/assignees?township=城关镇&village=东村')).json()) as Assignee[]
    expect(people.map(({ username, open }) => [username, open])).toEqual([
      [admin.username, 0],
      [clerk.username, 0],
      [officer.username, 2],
    ])
    const cadre = await signedIn('cadre', { cadreKey: '张三/教育局' })
    await county.cadre({ name: '张三' })
    await county.pairing({ household: '2001', cadre: '张三/教育局' })
    expect(await assign(admin, [found.elsewhere], { by: 'cadre' })).toEqual({ done: 1, refused: [] })
    expect(await listed('mine=1', cadre)).toEqual([found.elsewhere])
  })

  test('an assignment is taken back by who gave it, an answer by who gave that', async () => {
    await assign(admin, [found.own], { username: officer.username })
    expect((await done(clerk, 'recall', { ...one(found.own), reason: null })).refused[0]?.why).toContain('不是您分派的')
    await answer(officer, found.own, 'mistaken')
    await done(officer, 'recall', { ...one(found.own), reason: null })
    expect((await page(found.own)).finding).toMatchObject({ handling: 'assigned', answer: null, exemptUntil: null })
    await done(admin, 'recall', { ...one(found.own), reason: '换人办' })
    expect((await page(found.own)).finding).toMatchObject({ handling: 'unassigned', assignee: null, dueOn: null })
  })
})

test('what is overdue is listed first, counted, and rises', async () => {
  await assign(admin, [found.elsewhere], { username: admin.username })
  await assign(admin, [found.own, found.beside], { by: 'village' })
  const late = `UPDATE finding SET due_on = ?2 WHERE id = ?1`
  await county.db.batch([
    county.db.prepare(late).bind(found.own, daysLater(today, -8)),
    county.db.prepare(late).bind(found.beside, daysLater(today, -15)),
  ])
  expect((await listed('check=reg-no-cause')).slice(0, 3)).toEqual([found.beside, found.own, found.elsewhere])
  expect(await listed('check=reg-no-cause&size=2&page=2')).toEqual([found.elsewhere])
  expect(await listed('overdue=1', officer)).toEqual([found.beside, found.own])
  expect(await counts(officer)).toMatchObject({ mine: 2, mineOverdue: 2, assigned: 2, overdue: 2, risen: 0 })
  expect([await counts(clerk), await counts(admin)]).toMatchObject([
    { risen: 2 },
    { risen: 1, mine: 1, mineOverdue: 0 },
  ])
  expect([await listed('risen=1', clerk), await listed('risen=1')]).toEqual([[found.beside, found.own], [found.beside]])
  const ids = (await (await admin.get('findings/ids?handling=assigned')).json()) as { ids: number[]; total: number }
  expect({ ...ids, ids: ids.ids.toSorted((a, b) => a - b) }).toEqual({
    ids: [found.own, found.beside, found.elsewhere],
    total: 3,
  })
})

describe('evidence', () => {
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode('JFIF of a mended roof')])
  const upload = (who: Person, body: Uint8Array<ArrayBuffer>, name = '照片.jpg') =>
    app.request(
      '/api/counties/529901/findings/evidence',
      {
        method: 'POST',
        headers: {
          authorization: who.authorization,
          'x-file-name': encodeURIComponent(name),
          'content-length': `${body.length}`,
        },
        body,
      },
      env,
    )

  test('stands behind an answer, is read back by who sees the finding and is never shown as a page', async () => {
    const file = (await (await upload(officer, picture, '王1001身份证520101198001011234.jpg')).json()) as Evidence
    expect(file).toMatchObject({ mediaType: 'image/jpeg', fileName: '王1001身份证520***********1234.jpg' })
    const path = `findings/evidence/${file.id}`
    expect([(await officer.get(path)).status, (await clerk.get(path)).status]).toEqual([200, 404])
    await answer(officer, found.own, 'rectify', { evidence: [file.id] })
    const read = await clerk.get(path)
    expect([read.status, read.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment/)])
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(picture)
    const elsewhere = await signedIn('village_officer', { township: '柳溪镇', village: '西村' })
    expect((await elsewhere.get(path)).status).toBe(404)
    expect((await page(found.own)).steps[0]?.evidence).toMatchObject([{ id: file.id, uploadedBy: officer.username }])
    const kept = await env.LEDGERS.list({ prefix: '529901/evidence/' })
    const raw = await (await env.LEDGERS.get(kept.objects[0]!.key))!.text()
    expect(raw).not.toContain('mended roof')
  })

  test('of a kind that could do harm, too large, or of somebody else is refused', async () => {
    const page = new TextEncoder().encode('<svg onload="alert(1)">')
    expect((await upload(officer, page, '照片.jpg')).status).toBe(422)
    expect((await upload(officer, new Uint8Array(21 * 1024 * 1024))).status).toBe(413)
    const { id } = (await (await upload(clerk, picture)).json()) as Evidence
    const body = { ...one(found.own), answer: 'rectify', reason: '已经核实', untilOn: null, evidence: [id] }
    expect((await officer.post('findings/answer', body)).status).toBe(422)
  })
})
