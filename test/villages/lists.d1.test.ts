import { beforeAll, expect, test } from 'vitest'
import type { Membership } from '../../shared/session.ts'
import type { Sql } from '../../workers/db/sql.ts'
import { listVillages, type VillageFilter, villageList } from '../../workers/villages/list.ts'
import { villagePage } from '../../workers/villages/page.ts'
import { listUnits, type UnitFilter, unitList } from '../../workers/villages/units.ts'
import { planFaults } from '../checks/plan.ts'
import { freshCounty } from '../given.ts'
import { on } from '../pairing/desk.ts'

const today = '2026-11-20'
const pages = { page: 1, size: 50 }
let county: Awaited<ReturnType<typeof freshCounty>>

// Three villages in two townships, units with and without a village; nobody is changed after this.
beforeAll(async () => {
  county = await freshCounty()
  const held = { key_village: 1, unit: '水利局', county_leader: '马副县长', team_leader: '孙强', team_members: '赵敏' }
  await county.village({ ...held, first_secretary: '周文', first_secretary_since: '2023-10-01' })
  await county.village({ ...held, name: '西村', first_secretary: '吴刚', first_secretary_since: '2024-04' })
  const bare = { team_leader: '', team_members: '', first_secretary: '', county_leader: '' }
  await county.village({ township: '柳溪镇', name: '河村', key_village: 1, unit: '', ...bare })
  const untold = { unit: null, team_leader: null, team_members: null, first_secretary: null }
  await county.village({ township: '柳溪镇', name: '山村', key_village: 1, ...bare, ...untold })
  await county.household({ no: '1' })
  await county.household({ no: '2' })
  await county.household({ no: '3', status: '已脱贫' })
  await county.household({ no: '4', township: '柳溪镇', village: '河村' })
  await county.cadre({ name: '李四', unit: '水利局' })
  await county.cadre({ name: '王五', unit: '水利局', left_on: '2026-10-31', left_reason: '退休' })
  await county.cadre({ name: '赵六', unit: '柳溪镇人民政府' })
  await county.pairing({ household: '1', cadre: '李四/水利局' })
  await county.pairing({ household: '3', cadre: '王五/水利局' })
  await county.pairing({ household: '4', cadre: '赵六/柳溪镇人民政府' })
})

const villages = async (filter: VillageFilter = {}, membership: Partial<Membership> = {}) =>
  (await listVillages(on(today, county, membership), filter, pages)).rows.map(({ name }) => name)
const units = async (filter: UnitFilter = {}, membership: Partial<Membership> = {}) =>
  (await listUnits(on(today, county, membership), filter, pages)).rows

test('a village says who holds its posts, and when the first secretary’s term ends', async () => {
  const { rows, total } = await listVillages(on(today, county), { q: '周文' }, pages)
  expect([total, rows]).toEqual([
    1,
    [
      {
        key: '城关镇/东村',
        township: '城关镇',
        name: '东村',
        code: null,
        keyVillage: true,
        households: 3,
        unit: '水利局',
        leader: '马副县长',
        team: '孙强',
        members: '赵敏',
        secretary: '周文',
        secretarySince: '2023-10-01',
        secretaryDue: '2026-10-01',
        secretaryTerm: 'past',
      },
    ],
  ])
})

test('villages are found by township, unit, the post nobody holds and the term that ends', async () => {
  expect(await villages()).toEqual(['河村', '山村', '东村', '西村'].sort((a, b) => order(a) - order(b)))
  expect(await villages({ township: '柳溪镇' })).toEqual(['山村', '河村'])
  expect(await villages({ unit: '水利局' })).toEqual(['东村', '西村'])
  expect(await villages({ missing: 'unit' })).toEqual(['河村'])
  expect(await villages({ missing: 'team' })).toEqual(['河村'])
  expect(await villages({ missing: 'secretary' })).toEqual(['河村'])
  expect(await villages({ missing: 'leader' })).toEqual(['山村', '河村'])
  expect(await villages({ term: '1' })).toEqual(['东村'])
  const later = on('2027-01-20', county)
  expect((await listVillages(later, { term: '1' }, pages)).rows.map(({ secretaryTerm }) => secretaryTerm)).toEqual([
    'past',
    'near',
  ])
})

const order = (name: string) => ['东村', '西村', '山村', '河村'].indexOf(name)

test('a page of a village counts who must have a cadre and has none; elsewhere there is no such village', async () => {
  const { due, unpaired, posts } = (await villagePage(on(today, county), '城关镇/东村'))!
  expect([due, unpaired, posts.map(({ holder }) => holder)]).toEqual([2, 1, ['水利局', '马副县长', '孙强', '周文']])
  expect(await villagePage(on(today, county, { role: 'township_clerk', township: '柳溪镇' }), '城关镇/东村')).toBeNull()
})

test('everybody sees the villages of their area; a cadre those of its households', async () => {
  expect(await villages({}, { role: 'township_clerk', township: '城关镇' })).toEqual(['东村', '西村'])
  expect(await villages({}, { role: 'village_officer', township: '柳溪镇', village: '河村' })).toEqual(['河村'])
  expect(await villages({}, { role: 'cadre', cadreKey: '李四/水利局' })).toEqual(['东村'])
})

test('a unit says what it assists, how much it has in hand, and what of it has nobody', async () => {
  expect(await units()).toEqual([
    {
      name: '柳溪镇人民政府',
      villages: [],
      cadres: 1,
      households: 1,
      room: 1,
      gone: 0,
      unpaired: 0,
    },
    {
      name: '水利局',
      villages: [
        { key: '城关镇/东村', township: '城关镇', name: '东村' },
        { key: '城关镇/西村', township: '城关镇', name: '西村' },
      ],
      cadres: 1,
      households: 2,
      room: 1,
      gone: 1,
      unpaired: 1,
    },
  ])
  expect((await units({ without: '1' })).map(({ name }) => name)).toEqual(['柳溪镇人民政府'])
  expect((await units({ assisting: '1' })).map(({ name }) => name)).toEqual(['水利局'])
  expect((await units({ q: '水利' })).map(({ name }) => name)).toEqual(['水利局'])
  expect((await units({ township: '柳溪镇' })).map(({ name }) => name)).toEqual(['柳溪镇人民政府'])
  const clerk = await units({}, { role: 'township_clerk', township: '城关镇' })
  expect(clerk.map(({ name, households }) => [name, households])).toEqual([['水利局', 2]])
})

test('no list reads a table whole inside a loop', async () => {
  const desks = [on(today, county), on(today, county, { role: 'cadre', cadreKey: '李四/水利局' })]
  const lists = desks.flatMap((desk): Sql[] => [
    villageList(desk, {}, pages),
    villageList(desk, { missing: 'unit', term: '1', q: '东' }, pages),
    unitList(desk, {}, pages),
    unitList(desk, { township: '城关镇', without: '1' }, pages),
  ])
  expect(await planFaults(county.db, lists)).toEqual([])
})
