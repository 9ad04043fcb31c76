import { beforeAll, expect, test } from 'vitest'
import type { Membership } from '../../shared/session.ts'
import { listAreas } from '../../workers/households/areas.ts'
import { type HouseholdFilter, listHouseholds } from '../../workers/households/store.ts'
import { freshCounty } from '../given.ts'
import { on } from '../pairing/desk.ts'

const today = '2026-11-20'
let county: Awaited<ReturnType<typeof freshCounty>>

// Five households in three villages; nobody is changed after this.
beforeAll(async () => {
  county = await freshCounty()
  await county.household({ no: '5299010001', head_name: '张建国', phone: '19000000001' })
  await county.household({ no: '5299010002', head_name: '李秀英', village: '西村', status: '已脱贫' })
  await county.household({ no: '5299020001', head_name: '王伟', township: '柳溪镇', village: '东村', status: '返贫' })
  const atRisk = { monitor_kind: '边缘易致贫户', risk_cleared: 0, status: '' }
  await county.household({ no: '5299020002', head_name: '赵敏', township: '柳溪镇', village: '东村', ...atRisk })
  const cleared = { ...atRisk, risk_cleared: 1 }
  await county.household({ no: '5299020003', head_name: '马勇', township: '柳溪镇', village: '东村', ...cleared })
  await county.person({ household: '5299010001', name: '张小明', id: '520101198001011234', phone: '19000000009' })
  await county.cadre({ name: '李四' })
  await county.pairing({ household: '5299010001', cadre: '李四/教育局' })
  await county.pairing({ household: '5299010002', cadre: '李四/教育局', until_on: '2026-11' })
  await county.pairing({ household: '5299020001', cadre: '王五/水利局', until_on: '2026-12' })
})

const list = (filter: HouseholdFilter = {}, membership: Partial<Membership> = {}, page = 1, size = 50) =>
  listHouseholds(on(today, county, membership), filter, { page, size })
const found = async (filter: HouseholdFilter, membership: Partial<Membership> = {}) => {
  const { rows, total } = await list(filter, membership)
  expect(total).toBe(rows.length)
  return rows.map(({ no }) => no)
}

test('a row says who the household is and who has it', async () => {
  const { rows } = await list({ q: '张建国' })
  expect(rows).toEqual([
    {
      no: '5299010001',
      headName: '张建国',
      township: '城关镇',
      village: '东村',
      population: 1,
      attribute: '一般贫困户',
      status: '未脱贫',
      monitorKind: '',
      riskCleared: null,
      cause: null,
      cadres: '李四',
      current: [{ id: 1, cadreName: '李四', sinceOn: '2024-01-01' }],
      findings: 0,
    },
  ])
})

test('a page knows how many rows there are in all, even past the last', async () => {
  const second = await list({}, {}, 2, 2)
  expect({ ...second, rows: second.rows.map(({ no }) => no) }).toEqual({
    rows: ['5299020001', '5299020002'],
    page: 2,
    size: 2,
    total: 5,
  })
  expect(await list({}, {}, 9, 2)).toEqual({ rows: [], page: 9, size: 2, total: 5 })
  expect(await list({ status: '预脱贫' })).toEqual({ rows: [], page: 1, size: 50, total: 0 })
})

test('households are asked for by their numbers', async () => {
  expect(await found({ no: '5299020001,5299010001,none' })).toEqual(['5299010001', '5299020001'])
})

test('a household is found by head, member, number, ID number, phone and last four', async () => {
  for (const q of ['建国', '小明', '5299010001', '520101198001011234', '19000000001', '19000000009', '1234']) {
    expect(await found({ q })).toEqual(['5299010001'])
  }
  expect(await found({ q: '529901' })).toEqual(['5299010001', '5299010002'])
  expect(await found({ q: '无此人' })).toEqual([])
})

test('filters narrow together', async () => {
  expect(await found({ township: '城关镇' })).toHaveLength(2)
  expect(await found({ township: '城关镇', village: '西村' })).toEqual(['5299010002'])
  expect(await found({ township: '柳溪镇', status: '返贫' })).toEqual(['5299020001'])
  expect(await found({ q: '建国', township: '柳溪镇' })).toEqual([])
})

test('unpaired are those who need a cadre and have none: exited and cleared ones need none', async () => {
  expect(await found({ unpaired: '1' })).toEqual(['5299020002'])
})

test('a township, a village and a cadre see their own and nothing else', async () => {
  expect(await found({}, { role: 'township_clerk', township: '城关镇' })).toEqual(['5299010001', '5299010002'])
  expect(await found({}, { role: 'village_officer', township: '城关镇', village: '东村' })).toEqual(['5299010001'])
  expect(await found({}, { role: 'cadre', cadreKey: '李四/教育局' })).toEqual(['5299010001'])
  expect(await found({ q: '王伟' }, { role: 'township_clerk', township: '城关镇' })).toEqual([])
})

test('a membership that names no area sees nothing where its role is for one', async () => {
  const nowhere = [{ role: 'township_clerk' }, { role: 'village_officer', village: '东村' }, { role: 'cadre' }] as const
  for (const membership of [...nowhere, { role: 'operator' } as const]) expect(await found({}, membership)).toEqual([])
})

test('areas are what the village list and the households name, with how many households', async () => {
  await county.village({ township: '城关镇', name: '东村', code: '529901001001' })
  await county.village({ township: '城关镇', name: '北村', code: '529901001003' })
  const town = {
    township: '城关镇',
    villages: [
      { name: '东村', code: '529901001001', households: 1 },
      { name: '北村', code: '529901001003', households: 0 },
      { name: '西村', code: null, households: 1 },
    ],
  }
  expect(await listAreas(on(today, county))).toEqual([
    town,
    { township: '柳溪镇', villages: [{ name: '东村', code: null, households: 3 }] },
  ])
  expect(await listAreas(on(today, county, { role: 'township_clerk', township: '城关镇' }))).toEqual([town])
})
