import { beforeAll, expect, test } from 'vitest'
import type { CompletenessRow } from '../../shared/completeness.ts'
import { defaultPolicy } from '../../shared/policy.ts'
import type { Membership } from '../../shared/session.ts'
import { runChecks } from '../../workers/checks/engine.ts'
import {
  type CompletenessFilter,
  completenessList,
  completenessSums,
  listCompleteness,
  sumCompleteness,
} from '../../workers/pairing/completeness/list.ts'
import { planVisits } from '../../workers/pairing/completeness/nextvisit.ts'
import { planFaults } from '../checks/plan.ts'
import { freshCounty } from '../given.ts'
import { on } from './desk.ts'

const today = '2026-11-20'
const hand = { actor: 'qinghe', at: new Date('2026-11-20T02:00:00Z') }
const pages = { page: 1, size: 50 }
let county: Awaited<ReturnType<typeof freshCounty>>

// 1 has everything, 2 has nothing although somebody can work, 3 nobody who can work, 4 no cadre, 5 needs none and has none.
beforeAll(async () => {
  county = await freshCounty()
  for (const no of ['1', '2', '3', '4']) await county.household({ no, head_name: `户主${no}` })
  await county.household({ no: '5', status: '已脱贫' })
  for (const household of ['1', '2']) await county.person({ household, labour: '普通劳动力' })
  await county.person({ household: '3', labour: '无劳动力' })
  for (const household of ['1', '2', '3']) await county.pairing({ household, cadre: '李四/教育局' })
  for (const household of ['1', '3']) await county.plan({ household, year: 2026 })
  await county.measure({ household: '1', category: '产业帮扶' })
  await county.measure({ household: '3', category: '综合保障' })
  const run = { asOf: today, policy: defaultPolicy(), policyVersion: 0, cause: 'asked', now: hand.at }
  await runChecks(county.db, run)
  await planVisits(on(today, county), { householdNos: ['1', '3'], visitOn: '2026-12-01' }, hand)
  await planVisits(on('2026-10-01', county), { householdNos: ['2'], visitOn: '2026-10-08' }, hand)
})

const list = async (filter: CompletenessFilter = {}, membership: Partial<Membership> = {}) =>
  (await listCompleteness(on(today, county, membership), filter, pages)).rows
const nos = (rows: CompletenessRow[]) => rows.map(({ no }) => no).sort()

test('a pairing shows which of the six things it has, lacks, needs not, and what nobody knows', async () => {
  const rows = await list()
  expect(rows.map(({ no, cadres, has, visitOn }) => [no, cadres, Object.values(has).join(' '), visitOn])).toEqual([
    ['1', '李四', 'there there there there there', '2026-12-01'],
    ['2', '李四', 'there missing missing missing missing', '2026-10-08'],
    ['3', '李四', 'there there there needless there', '2026-12-01'],
    ['4', '', 'missing missing missing needless missing', null],
  ])
  expect(Object.keys(rows[0]!.has)).toEqual(['cadre', 'plan', 'measure', 'project', 'visit'])
})

test('what is missing is what the measures checks have found open', async () => {
  const open = async (check: string) => {
    const text = `SELECT household_no AS no FROM finding WHERE check_id = ?1 AND status <> 'resolved' AND household_no <> '5'`
    return nos((await county.db.prepare(text).bind(check).all<CompletenessRow>()).results)
  }
  expect(nos(await list({ missing: 'plan' }))).toEqual(await open('meas-no-plan'))
  expect(nos(await list({ missing: 'measure' }))).toEqual(await open('meas-none'))
  expect(nos(await list({ missing: 'project' }))).toEqual(await open('meas-no-income-project'))
  expect(nos(await list({ missing: 'cadre' }))).toEqual(await open('pair-none'))
  expect(nos(await list({ missing: 'visit' }))).toEqual(['2', '4'])
  expect(nos(await list({ missing: 'any' }))).toEqual(['2', '4'])
})

test('a household is looked up by itself, by whoever sees it; lists keep to the area', async () => {
  expect(nos(await list({ household: '5' }))).toEqual(['5'])
  expect(await list({ household: '5' }, { role: 'cadre', cadreKey: '李四/教育局' })).toEqual([])
  expect(nos(await list({}, { role: 'cadre', cadreKey: '李四/教育局' }))).toEqual(['1', '2', '3'])
  expect(await list({ township: '柳溪镇' })).toEqual([])
  expect(nos(await list({ township: '城关镇', village: '东村' }))).toHaveLength(4)
})

test('townships, and villages of one, say how many lack what', async () => {
  const sum = { households: 4, complete: 2, lacks: { cadre: 1, plan: 2, measure: 2, project: 1, visit: 2 } }
  expect(await sumCompleteness(on(today, county))).toEqual([{ place: '城关镇', ...sum }])
  expect(await sumCompleteness(on(today, county), '城关镇')).toEqual([{ place: '东村', ...sum }])
  expect(await sumCompleteness(on(today, county, { role: 'township_clerk', township: '柳溪镇' }))).toEqual([])
})

test('visits are planned for all the households named or for none, each on the trail', async () => {
  const planned = (householdNos: string[], visitOn: string | null, membership: Partial<Membership> = {}) =>
    planVisits(on(today, county, membership), { householdNos, visitOn }, hand).then(
      () => 'done',
      (thrown: Error) => thrown.message,
    )
  const deeds = () => county.db.prepare("SELECT count(*) AS n FROM audit_event WHERE action = 'visit.plan'").first('n')
  const before = Number(await deeds())
  expect(await planned(['1', '无'], '2026-12-24')).toContain('没有这些户中的一户')
  expect(await planned(['1', '4'], '2026-12-24', { role: 'cadre', cadreKey: '李四/教育局' })).toContain('没有这些户')
  expect(await planned(['1'], '2026-11-19')).toContain('2026-11-20 到 2027-11-20')
  expect(await deeds()).toBe(before)
  expect(await planned(['4', '4', '5'], '2026-12-24')).toBe('done')
  expect((await list({ household: '4' }))[0]?.visitOn).toBe('2026-12-24')
  expect(await planned(['4', '5'], null)).toBe('done')
  expect((await list({ household: '4' }))[0]?.visitOn).toBeNull()
  expect(await deeds()).toBe(before + 4)
})

test('no list reads a table whole inside a loop', async () => {
  const desks = [on(today, county), on(today, county, { role: 'cadre', cadreKey: '李四/教育局' })]
  const statements = desks.flatMap((desk) => [
    completenessList(desk, {}, pages),
    completenessList(desk, { missing: 'any', township: '城关镇' }, pages),
    completenessList(desk, { household: '1' }, pages),
    completenessSums(desk),
    completenessSums(desk, '城关镇'),
  ])
  expect(await planFaults(county.db, statements)).toEqual([])
})
