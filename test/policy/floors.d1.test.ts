import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import { policyOn } from '../../workers/db/policy.ts'
import { countyVersion } from '../../workers/db/version.ts'
import { readFloors } from '../../workers/policy/floor.ts'
import { Unread } from '../../workers/policy/read.ts'
import { addFloors, copyFloors, listFloors } from '../../workers/tenants/floors.ts'
import { freshCounty } from '../given.ts'

beforeAll(() => freshCounty())

const databases = {
  registry: env.REGISTRY,
  open: async (code: string) => env[`COUNTY_${code}` as 'COUNTY_529901'],
}
const tenants = [
  { code: '529901', name: '清禾县', version: countyVersion },
  { code: '529902', name: '石桥旗', version: null },
]
const add = (document: object, effectiveOn: string) =>
  addFloors(env, {
    document: readFloors(document),
    source: '省乡振发〔2026〕3号',
    effectiveOn,
    at: new Date('2026-01-05T00:00:00Z'),
    actor: 'home',
  })

test('floors are kept with who set them on the registry’s trail, and given to every county that can take them', async () => {
  await add({ visits: { dayMax: 6 }, pairing: { cap: { 村干部: 8 } } }, '2026-01-01')
  await add({ visits: { dayMax: null } }, '2027-01-01')
  expect((await listFloors(env.REGISTRY)).map(({ version, effectiveOn }) => [version, effectiveOn])).toEqual([
    [1, '2026-01-01'],
    [2, '2027-01-01'],
  ])
  const deeds = await env.REGISTRY.prepare(`SELECT actor FROM audit_event WHERE action = 'floor.set'`).all()
  expect(deeds.results).toEqual([{ actor: 'home' }, { actor: 'home' }])

  expect(await copyFloors(databases, tenants)).toEqual(['石桥旗（529902）'])
  const on = async (day: string) => (await policyOn(env.COUNTY_529901, day)).document
  expect([(await on('2026-06-01')).visits.dayMax, (await on('2027-06-01')).visits.dayMax]).toEqual([6, 8])
  expect((await policyOn(env.COUNTY_529902, '2026-06-01')).document).toEqual(defaultPolicy())
})

test('a county’s copy that says otherwise is put right by the next giving', async () => {
  await env.COUNTY_529901.prepare(`UPDATE policy_floor SET document = '{"visits":{"dayMax":99}}'`).run()
  await copyFloors(databases, tenants)
  expect((await policyOn(env.COUNTY_529901, '2026-06-01')).document.visits.dayMax).toBe(6)
})

test.each([
  [{}, '文件里没有参数'],
  [{ visits: { kap: 1 } }, 'visits.kap'],
  [{ visits: { dayMax: -1 } }, 'visits.dayMax（一天入户走访超过多少户提示核对）'],
  [{ register: { labourFrom: 16 } }, '没有宽严之分，不能设底线：劳动年龄从多少周岁起'],
  [{ visits: null }, '文件里没有参数'],
  ['text', '应写成 {'],
])('%j is refused as floors: %s', (document, words) => {
  expect(() => readFloors(document)).toThrow(Unread)
  expect(() => readFloors(document)).toThrow(words)
})
