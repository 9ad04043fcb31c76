import { expect, test } from 'vitest'
import type { Change } from '../../shared/change.ts'
import { defaultPolicy } from '../../shared/policy.ts'
import type { CadreFacts, Facts, HouseholdFacts, Span } from '../../workers/pairing/change/facts.ts'
import { judge, toVerdict } from '../../workers/pairing/change/judge.ts'

const today = '2026-11-20'
const span = (id: number, cadreKey: string, given: Partial<Span> = {}): Span => ({
  id,
  householdNo: '',
  cadreKey,
  cadreName: cadreKey,
  cadreUnit: '',
  role: null,
  sinceOn: '2021-05',
  untilOn: null,
  endReason: null,
  current: true,
  by: null,
  ...given,
})
const household = (no: string, spans: Span[] = [], given: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  ...{ no, spans, needsCadre: true, exitYear: null, ground: '', members: [] },
  ...given,
})
const cadre = (key: string, load: number): CadreFacts => ({
  ...{ key, name: key, unit: '', postLevel: '一般干部', id18: null, leftOn: null, leftReason: null },
  load,
})
const facts = (households: HouseholdFacts[], cadres: CadreFacts[]): Facts => ({
  asOf: today,
  lastRunOn: null,
  households: new Map(households.map((one) => [one.no, one])),
  cadres: new Map(cadres.map((one) => [one.key, one])),
  kin: new Map(),
})
const give = (householdNo: string, cadreKey: string | null, given: Partial<Change> = {}): Change => ({
  ...{ householdNo, cadreKey, replaces: null },
  ...given,
})
const said = (known: Facts, changes: Change[], responsibleMax = 1) => {
  const policy = defaultPolicy()
  policy.pairing.responsibleMax = responsibleMax
  return judge(policy, known, { on: today, changes }).map(toVerdict)
}
const codes = (...asked: Parameters<typeof said>) => said(...asked).map(({ code }) => code)

test('the households of an order add up: the third is one too many for a cadre who may have two', () => {
  const known = facts(
    ['1', '2', '3'].map((no) => household(no)),
    [cadre('甲', 0)],
  )
  const verdicts = said(
    known,
    ['1', '2', '3'].map((no) => give(no, '甲')),
  )
  expect(verdicts.map(({ code, loadAfter, cap }) => ({ code, loadAfter, cap }))).toEqual([
    { code: null, loadAfter: 3, cap: 2 },
    { code: null, loadAfter: 3, cap: 2 },
    { code: 'over-cap', loadAfter: 3, cap: 2 },
  ])
  expect(verdicts[2]!.words).toBe('甲已帮扶 2 户，一般干部最多 2 户。请换一人，或写明超出户数的理由。')
})

test('a cap is passed for the households that say why, and each knows how many there were before it', () => {
  const known = facts(
    ['1', '2', '3'].map((no) => household(no)),
    [cadre('甲', 1)],
  )
  const changes = [
    give('1', '甲', { override: '邻居' }),
    give('2', '甲', { override: '邻居' }),
    give('3', '甲', { override: '亲近' }),
  ]
  expect(judge(defaultPolicy(), known, { on: today, changes }).map(({ over }) => over)).toEqual([
    null,
    { reason: '邻居', load: 2, cap: 2 },
    { reason: '亲近', load: 3, cap: 2 },
  ])
})

test('two cadres who are full exchange a household, for both go before either comes', () => {
  const known = facts(
    [household('1', [span(1, '甲')]), household('2', [span(2, '乙')])],
    [cadre('甲', 2), cadre('乙', 2)],
  )
  const verdicts = said(known, [give('1', '乙', { replaces: 1 }), give('2', '甲', { replaces: 2 })])
  expect(verdicts.map(({ code, loadAfter }) => [code, loadAfter])).toEqual([
    [null, 2],
    [null, 2],
  ])
})

test('a household that stays frees nothing', () => {
  const stays = household('1', [span(1, '甲', { sinceOn: today })])
  const known = facts([stays, household('2')], [cadre('甲', 2), cadre('乙', 0)])
  expect(codes(known, [give('1', '乙', { replaces: 1 }), give('2', '甲')])).toEqual(['dated', 'over-cap'])
})

test('a change inside the stable years may be made and says so; one after them, or where the day it began is unknown, does not', () => {
  const early = (sinceOn: string | null) =>
    said(facts([household('1', [span(1, '甲', { sinceOn })])], [cadre('乙', 0)]), [give('1', '乙', { replaces: 1 })])
  expect(early('2021-12')).toMatchObject([{ ok: true, early: '甲从 2021-12 起帮扶，未满 5 年' }])
  expect(early('2021-11-30')).toMatchObject([{ ok: true, early: null }])
  expect(early('2022')).toMatchObject([{ ok: true, early: '甲从 2022 起帮扶，未满 5 年' }])
  expect(early(null)).toMatchObject([{ ok: true, early: null }])
})

test('a household named twice is refused both times, and an order that changes nothing', () => {
  const known = facts([household('1'), household('2')], [cadre('甲', 0), cadre('乙', 0)])
  expect(codes(known, [give('1', '甲'), give('1', '乙'), give('2', null)])).toEqual(['twice', 'twice', 'nothing'])
})

test('a household is let go where somebody has it the day after, not where the other begins later', () => {
  const since = (sinceOn: string | null) => household('1', [span(1, '甲'), span(2, '乙', { sinceOn })])
  const letGo = [give('1', null, { replaces: 1 })]
  expect(codes(facts([since(today)], []), letGo, 2)).toEqual([null])
  expect(codes(facts([since('2026-11')], []), letGo, 2)).toEqual([null])
  expect(codes(facts([since(null)], []), letGo, 2)).toEqual([null])
  expect(codes(facts([since('2026-11-21')], []), letGo, 2)).toEqual(['needs-successor'])
})

test('two records of one cadre with a household end together', () => {
  const known = facts([household('1', [span(1, '甲'), span(2, '甲'), span(3, '乙')])], [cadre('丙', 0)])
  const [judged] = judge(defaultPolicy(), known, { on: today, changes: [give('1', null, { replaces: 1 })] })
  expect(judged!.ends.map(({ id }) => id)).toEqual([1, 2])
  expect(judged!.verdict.ok).toBe(true)
  expect(codes(known, [give('1', '丙', { replaces: 1 })])).toEqual(['paired'])
})
