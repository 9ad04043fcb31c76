import { improve } from './improve.ts'
import { type Network, networkOf } from './network.ts'
import type { Helper, Need, Problem } from './problem.ts'

/** Who gets whom (解): households by cadre, and those nobody can take. */
export type Solution = { given: Map<Helper, Need[]>; left: Need[]; network: Network }

/**
 * As many households as can be have a cadre, those that need one most first; among all such ways the one worth most by the
 * policy's wishes. A flow of least cost decides but for what several households of one cadre make together (one village).
 */
export function solve(problem: Problem): Solution {
  const network = networkOf(problem)
  network.flow.run(network.source, network.sink)
  const given = dealt(problem, network)
  improve(problem, given)
  return { given, left: leftOf(problem, new Set([...given.values()].flat())), network }
}

/** Households without anybody; of an overloaded cadre's as many as are still too many. */
function leftOf({ needs, excess }: Problem, has: Set<Need>): Need[] {
  const still = new Map(excess)
  const less = (key: string) => {
    const count = still.get(key)!
    still.set(key, count - 1)
    return count > 0
  }
  for (const { from } of has) if (from?.why === 'over') less(from.cadreKey)
  return needs.filter((need) => !has.has(need) && (need.from?.why !== 'over' || less(need.from.cadreKey)))
}

/** The flow told household by household: what came through a hub is dealt village by village. */
function dealt({ helpers }: Problem, { flow, kinds, hubs, direct }: Network): Map<Helper, Need[]> {
  const given = new Map<Helper, Need[]>(helpers.map((helper) => [helper, []]))
  const queues = new Map(kinds.map((kind) => [kind, [...kind.needs]]))
  const give = (helper: Helper, needs: Need[]) => given.get(helper)!.push(...needs)
  for (const { arc, kind, helper } of direct) give(helper, queues.get(kind)!.splice(0, flow.flowing(arc)))
  for (const hub of hubs) {
    const come = hub.in.flatMap(({ arc, kind }) => queues.get(kind)!.splice(0, flow.flowing(arc)))
    const takers = hub.out.toSorted((a, b) => flow.flowing(b.arc) - flow.flowing(a.arc))
    for (const { arc, helper } of takers) give(helper, come.splice(0, flow.flowing(arc)))
  }
  return given
}
