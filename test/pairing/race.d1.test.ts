import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import { Problem } from '../../workers/http/problem.ts'
import { apply } from '../../workers/pairing/change/apply.ts'
import { leave } from '../../workers/pairing/leave/leave.ts'
import { freshCounty } from '../given.ts'
import { asChange, pairingsIn } from './beside.ts'
import { on } from './desk.ts'
import { carryOut, type Span, type Step, type World } from './model.ts'
import { rawStep, reasons, stepsOf } from './operation.ts'
import { plantPairings, plantWorld, startingWorld } from './world.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
beforeAll(async () => {
  county = await freshCounty()
})

const policy = defaultPolicy()
const today = '2026-10-10'
const reason = reasons[0]!
const desk = () => ({ ...on(today, county), policy })
const hand = (actor: string) => ({ actor, at: new Date(`${today}T02:00:00Z`) })
const act = (actor: string, steps: Step[]) =>
  apply(desk(), { on: today, reason, changes: steps.map(asChange) }, hand(actor))

const orders = fc.array(fc.array(rawStep, { minLength: 3, maxLength: 6 }), { minLength: 2, maxLength: 3 })
const fresh = () => startingWorld({ max: 1, followUpYears: 0, cap: policy.pairing.cap })

test('orders made at once end as if one had come after the other, each whole or not at all', {
  timeout: 60_000,
}, async () => {
  const world = fresh()
  await plantWorld(county, world)
  const met = { done: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(orders, async (raw) => {
      await plantPairings(county, world)
      const steps = raw.map((one) => sound(world, stepsOf(world, one))).filter(({ length }) => length > 0)
      const outcomes = await Promise.allSettled(steps.map((order, i) => act(`officer-${i}`, order)))
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected' && !(outcome.reason instanceof Problem)) throw outcome.reason
      }
      const made = outcomes.map(({ status }) => status === 'fulfilled')
      const possible = turnsOf(steps.length).map((turn) => inTurn(world, steps, turn))
      expect(possible).toContainEqual({ made, register: told(await pairingsIn(county)) })
      for (const one of made) met[one ? 'done' : 'refused']++
    }),
    { numRuns: 60, seed: 529901, endOnFailure: true },
  )
  expect(met.done).toBeGreaterThan(50)
  expect(met.refused).toBeGreaterThan(20)
})

/** The steps that could be made together if nobody else were there. */
function sound(world: World, steps: Step[]): Step[] {
  const kept: Step[] = []
  for (const step of steps) if (carryOut(world, today, [...kept, step], reason) !== null) kept.push(step)
  return kept
}

function turnsOf(n: number): number[][] {
  if (n === 0) return [[]]
  return turnsOf(n - 1).flatMap((turn) => Array.from({ length: n }, (_, at) => turn.toSpliced(at, 0, n - 1)))
}

/** The model's register behind the orders in this turn, and which of them were made. */
function inTurn(start: World, steps: Step[][], turn: number[]) {
  const made = steps.map(() => false)
  let world = start
  for (const i of turn) {
    const outcome = carryOut(world, today, steps[i]!, reason)
    if (outcome === null) continue
    made[i] = true
    world = outcome.world
  }
  return { made, register: told(world.spans) }
}

/** Ids are given in the turn they were written. */
function told(spans: Span[]): string[] {
  return spans
    .map(({ household, cadre, since, until, over }) => JSON.stringify([household, cadre, since, until, over]))
    .sort()
}

test('one who meets another’s order of many is told by whom, and makes the rest of its own', async () => {
  await plantWorld(county, fresh())
  const many: Step[] = [
    { household: '11', replaces: 12, cadre: '戊/教育局', override: false },
    { household: '12', replaces: null, cadre: '丙/教育局', override: false },
    { household: '04', replaces: null, cadre: '壬/教育局', override: false },
  ]
  const one: Step = { household: '12', replaces: null, cadre: '己/教育局', override: false }
  const outcomes = await Promise.allSettled([act('first', [one]), act('second', many)])
  const lost = outcomes.findIndex(({ status }) => status === 'rejected')
  const { detail } = (outcomes[lost] as PromiseRejectedResult).reason as Problem
  expect(detail).toContain(`由 ${lost === 0 ? 'second' : 'first'} 办理`)
  if (lost === 1) await act('second', many.toSpliced(1, 1))
  const register = await pairingsIn(county)
  const begun = register.filter(({ since }) => since === today).map(({ household }) => household)
  expect(begun.sort()).toEqual(['04', '11', '12'])
})

test('a cadre who leaves while somebody gives it a household does not leave, or does not get it', async () => {
  await plantWorld(county, fresh())
  const given: Step = { household: '12', replaces: null, cadre: '乙/教育局', override: false }
  const order = { leftOn: today, on: today, kind: '退休' as const, reason: '', changes: [] }
  const outcomes = await Promise.allSettled([
    leave(desk(), '乙/教育局', order, hand('first')),
    act('second', [{ ...given, cadre: '己/教育局', household: '04' }, given]),
    leave(desk(), '己/教育局', order, hand('third')),
  ])
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Problem)
  const stranded = `SELECT p.household_no FROM pairing p JOIN cadre c ON c.key = p.cadre_key
    WHERE p.until_on IS NULL AND c.left_on = '${today}'`
  expect((await county.db.prepare(stranded).all()).results).toEqual([])
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
})
