import { beforeAll, expect, test } from 'vitest'
import { listHouseholds } from '../../workers/households/store.ts'
import { readBoard } from '../../workers/pairing/board/read.ts'
import { listCadres } from '../../workers/pairing/cadre/cadres.ts'
import { freshCounty } from '../given.ts'
import { on } from './desk.ts'

const today = '2026-11-20'
const all = { page: 1, size: 50 }
let county: Awaited<ReturnType<typeof freshCounty>>

// 李四 has one household too many, in three villages; 王五 has left; 赵六 is of the family; 周七 has nobody.
beforeAll(async () => {
  county = await freshCounty()
  for (const [no, village] of [
    ['1001', '东村'],
    ['1002', '西村'],
    ['1003', '南村'],
    ['1004', '东村'],
  ] as const) {
    await county.household({ no, village, head_name: `王${no}` })
  }
  await county.household({ no: '2001', township: '柳溪镇', village: '河村', status: '已脱贫' })
  await county.household({ no: '2002', township: '柳溪镇', village: '河村' })
  await county.village({ township: '柳溪镇', name: '河村', unit: '水利局' })
  await county.cadre({ name: '李四' })
  await county.cadre({ name: '王五', left_on: '2026-10', left_reason: '退休' })
  await county.cadre({ name: '赵六', id: '520101198001011234' })
  await county.cadre({ name: '周七', post_level: null })
  await county.person({ household: '1004', name: '赵六', id: '520101198001011234' })
  for (const household of ['1001', '1002', '1003']) await county.pairing({ household, cadre: '李四/教育局' })
  await county.pairing({ household: '2001', cadre: '王五/教育局' })
  await county.pairing({ household: '1004', cadre: '赵六/教育局' })
  await county.pairing({ household: '1001', cadre: '赵六/教育局', until_on: '2026-12-31' })
  await county.pairing({ household: '2002', cadre: '周七/教育局', until_on: '2026-11-20' })
  await county.db
    .prepare(
      `INSERT INTO kinship (cadre_key, household_no, relation, declared_by, declared_at, withdrawn_at)
       VALUES ('李四/教育局', '1002', '兄弟', 'a', 'a', NULL), ('李四/教育局', '1003', '兄弟', 'a', 'a', 'a')`,
    )
    .run()
})

const flagged = async (flag: string, township?: string) => {
  const desk = on(today, county, township === undefined ? {} : { role: 'township_clerk', township })
  const { rows, total } = await listHouseholds(desk, { [flag]: '1' }, all)
  expect(total).toBe(rows.length)
  return rows.map(({ no }) => no).sort()
}
const marked = async (flag: string) =>
  (await listCadres(on(today, county), { [flag]: '1' }, all)).rows.map(({ name }) => name).sort()

test('households are narrowed to those whose pairing wants somebody to look', async () => {
  expect(await flagged('unpaired')).toEqual(['2002'])
  expect(await flagged('gone')).toEqual(['2001'])
  expect(await flagged('over')).toEqual(['1001', '1002', '1003'])
  expect(await flagged('kin')).toEqual(['1002', '1004'])
  expect(await flagged('scattered')).toEqual(['1001', '1002', '1003'])
  expect(await flagged('several')).toEqual(['1001'])
  expect(await flagged('gone', '城关镇')).toEqual([])
  expect((await listHouseholds(on(today, county), { over: '1', several: '1' }, all)).total).toBe(1)
})

test('cadres are narrowed by what is to be seen to and by whether they have room', async () => {
  expect(await marked('over')).toEqual(['李四'])
  expect(await marked('gone')).toEqual(['王五'])
  expect(await marked('kin')).toEqual(['李四', '赵六'].sort())
  expect(await marked('scattered')).toEqual(['李四'])
  // 赵六 has two of two; nobody says how many 周七 may have.
  expect(await marked('room')).toEqual(['周七'])
})

test('the board counts by village and by township what the filters list', async () => {
  const { townships, villages } = await readBoard(on(today, county))
  const none = { unpaired: 0, gone: 0, over: 0 }
  expect(villages).toEqual([
    { key: '城关镇/东村', township: '城关镇', village: '东村', unit: null, households: 2, due: 2, ...none, over: 1 },
    { key: '城关镇/南村', township: '城关镇', village: '南村', unit: null, households: 1, due: 1, ...none, over: 1 },
    { key: '城关镇/西村', township: '城关镇', village: '西村', unit: null, households: 1, due: 1, ...none, over: 1 },
    {
      key: '柳溪镇/河村',
      township: '柳溪镇',
      village: '河村',
      unit: '水利局',
      households: 2,
      due: 1,
      unpaired: 1,
      gone: 1,
      over: 0,
    },
  ])
  expect(townships).toEqual([
    { key: '城关镇', township: '城关镇', village: null, unit: null, households: 4, due: 4, ...none, over: 3 },
    {
      key: '柳溪镇',
      township: '柳溪镇',
      village: null,
      unit: null,
      households: 2,
      due: 1,
      unpaired: 1,
      gone: 1,
      over: 0,
    },
  ])
  const clerk = await readBoard(on(today, county, { role: 'township_clerk', township: '柳溪镇' }))
  expect(clerk.townships.map(({ key }) => key)).toEqual(['柳溪镇'])
})
