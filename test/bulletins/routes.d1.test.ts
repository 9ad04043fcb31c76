import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { Bulletin, BulletinLine } from '../../shared/bulletin.ts'
import { dayOf } from '../../shared/day.ts'
import { monthOf, quarterOf } from '../../shared/period.ts'
import type { Pictures } from '../../shared/picture.ts'
import { defaultPolicy } from '../../shared/policy.ts'
import app from '../../workers/app.ts'
import { keepDay } from '../../workers/bulletins/day.ts'
import { freshCounty } from '../given.ts'
import { read } from '../pairing/desk.ts'
import { signedIn } from '../signed-in.ts'
import { givenFinding } from './given.ts'

const today = dayOf(new Date())
const month = monthOf(today)
let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
let clerk: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  clerk = await signedIn('township_clerk', { township: '柳溪镇' })
  await county.household({ no: '1' })
  await county.household({ no: '2', township: '柳溪镇', village: '河村' })
  const finding = givenFinding(county)
  const first_found_at = new Date(Date.parse(`${month.from}T00:00:00+08:00`) + 3_600_000).toISOString()
  await finding({ check: 'pair-none', household: '1', severity: 0, first_found_at })
  const late = { handling: 'assigned', due_on: '2026-01-05' }
  await finding({ check: 'pair-none', household: '2', township: '柳溪镇', village: '河村', severity: 0, ...late })
  await county.db
    .prepare(`INSERT INTO check_run (as_of, policy_version, cause, checks, started_at, finished_at)
      VALUES (?1, 0, 'asked', '{}', ?2, ?2)`)
    .bind(today, first_found_at)
    .run()
})

test('the running month follows the data until it is issued; issued, it stays, and nobody issues it twice', async () => {
  const open = await read<Bulletin>(officer.get(`bulletins/${month.id}`))
  expect(open).toMatchObject({ state: 'running', asOf: today, before: null, remark: null })
  expect(open.total).toMatchObject({ start: 1, come: 1, end: 2, needy: 2, paired: 0 })
  const remark = '通报表扬柳溪镇。联系 13800138000'
  const issued = await officer.post(`bulletins/${month.id}/issue`, { remark })
  expect(issued.status).toBe(201)
  await county.db
    .prepare(`UPDATE finding SET status = 'resolved', resolved_at = ?1`)
    .bind(new Date().toISOString())
    .run()
  const kept = await read<Bulletin>(officer.get(`bulletins/${month.id}`))
  expect(kept).toMatchObject({
    state: 'issued',
    issuedBy: officer.username,
    remark: '通报表扬柳溪镇。联系 138****8000',
  })
  expect(kept.total).toEqual(open.total)
  const stored = await county.db.prepare('SELECT remark FROM bulletin').first<string>('remark')
  expect(stored).not.toContain('13800138000')
  const again = await officer.post(`bulletins/${month.id}/issue`, { remark: '' })
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('已经印发')])
  expect(await read<Bulletin>(officer.get(`bulletins/${quarterOf(today).id}`))).toMatchObject({
    total: { over: 2, end: 0 },
  })
})

test('a township reads its part, of what was issued too, whatever it asks for', async () => {
  await officer.post(`bulletins/${month.id}/issue`, { remark: '' })
  const own = await read<Bulletin>(clerk.get(`bulletins/${month.id}?township=城关镇`))
  expect([own.township, own.places.map(({ place }) => place), own.total.end]).toEqual(['柳溪镇', ['河村'], 1])
  expect((await clerk.post(`bulletins/${month.id}/issue`, { remark: '' })).status).toBe(403)
  const asked = await read<Bulletin>(officer.get(`bulletins/${month.id}?township=柳溪镇`))
  expect(asked.total).toEqual(own.total)
})

test('periods are listed since the county was first looked at; one that is none, or has not begun, is refused with words', async () => {
  const lines = await read<BulletinLine[]>(officer.get('bulletins'))
  expect(lines.map(({ period, state }) => [period, state])).toEqual([
    [month.id, 'running'],
    [quarterOf(today).id, 'running'],
  ])
  for (const [period, words] of [
    ['2026-13', '期别要写成'],
    ['2099-01', '还没有开始'],
  ]) {
    const answer = await officer.get(`bulletins/${period}`)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words!)])
  }
})

test('every number of a bulletin opens a list of as many findings', async () => {
  const { total, asOf, from } = await read<Bulletin>(officer.get(`bulletins/${month.id}`))
  for (const part of ['start', 'come', 'end', 'overdue'] as const) {
    const list = await read<{ total: number }>(officer.get(`findings?part=${part}&from=${from}&to=${asOf}`))
    expect([part, list.total]).toEqual([part, total[part]])
  }
})

test('days are kept as they were last seen; pictures end today, as far as somebody sees', async () => {
  const { db } = county
  await db.prepare(`INSERT INTO day_figure VALUES ('2020-01-01', '柳溪镇', 9, 9, 9, 9, 9, 9)`).run()
  await keepDay(db, defaultPolicy(), '2020-01-01')
  const kept = await db.prepare(`SELECT township, due, blocker FROM day_figure ORDER BY township`).all()
  expect(kept.results).toEqual([
    { township: '城关镇', due: 1, blocker: 1 },
    { township: '柳溪镇', due: 1, blocker: 1 },
  ])
  await db.prepare(`UPDATE day_figure SET day = date(?1, '-3 days')`).bind(today).run()
  const pictures = await read<Pictures>(officer.get('home/pictures?days=30'))
  expect(pictures.line.map(({ due, blocker }) => [due, blocker])).toEqual([
    [2, 2],
    [2, 2],
  ])
  expect(pictures.overdue).toEqual({ blocker: 1, serious: 0, notice: 0, oldest: '2026-01-05' })
  expect(pictures.ages.reduce((sum, { blocker }) => sum + blocker, 0)).toBe(2)
  const own = await read<Pictures>(clerk.get('home/pictures'))
  expect([own.line.map(({ due }) => due), own.overdue.blocker]).toEqual([[1, 1], 1])
  const village = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  const least = await read<Pictures>(village.get('home/pictures'))
  expect([least.line, least.overdue.blocker]).toEqual([[], 0])
})

test('once a day how every county stands is kept', async () => {
  await officer.get('home') // asked once, the county is known to be up to date
  await app.scheduled({}, env)
  const kept = await county.db.prepare('SELECT day, township, due FROM day_figure ORDER BY township').all()
  expect(kept.results).toEqual([
    { day: today, township: '城关镇', due: 1 },
    { day: today, township: '柳溪镇', due: 1 },
  ])
})

test('the workbook holds the same figures', async () => {
  const answer = await officer.get(`bulletins/${month.id}/workbook`)
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('月分析.xlsx'))
  expect(new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
})
