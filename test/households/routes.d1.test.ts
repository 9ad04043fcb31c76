import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { Finding } from '../../shared/finding.ts'
import type { Home } from '../../shared/home.ts'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Page } from '../../shared/page.ts'
import { freshCounty, givenIn } from '../given.ts'
import { read } from '../pairing/desk.ts'
import { signedIn } from '../signed-in.ts'

beforeEach(async () => {
  const county = await freshCounty()
  await county.household({ no: '1001', phone: '19000000001' })
  await county.household({ no: '1002', village: '西村' })
  await county.household({ no: '2001', township: '柳溪镇' })
  await county.person({ household: '1001', id: '520101198001011234' })
  await county.pairing({ household: '1002', cadre: '李四/教育局' })
})

test('an officer finds a household by a number and never sees the number whole', async () => {
  const officer = await signedIn('county_admin')
  const { rows } = await read<Page<HouseholdRow>>(officer.get('households?q=520101198001011234&size=1'))
  expect(rows.map(({ no }) => no)).toEqual(['1001'])
  const card = await (await officer.get('households/1001')).json()
  expect(card).toMatchObject({ phoneMasked: '190****0001', people: [{ idMasked: '520***********1234' }] })
})

test('the home page and the areas answer a whole county', async () => {
  const officer = await signedIn('county_admin')
  expect(await (await officer.get('home')).json()).toMatchObject({ coverage: { due: 3, paired: 1 } })
  expect(await (await officer.get('areas')).json()).toMatchObject([{ township: '城关镇' }, { township: '柳溪镇' }])
})

test('the households that lack a cadre are those the check finds', async () => {
  const county = givenIn(env.COUNTY_529901, '529901')
  const monitored = { status: '', monitor_kind: '边缘易致贫户' }
  await county.household({ no: '3001', status: '预脱贫' })
  await county.household({ no: '3002', status: '已脱贫' })
  await county.household({ no: '3003', status: null })
  await county.household({ no: '3004', ...monitored, risk_cleared: 0 })
  await county.household({ no: '3005', ...monitored, risk_cleared: 1 })
  await county.household({ no: '3006', ...monitored, risk_cleared: null })
  await county.household({ no: '3008' })
  await county.pairing({ household: '3008', cadre: '王五/水利局', until_on: '2026-01' })
  const officer = await signedIn('county_admin')
  await officer.post('checks/run', {})
  const { rows: found } = await read<Page<Finding>>(officer.get('findings?check=pair-none'))
  const { rows } = await read<Page<HouseholdRow>>(officer.get('households?unpaired=1'))
  const unpaired = rows.map(({ no }) => no).sort()
  expect(unpaired).toEqual(['1001', '2001', '3001', '3004', '3006', '3008'])
  expect(found.map(({ key }) => key).sort()).toEqual(unpaired)
  const { todo } = await read<Home>(officer.get('home'))
  expect(todo.find(({ id }) => id === 'unpaired')?.count).toBe(unpaired.length)
})

test.each([
  ['township_clerk', { township: '城关镇' }, ['1001', '1002']],
  ['village_officer', { township: '城关镇', village: '东村' }, ['1001']],
  ['cadre', { cadreKey: '李四/教育局' }, ['1002']],
] as const)('a %s sees its own households; any other is not found', async (role, area, own) => {
  const person = await signedIn(role, area)
  const { rows } = await read<Page<HouseholdRow>>(person.get('households'))
  expect(rows.map(({ no }) => no)).toEqual(own)
  for (const no of ['1001', '1002', '2001']) {
    const seen = own.some((one) => one === no)
    expect((await person.get(`households/${no}`)).status).toBe(seen ? 200 : 404)
  }
})

test('a page out of range is refused, an unknown household not found', async () => {
  const officer = await signedIn('county_admin')
  expect((await officer.get('households?size=9999')).status).toBe(422)
  expect((await officer.get('households/9999')).status).toBe(404)
})
