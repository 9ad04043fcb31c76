import { beforeAll, expect, test } from 'vitest'
import { Part } from '../../shared/bulletin.ts'
import { periodOf } from '../../shared/period.ts'
import { defaultPolicy } from '../../shared/policy.ts'
import { type CheckWords, figuresOf } from '../../workers/bulletins/figures.ts'
import { partOf } from '../../workers/bulletins/read.ts'
import { moved } from '../../workers/db/findingspan.ts'
import { prepare, sql } from '../../workers/db/sql.ts'
import { freshCounty } from '../given.ts'
import { givenFinding } from './given.ts'

const today = '2026-11-22'
const words: CheckWords = (id) =>
  ({
    'pair-none': { title: '无帮扶责任人', severity: 'blocker' as const },
    'visit-overdue': { title: '走访逾期', severity: 'serious' as const },
    'meas-none': { title: '无帮扶措施', severity: 'blocker' as const },
  })[id] ?? null

let county: Awaited<ReturnType<typeof freshCounty>>

// A household a history of its finding, seen from October.
beforeAll(async () => {
  county = await freshCounty()
  await county.cadre({ name: '李四' })
  await county.cadre({ name: '王五', unit: '水利局' })
  const finding = givenFinding(county)
  const found = { first_found_at: '2026-09-10T02:00:00Z' }
  const histories: Record<string, Record<string, string>> = {
    stays: found,
    late: { ...found, handling: 'assigned', due_on: '2026-10-20' },
    answered: { ...found, handling: 'answered', due_on: '2026-10-20', answered_at: '2026-10-19T02:00:00Z' },
    mended: {
      ...found,
      status: 'resolved',
      resolved_at: '2026-10-20T15:30:00Z',
      handling: 'closed',
      closed_at: '2026-10-20T15:30:00Z',
      due_on: '2026-10-20',
    },
    // Half past midnight in Beijing: a day late.
    slow: { ...found, status: 'resolved', resolved_at: '2026-10-20T16:30:00Z', due_on: '2026-10-20' },
    explained: { ...found, handling: 'closed', closed_at: '2026-10-05T02:00:00Z', due_on: '2026-10-31' },
    // The last moments of September and the first of October, in Beijing.
    eve: { first_found_at: '2026-09-30T15:59:00Z' },
    first: { first_found_at: '2026-09-30T16:01:00Z' },
    brief: { first_found_at: '2026-10-03T02:00:00Z', status: 'resolved', resolved_at: '2026-10-09T02:00:00Z' },
    later: { first_found_at: '2026-11-03T02:00:00Z' },
    since: { first_found_at: '2026-10-03T02:00:00Z', status: 'resolved', resolved_at: '2026-11-09T02:00:00Z' },
  }
  for (const [no, history] of Object.entries(histories)) {
    await county.household({ no, village: no === 'stays' ? '西村' : '东村' })
    await county.pairing({ household: no, cadre: no === 'late' ? '王五/水利局' : '李四/教育局' })
    await finding({ check: 'visit-overdue', household: no, severity: 1, ...history })
  }
  await county.household({ no: 'alone', township: '柳溪镇', village: '河村' })
  await finding({ check: 'pair-none', household: 'alone', township: '柳溪镇', severity: 0, ...found })
  await finding({ check: 'gone-check', household: 'alone', township: '柳溪镇', severity: 0, ...found })
})

const october = () => figuresOf(county.db, { period: periodOf('2026-10')!, policy: defaultPolicy(), today, words })

test('findings moved in a month: open at its beginning, come, over, open at its end; what was due and over in time', async () => {
  const { asOf, dueTo, checks, total } = partOf(await october(), { township: null })
  expect([asOf, dueTo]).toEqual(['2026-10-31', '2026-10-31'])
  expect(checks).toEqual([
    { ...{ id: 'pair-none', title: '无帮扶责任人', severity: 'blocker' }, ...none, start: 1, end: 1 },
    {
      ...{ id: 'visit-overdue', title: '走访逾期', severity: 'serious' },
      ...{ start: 7, come: 3, over: 4, end: 6, overdue: 1, due: 5, inTime: 2 },
    },
    { ...{ id: 'gone-check', title: 'gone-check', severity: 'notice' }, ...none, start: 1, end: 1 },
  ])
  expect(total).toMatchObject({ start: 9, come: 3, over: 4, end: 8, overdue: 1, due: 5, inTime: 2 })
})

