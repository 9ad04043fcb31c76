import { Market } from './market.ts'
import type { Helper, Need, Problem } from './problem.ts'

/** Up to so many households times cadres every cadre and village is tried, not only cadres whose households lie apart. */
const few = 4_000

/**
 * What a flow cannot weigh is what a cadre's households make together: by trading households between cadres, and for those left
 * over, a cadre gathers them in one village. Every trade keeps the hard rules, and stays where the whole is worth more for it.
 */
export function improve(problem: Problem, given: Map<Helper, Need[]>): void {
  const small = problem.needs.length * problem.helpers.length <= few
  const market = new Market(problem, given, small)
  const takers = problem.helpers.filter(({ room }) => room > 0)
  const everywhere = [...new Set(problem.needs.map(({ place }) => place))]
  const settle = () => {
    for (let better = true; better && market.patience > 0; ) {
      better = false
      for (const helper of takers) {
        if (!small && !isScattered(helper, given.get(helper)!)) continue
        for (const place of small ? everywhere : placesOf(helper, given.get(helper)!)) {
          for (const way of ways) if (gather(market, helper, place, way)) better = true
        }
      }
    }
  }
  settle()
  if (small) for (const helper of takers) for (const place of everywhere) shake(market, helper, place, settle)
}

/** No single gathering is a gain any more: one is forced all the same, and stays where what follows from it is. */
function shake(market: Market, helper: Helper, place: string | null, settle: () => void): void {
  const start = market.done.length
  const before = market.worth()
  for (const step of [trade, take]) for (const _ of step(market, helper, place)) if (market.patience <= 0) break
  settle()
  if (market.worth() <= before) market.backTo(start)
}

function isScattered({ homes }: Helper, needs: Need[]): boolean {
  const places = new Set([...homes.map(({ village }) => village), ...needs.map(({ place }) => place)])
  return needs.length > 0 && places.size > 1
}

function placesOf({ homes }: Helper, needs: Need[]): (string | null)[] {
  return [...new Set([...homes.map(({ village }) => village), ...needs.map(({ place }) => place)])]
}

/** What a cadre may do to gather a village; each move's gain, null where there was none to make. */
type Step = (market: Market, helper: Helper, place: string | null) => Iterable<number | null>

function* take(market: Market, helper: Helper, place: string | null) {
  let gain = market.take(helper, place)
  for (; gain !== null; gain = market.take(helper, place)) yield gain
}
function* trade(market: Market, helper: Helper, place: string | null, least?: number) {
  for (const mine of elsewhere(market, helper, place)) yield market.trade(helper, mine, place, least)
}
const tradeUp: Step = (market, helper, place) => trade(market, helper, place, 1)
function* give(market: Market, helper: Helper, place: string | null) {
  for (const mine of elsewhere(market, helper, place)) yield market.give(helper, mine)
}
function* push(market: Market, helper: Helper, place: string | null) {
  for (const mine of elsewhere(market, helper, place)) yield market.push(helper, mine)
}
/** In turn; a loss on the way may be made good by what follows. */
const ways: Step[][] = [[tradeUp], [trade, take], [take, give], [give, take], [push, take]]

function elsewhere(market: Market, helper: Helper, place: string | null): Need[] {
  return market.given.get(helper)!.filter((need) => need.place !== place)
}

/** Goes through the steps as far as they are worth most; back again where all of it was no gain. */
function gather(market: Market, helper: Helper, place: string | null, way: Step[]): boolean {
  let kept = market.done.length
  let gain = 0
  let best = 0
  for (const step of way) {
    for (const more of step(market, helper, place)) {
      if (more === null) continue
      gain += more
      if (gain > best) [best, kept] = [gain, market.done.length]
    }
  }
  market.backTo(kept)
  return best > 0
}
