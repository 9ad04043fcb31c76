import fc from 'fast-check'
import type { Step, World } from './model.ts'
import { isCurrent } from './model.ts'

const at = fc.nat(999)
export const rawStep = fc.record({ household: at, span: at, cadre: at, override: fc.boolean(), alone: at })
const days = fc.constantFrom(-1, 0, 0, 1, 1, 1, 2)
const change = (minLength: number, maxLength: number) =>
  fc.record({
    kind: fc.constant('change' as const),
    days,
    steps: fc.array(rawStep, { minLength, maxLength }),
    reason: at,
  })
/** A random operation; its numbers are made into households, pairings and cadres of the world it meets. */
export const operation = fc.oneof(
  { weight: 30, arbitrary: change(1, 1) },
  { weight: 8, arbitrary: change(2, 4) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      cadre: at,
      to: fc.array(at, { minLength: 6, maxLength: 6 }),
      override: fc.boolean(),
      days,
    }),
  },
  {
    weight: 24,
    arbitrary: fc.record({
      kind: fc.constant('withdraw' as const),
      order: fc.nat(4),
      household: at,
      whole: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('return' as const), cadre: at }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
)
export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never
export type Raw = typeof rawStep extends fc.Arbitrary<infer T> ? T : never

const pick = <T>(all: T[], n: number): T | undefined => all[n % all.length]
export const reasons = ['工作调动', '本人意愿', '退休']

/** Mostly of the household's own current pairing; sometimes of an ended one, or beside it. */
export function stepsOf(world: World, steps: Raw[]): Step[] {
  return steps.map(({ household, span, cadre, override, alone }) => {
    const { no } = pick(world.households, household)!
    const own = world.spans.filter((one) => one.household === no)
    const current = own.filter((one) => isCurrent(one, world.today))
    const replaced = span % 11 === 0 ? pick(own, span) : span % 7 === 0 ? undefined : pick(current, span)
    const to = alone % 5 === 0 ? null : pick(world.cadres, cadre)!.key
    return { household: no, replaces: replaced === undefined ? null : replaced.id, cadre: to, override }
  })
}

/** Every household of the cadre to somebody else. */
export function handedOver(world: World, key: string, to: number[], override: boolean): Step[] {
  const held = world.spans.filter((span) => span.cadre === key && isCurrent(span, world.today))
  return held.map(({ id, household }, i) => ({
    household,
    replaces: id,
    cadre: pick(world.cadres, to[i % to.length]!)!.key,
    override,
  }))
}
