import { beforeAll, expect, test } from 'vitest'
import type { Membership } from '../../shared/session.ts'
import { changed, gaps, many, standing } from '../../workers/pairing/stability/figures.ts'
import { stability } from '../../workers/pairing/stability/report.ts'
import { planFaults } from '../checks/plan.ts'
import { freshCounty } from '../given.ts'
import { on } from './desk.ts'

const today = '2026-11-20'
let county: Awaited<ReturnType<typeof freshCounty>>

// A household a sort of history. One pairing that never changed is what most have.
beforeAll(async () => {
  county = await freshCounty()
  const histories: Record<string, [cadre: string, since: string, until: string | null, reason?: string][]> = {
    stable: [['李四/教育局', '2024-11-20', null]],
    moved: [
      ['李四/教育局', '2023-01-01', '2025-01-31', '工作调动'],
      ['王五/水利局', '2025-02', null],
    ],
    unwritten: [
      ['李四/教育局', '2024-01', '2025-06', ''],
      ['王五/水利局', '2025-07', null],
    ],
    disliked: [
      ['王五/水利局', '2024-01-01', '2024-12-31', '群众不满意'],
      ['李四/教育局', '2025-01-01', '2025-12-31', '退休'],
      ['赵六/水利局', '2026-01-01', null],
    ],
    served: [
      ['王五/水利局', '2018-01-01', '2024-06-30', '轮换'],
      ['李四/教育局', '2024-07-01', null],
    ],
    before: [
      ['王五/水利局', '2015-01-01', '2016-06-30', ''],
      ['李四/教育局', '2016-07-01', '2021-11-19', ''],
      ['赵六/水利局', '2021-11-20', null],
    ],
    gap: [
      ['王五/水利局', '2023-01-01', '2024-03-31', '辞职'],
      ['李四/教育局', '2024-05-01', null],
    ],
    alone: [['王五/水利局', '2023-01-01', '2026-10-31', '辞职']],
  }
  for (const [name, unit] of [['李四'], ['王五', '水利局'], ['赵六', '水利局']])
    await county.cadre({ name: name!, ...(unit && { unit }) })
  for (const [no, spans] of Object.entries(histories)) {
    const village = no === 'gap' || no === 'alone' ? '西村' : '东村'
    await county.household({ no, village })
    for (const [cadre, since, until_on, end_reason = null] of spans)
      await county.pairing({ household: no, cadre, since, until_on, end_reason })
  }
  await county.household({ no: 'exited', township: '柳溪镇', village: '河村', status: '已脱贫', exit_year: 2023 })
  await county.pairing({ household: 'exited', cadre: '王五/水利局', since: '2022-01-01', until_on: '2023-12-31' })
  await county.pairing({ household: 'exited', cadre: '李四/教育局', since: '2025-01-01' })
})

const report = (township?: string, membership: Partial<Membership> = {}) =>
  stability(on(today, county, membership), township)
const none = { full: 0, accepted: 0, other: 0, blank: 0 }

test('townships say how long pairings hold, what changes were for, and who was without a cadre', async () => {
  const { asOf, from, stableYears, places, years } = await report()
  expect([asOf, from, stableYears]).toEqual(['2026-11-20', '2021-11-20', 5])
  expect(places.map(({ place, paired, changes, many, gaps }) => ({ place, paired, changes, many, gaps }))).toEqual([
    { place: '城关镇', paired: 7, changes: { full: 1, accepted: 3, other: 1, blank: 1 }, many: 1, gaps: 2 },
    // Left poverty before it was without a cadre; a change without a reason all the same.
    { place: '柳溪镇', paired: 1, changes: { ...none, blank: 1 }, many: 0, gaps: 0 },
  ])
  expect(years.map(({ year, changes }) => [year, changes])).toEqual([
    ['2023', { ...none, blank: 1 }],
    ['2024', { ...none, full: 1, accepted: 1, other: 1 }],
    ['2025', { ...none, accepted: 2, blank: 1 }],
  ])
})

test('of a township its villages; lengths are averages of what is known', async () => {
  const { places } = await report('城关镇')
  expect(places.map(({ place, paired, many, gaps }) => [place, paired, many, gaps])).toEqual([
    ['东村', 6, 1, 0],
    ['西村', 1, 0, 2],
  ])
  const [, west] = places
  expect([west!.pairedMonths, west!.changedMonths]).toEqual([30, 14])
})

test('a unit’s pairings are counted together, where its cadre handed over', async () => {
  const { units } = await report()
  expect(units.map(({ unit, paired, changes }) => [unit, paired, changes])).toEqual([
    ['教育局', 4, { ...none, accepted: 2, blank: 1 }],
    ['水利局', 4, { full: 1, accepted: 1, other: 1, blank: 1 }],
  ])
})

test('everybody sees of it as far as they reach', async () => {
  const clerk = await report(undefined, { role: 'township_clerk', township: '柳溪镇' })
  expect(clerk.places.map(({ place }) => place)).toEqual(['柳溪镇'])
  const nobody = await report(undefined, { role: 'village_officer', township: '柳溪镇', village: '山村' })
  expect([nobody.places, nobody.units, nobody.years]).toEqual([[], [], []])
})

test('no part of it reads a table whole inside a loop', async () => {
  const desks = [on(today, county), on(today, county, { role: 'cadre', cadreKey: '李四/教育局' })]
  const spans = [undefined, '城关镇'].map((township) => ({ township, years: 5 }))
  const statements = desks.flatMap((desk) =>
    spans.flatMap((span) => [changed, standing, many, gaps].map((part) => part(desk, span))),
  )
  expect(await planFaults(county.db, statements)).toEqual([])
})
