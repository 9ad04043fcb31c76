import { isDeepStrictEqual } from 'node:util'
import { type Done, loadOf, type Span, type World } from './model.ts'

export const spansOf = ({ spans }: Pick<World, 'spans'>, household: string): Span[] =>
  structuredClone(spans.filter((span) => span.household === household))

/** What was carried out between two worlds, to be taken back by `withdrawn`. */
export function doneBetween(before: World, after: World, nos: string[], leaver: string | null): Done {
  const cadre = ({ cadres }: World) => structuredClone(cadres.find(({ key }) => key === leaver)!)
  return {
    at: after.now,
    day: after.today,
    of: nos.map((household) => ({ household, before: spansOf(before, household), after: spansOf(after, household) })),
    left: leaver === null ? null : { before: cadre(before), after: cadre(after) },
  }
}

/** The world with an order taken back, of the household or whole; null where it may not be. */
export function withdrawn(before: World, at: number, household: string, whole: boolean): World | null {
  const world = structuredClone(before)
  const order = world.orders.find((one) => one.at === at)!
  if (order.day !== world.today || (order.left !== null && !whole)) return null
  if (!order.of.some((one) => one.household === household)) return null
  const of = order.of.filter((one) => whole || one.household === household)
  if (!of.every((one) => isDeepStrictEqual(spansOf(world, one.household), one.after))) return null
  const nos = of.map((one) => one.household)
  const restored = of.flatMap((one) => one.before)
  const back = new Set(
    of
      .flatMap((one) => one.before.filter((span) => !one.after.some((now) => isDeepStrictEqual(now, span))))
      .map((s) => s.cadre),
  )
  world.spans = [...world.spans.filter((span) => !nos.includes(span.household)), ...restored]
  if (order.left !== null) {
    const i = world.cadres.findIndex(({ key }) => key === order.left!.after.key)
    if (!isDeepStrictEqual(world.cadres[i], order.left.after)) return null
    world.cadres[i] = order.left.before
  }
  if (![...back].every((key) => isFree(world, key, at))) return null
  world.given.push(...[...back].map((cadre) => ({ cadre, at: world.now })))
  order.of = order.of.filter((one) => !of.includes(one))
  return world
}

/** Has not left since, and over the cap only as before. */
function isFree(world: World, key: string, at: number): boolean {
  const { leftOn, leftReason, level, editedAt } = world.cadres.find((one) => one.key === key)!
  if ((leftOn !== null || leftReason !== null) && editedAt > at) return false
  const cap = world.rules.cap[level ?? ''] ?? Number.POSITIVE_INFINITY
  return loadOf(world, key) <= cap || !world.given.some((one) => one.cadre === key && one.at > at)
}

/** Who is given a household by an order. */
export const givenBy = ({ of, at }: Done): World['given'] =>
  of.flatMap(({ before, after }) =>
    after.flatMap(({ id, cadre }) => (before.some((one) => one.id === id) ? [] : [{ cadre, at }])),
  )
