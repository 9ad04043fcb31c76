import { Flow } from './flow.ts'
import { type Helper, isOutside, mayHelp, type Need, type Problem } from './problem.ts'
import { hasVillage, isRelay, loadScore, outside, pairScore, placed } from './score.ts'

/** Households that no wish tells apart (同类户). */
export type Kind = { first: Need; needs: Need[]; node: number }
type Way = { arc: number; kind: Kind }
type Ending = { arc: number; helper: Helper }
/** Cadres that may go to the same villages: what nothing binds more closely flows from kinds to cadres through one node. */
type Hub = { in: Way[]; out: Ending[] }

/** The proposal as a network: source → kinds → (hubs →) cadres → sink, every wish a cost but what several of a cadre's households make together. */
export type Network = {
  flow: Flow
  source: number
  sink: number
  kinds: Kind[]
  hubs: Hub[]
  direct: (Way & { helper: Helper })[]
  nodes: Map<Helper, number>
}

/** `priced` false: how many can be placed is asked, nothing else. */
export function networkOf(whole: Problem, priced = true): Network {
  const problem = { ...whole, helpers: whole.helpers.filter(({ room }) => room > 0) }
  const flow = new Flow(priced)
  const source = flow.node()
  const gates = new Map([...problem.excess].map(([key, most]) => [key, gate(flow, source, most)]))
  const kinds = kindsOf(problem).map((needs): Kind => ({ first: needs[0]!, needs, node: flow.node() }))
  const byRemit = Map.groupBy(problem.helpers, remitKey)
  const hubs = new Map<string, Hub & { node: number; severe: boolean; remit: string }>()
  for (const severe of [false, true]) {
    for (const remit of byRemit.keys()) {
      hubs.set(`${remit} ${severe}`, { node: flow.node(), severe, remit, in: [], out: [] })
    }
  }
  const nodes = new Map(problem.helpers.map((helper) => [helper, flow.node()]))
  const sink = flow.node()
  const direct: Network['direct'] = []
  const near = nearOf(problem)
  for (const kind of kinds) {
    const { first, needs, node } = kind
    const from = first.from?.why === 'over' ? gates.get(first.from.cadreKey) : undefined
    flow.arc(from ?? source, node, needs.length, -placed * (10 + first.rank))
    const bound = first.barred.size > 0 ? problem.helpers : near(first)
    for (const helper of bound) {
      if (!mayHelp(problem, helper, first)) continue
      const wishes = pairScore(problem, helper, first) - placed * (10 + first.rank)
      const village = helper.homes.length === 0 || hasVillage(helper, first) ? problem.goals.oneVillage : 0
      direct.push({ arc: flow.arc(node, nodes.get(helper)!, needs.length, -wishes - village), kind, helper })
    }
    if (first.barred.size > 0) continue
    for (const [remit, [sample]] of byRemit) {
      const helper = sample!
      if (!mayHelp(problem, helper, first)) continue
      const hub = hubs.get(`${remit} ${first.severe.length > 0}`)!
      const cost = isOutside(problem, helper, first) ? outside : 0
      hub.in.push({ arc: flow.arc(node, hub.node, needs.length, cost), kind })
    }
  }
  for (const hub of hubs.values()) {
    if (hub.in.length === 0) continue
    // How many a cadre can take is said by its arcs to the sink alone: a full one is still one the households compete for.
    for (const helper of byRemit.get(hub.remit)!) {
      const { severeToLeading, oneVillage } = problem.goals
      const wishes = (hub.severe && helper.leading ? severeToLeading : 0) + (helper.homes.length === 0 ? oneVillage : 0)
      hub.out.push({ arc: flow.arc(hub.node, nodes.get(helper)!, problem.needs.length, -wishes), helper })
    }
  }
  for (const [helper, node] of nodes) load(problem, flow, helper, { node, sink })
  return { flow, source, sink, kinds, hubs: [...hubs.values()], direct, nodes }
}

function gate(flow: Flow, source: number, most: number): number {
  const node = flow.node()
  flow.arc(source, node, most, 0)
  return node
}

/** An arc a household, for each is worth less than the one before. */
function load(problem: Problem, flow: Flow, helper: Helper, { node, sink }: { node: number; sink: number }): void {
  const most = Math.min(helper.room, problem.needs.length)
  for (let more = 0; more < most; more++) flow.arc(node, sink, 1, -loadScore(problem, helper, more))
}

function remitKey({ remit }: Helper): string {
  if (remit.kind === 'township') return `township ${remit.township}`
  return 'villages' in remit ? `${remit.kind} ${remit.villages.join(' ')}` : remit.kind
}

/** Cadres with something in particular to do with a household: the village, or the unit of the one before. */
function nearOf({ helpers }: Problem): (need: Need) => Helper[] {
  const byVillage = new Map<string, Set<Helper>>()
  const byUnit = Map.groupBy(helpers, ({ unit }) => unit)
  for (const helper of helpers) {
    for (const { village } of helper.homes) {
      const there = byVillage.get(village)
      if (there) there.add(helper)
      else byVillage.set(village, new Set([helper]))
    }
  }
  return (need) => {
    const near = new Set(need.place === null ? [] : byVillage.get(need.place))
    if (need.from !== null)
      for (const helper of byUnit.get(need.from.unit) ?? []) if (isRelay(helper, need)) near.add(helper)
    return [...near]
  }
}

/** In the order of villages, so that whoever gets several from a hub gets neighbours. */
function kindsOf({ needs, helpers }: Problem): Need[][] {
  const grouped = new Set(helpers.flatMap(({ homes }) => homes.map(({ village, group }) => `${village} ${group}`)))
  const key = ({ no, place, township, group, rank, severe, from, barred }: Need) => {
    if (barred.size > 0 || place === null) return `one ${no}`
    const beside = grouped.has(`${place} ${group}`) ? group : null
    const over = from?.why === 'over' ? from.cadreKey : null
    return JSON.stringify([place, township, beside, rank, severe.length > 0, from === null ? null : from.unit, over])
  }
  const kinds = [...Map.groupBy(needs, key).values()]
  const order = ({ place, no }: Need) => `${place} ${no}`
  return kinds.sort(([a], [b]) => (order(a!) < order(b!) ? -1 : 1))
}
