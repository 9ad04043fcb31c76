import { Flow } from './flow.ts'
import { type Helper, isOutside, mayHelp, type Need, type Problem } from './problem.ts'
import { hasVillage, isRelay, loadScore, outside, pairScore, placed } from './score.ts'

/** Households that no wish tells apart (同类户). */
export type Kind = { first: Need; needs: Need[]; node: number }
type Way = { arc: number; kind: Kind }
type Ending = { arc: number; helper: Helper }
/** Cadres that may go to the same villages: what nothing binds more closely flows from kinds to cadres through one node. */
type Hub = { node: number; severe: boolean; helpers: Helper[]; in: Way[]; out: Ending[] }

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
  const hubs = hubsOf(problem, flow)
  const nodes = new Map(problem.helpers.map((helper) => [helper, flow.node()]))
  const sink = flow.node()
  const direct: Network['direct'] = []
  const near = nearOf(problem)
  for (const kind of kinds) {
    const { first, needs, node } = kind
    const from = first.from?.why === 'over' ? gates.get(first.from.cadreKey) : undefined
    flow.arc(from ?? source, node, needs.length, placing(first))
    const barred = first.barred.size > 0
    for (const helper of barred ? problem.helpers : near(first)) {
      if (!mayHelp(problem, helper, first)) continue
      const cost = placingCost(problem, helper, first)
      direct.push({ arc: flow.arc(node, nodes.get(helper)!, needs.length, cost), kind, helper })
    }
    if (!barred) intoHubs(problem, flow, kind, hubs)
  }
  for (const hub of hubs) outOfHub(problem, flow, hub, nodes)
  for (const [helper, node] of nodes) load(problem, flow, helper, { node, sink })
  return { flow, source, sink, kinds, hubs, direct, nodes }
}

/** What it costs to place the household, whoever has it: less than nothing. */
const placing = ({ rank }: Need) => -placed * (10 + rank)

/** What the cadre costs beside that, less than nothing too: its wishes, and a village it has or begins with. */
function placingCost(problem: Problem, helper: Helper, need: Need): number {
  const wishes = pairScore(problem, helper, need) + placing(need)
  const village = helper.homes.length === 0 || hasVillage(helper, need) ? problem.goals.oneVillage : 0
  return -wishes - village
}

/** Of each remit one for households that are hard and one for the others. */
function hubsOf({ helpers }: Problem, flow: Flow): Hub[] {
  const byRemit = [...Map.groupBy(helpers, remitKey).values()]
  return [false, true].flatMap((severe) =>
    byRemit.map((some): Hub => ({ node: flow.node(), severe, helpers: some, in: [], out: [] })),
  )
}

function intoHubs(problem: Problem, flow: Flow, kind: Kind, hubs: Hub[]): void {
  const { first, needs, node } = kind
  for (const hub of hubs) {
    const helper = hub.helpers[0]!
    if (hub.severe !== first.severe.length > 0 || !mayHelp(problem, helper, first)) continue
    const cost = isOutside(problem, helper, first) ? outside : 0
    hub.in.push({ arc: flow.arc(node, hub.node, needs.length, cost), kind })
  }
}

/** How many a cadre can take is said by its arcs to the sink alone: a full one is still one the households compete for. */
function outOfHub({ needs, goals }: Problem, flow: Flow, hub: Hub, nodes: Map<Helper, number>): void {
  if (hub.in.length === 0) return
  for (const helper of hub.helpers) {
    const { severeToLeading, oneVillage } = goals
    const wishes = (hub.severe && helper.leading ? severeToLeading : 0) + (helper.homes.length === 0 ? oneVillage : 0)
    hub.out.push({ arc: flow.arc(hub.node, nodes.get(helper)!, needs.length, -wishes), helper })
  }
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