const none = { start: 0, come: 0, over: 0, end: 0, overdue: 0, due: 0, inTime: 0 }

test('a list of a part holds as many findings as the bulletin counts', async () => {
  const { total } = partOf(await october(), { township: null })
  for (const part of Part.exclude(['found']).options) {
    const counted = sql`SELECT count(*) AS n FROM finding f WHERE ${moved(part, '2026-10-01', '2026-10-31')}`
    expect([part, await prepare(county.db, counted).first('n')]).toEqual([part, total[part]])
  }
})

test('the whole is the sum of its townships, a township of its villages; units stand by name, with no person', async () => {
  const figures = await october()
  const whole = partOf(figures, { township: null })
  expect(whole.places.map(({ place, households, end }) => [place, households, end])).toEqual([
    ['城关镇', 11, 6],
    ['柳溪镇', 1, 2],
  ])
  const town = partOf(figures, { township: '城关镇' })
  expect(town.places.map(({ place, start, end }) => [place, start, end])).toEqual([
    ['东村', 6, 5],
    ['西村', 1, 1],
  ])
  expect(town.checks.map(({ id }) => id)).toEqual(['visit-overdue'])
  expect(whole.units.map(({ unit, start, end }) => [unit, start, end])).toEqual([
    ['教育局', 6, 5],
    ['水利局', 1, 1],
  ])
  expect(JSON.stringify(figures)).not.toMatch(/李四|王五/)
  expect(partOf(figures, { township: undefined })).toMatchObject({ places: [], checks: [], units: [] })
})

test('coverage is told at the end of the month, of what ledgers tell', async () => {
  await county.visit({ household: 'first', cadre: '李四/教育局', on: '2026-10-20' })
  await county.visit({ household: 'since', cadre: '李四/教育局', on: '2026-11-20' })
  await county.measure({ household: 'first', category: '产业帮扶' })
  await county.household({ no: 'new', village: '西村' })
  await county.pairing({ household: 'new', cadre: '李四/教育局', since: '2026-11-05' })
  const { total } = partOf(await october(), { township: null })
  expect(total).toMatchObject({ households: 13, needy: 13, paired: 11, measureKnown: 1, measured: 1, planKnown: 0 })
  // Of the six whose visits were overdue then nobody was visited in time, though one has been since.
  expect([total.visitKnown, total.visited]).toEqual([6, 0])
})

test('ages are those at the end', async () => {
  const { ages } = partOf(await october(), { township: null })
  expect(ages).toEqual({ blocker: [0, 0, 1, 0, 0], serious: [0, 2, 4, 0, 0], notice: [0, 0, 1, 0, 0] })
})

test('what was over and is open again was not open between', async () => {
  const finding = givenFinding(county)
  await county.household({ no: 'again', township: '白沙镇', village: '沙村' })
  const id = await finding({
    ...{ check: 'meas-none', household: 'again', township: '白沙镇', severity: 0 },
    ...{ status: 'resolved', first_found_at: '2026-08-01T02:00:00Z', resolved_at: '2026-09-15T02:00:00Z' },
  })
  await county.db.prepare(`UPDATE finding SET status = 'reopened', resolved_at = NULL WHERE id = ?1`).bind(id).run()
  await county.db.prepare(`UPDATE finding_again SET again_at = '2026-10-12T02:00:00Z'`).run()
  const gap = await county.db.prepare('SELECT finding_id, ended_at FROM finding_again').all()
  expect(gap.results).toEqual([{ finding_id: id, ended_at: '2026-09-15T02:00:00Z' }])
  const { total } = partOf(await october(), { township: '白沙镇' })
  expect(total).toMatchObject({ start: 0, come: 1, over: 0, end: 1 })
})

test('of a period under way deadlines count once they have gone by', async () => {
  const period = periodOf('2026-10')!
  const { dueTo, total } = partOf(
    await figuresOf(county.db, { period, policy: defaultPolicy(), today: '2026-10-20', words }),
    { township: null },
  )
  expect([dueTo, total.due]).toEqual(['2026-10-19', 0])
})
