import type { Policy } from '../../../shared/policy.ts'
import type { CadreFact, HouseholdFact, ProposalFacts, SpanFact } from './facts.ts'
import type { Helper, Home, Need, Problem } from './problem.ts'
import { placeOf, remitsOf, unitsOf } from './remit.ts'

/** A household that is in the scope and may still not be given a new cadre, with why in words. */
export type Stuck = { household: HouseholdFact; why: string }
export type Framed = { problem: Problem; stuck: Stuck[] }

/** The facts as a problem, under these caps; `chosen` households are to have another cadre whatever is wrong with theirs. */
export function frame(facts: ProposalFacts, policy: Policy, caps: Record<string, number>, chosen = false): Framed {
  const helpers = helpersOf(facts, policy, caps)
  const over = helpers.flatMap(({ key, cap, load }) => (cap !== null && load > cap ? [[key, load - cap] as const] : []))
  const excess = new Map(over)
  const { needs, stuck } = needsOf(facts, policy, excess, chosen)
  const united = new Set(facts.villages.filter((village) => unitsOf(village).length > 0).map(placeOf))
  const homes = helpers.flatMap((helper) => helper.homes)
  const unseen = new Set([
    ...facts.villages.filter(({ seen }) => seen === 0).map(placeOf),
    ...homes.filter(({ seen }) => !seen).map(({ village }) => village),
  ])
  const moving = Map.groupBy(needs, ({ from }) => (from?.why === 'over' ? from.cadreKey : null))
  for (const [key, most] of over) {
    const count = Math.min(most, moving.get(key)?.length ?? 0)
    if (count > 0) excess.set(key, count)
    else excess.delete(key)
  }
  return { problem: { needs, helpers, unseen, united, goals: policy.proposal, excess }, stuck }
}

const byKey = (a: string, b: string) => (a < b ? -1 : 1)

function helpersOf(facts: ProposalFacts, { pairing, proposal }: Policy, caps: Record<string, number>): Helper[] {
  const remitOf = remitsOf(facts.villages)
  const helpers = facts.cadres.map((cadre): Helper => {
    const { key, name, unit, postLevel, load } = cadre
    const homes = homesOf(cadre)
    const cap = caps[postLevel ?? ''] ?? null
    const floor = pairing.floor[postLevel ?? ''] ?? 0
    const room = Math.max(0, (cap ?? proposal.unknownLevelMax) - load)
    const leading = proposal.leadingLevels.includes(postLevel ?? '')
    return { key, name, unit, postLevel, cap, floor, room, load, leading, remit: remitOf(cadre, homes), homes }
  })
  return helpers.sort((a, b) => byKey(a.key, b.key))
}

/** The households that are to get a cadre, and those too many have already; `excess`: cadres over the cap, by key. */
function needsOf(facts: ProposalFacts, policy: Policy, excess: ReadonlyMap<string, number>, chosen: boolean) {
  const spans = Map.groupBy(facts.spans, ({ householdNo }) => householdNo)
  const bars = Map.groupBy(facts.bars, ({ householdNo }) => householdNo)
  const most = policy.pairing.responsibleMax
  const needs: Need[] = []
  const stuck: Stuck[] = []
  for (const household of facts.households) {
    const current = spans.get(household.no) ?? []
    const from = replaced(current, excess, chosen)
    if (current.length > 0 && from === null) continue
    if (current.length - 1 >= most) {
      const why = `现有 ${current.length} 名帮扶责任人，多于规定的 ${most} 名，请先解除多余的结对。`
      stuck.push({ household, why })
      continue
    }
    const severe = severity(household, policy.proposal)
    const rank = rankOf(from, household.needy === 1, severe.length > 0)
    needs.push({ ...placed(household), severe, rank, from, barred: barredBy(bars.get(household.no) ?? []) })
  }
  return { needs: needs.sort((a, b) => byKey(a.no, b.no)), stuck }
}

/** Whoever is kin and of the household itself is of the household. */
function barredBy(bars: ProposalFacts['bars']): Need['barred'] {
  const ordered = bars.toSorted((a, b) => (a.why === b.why ? 0 : a.why === 'kin' ? -1 : 1))
  return new Map(ordered.map(({ cadreKey, why }) => [cadreKey, why]))
}

function placed({ no, headName, township, village, villageGroup }: HouseholdFact) {
  const place = township && village ? placeOf({ township, name: village }) : null
  return { no, headName, township, village, place, group: villageGroup || null }
}

/** The current pairing a new cadre takes the place of: of one who has left before of one who has too many. */
function replaced(current: SpanFact[], excess: ReadonlyMap<string, number>, chosen: boolean): Need['from'] {
  const ordered = current.toSorted((a, b) => a.id - b.id)
  const gone = ordered.find(({ left }) => left === 1)
  const span = gone ?? ordered.find(({ cadreKey }) => excess.has(cadreKey)) ?? (chosen ? ordered[0] : undefined)
  if (span === undefined) return null
  const { id, cadreKey, cadreName, unit } = span
  return {
    id,
    cadreKey,
    cadreName,
    unit,
    why: gone ? (gone.handing === 1 ? 'handing' : 'gone') : excess.has(cadreKey) ? 'over' : 'chosen',
  }
}

/** Without a cadre before with one who has left, both before with one who has too many; needy and hard ones first. */
function rankOf(from: Need['from'], needy: boolean, severe: boolean): number {
  if (from?.why === 'over') return 1
  if (from !== null && !needy) return 2
  return (from === null ? 6 : 4) + (severe ? 1 : 0)
}

/** What makes a household a hard one, in the register's own words. */
function severity(
  { status, monitorKind, riskCleared, attribute, cause }: HouseholdFact,
  goals: Policy['proposal'],
): string[] {
  const of = (words: string[], word: string | null) => (word && words.includes(word) ? [word] : [])
  return [
    ...of(goals.severeStatuses, status),
    ...(riskCleared === 1 ? [] : of(goals.severeMonitorKinds, monitorKind)),
    ...of(goals.severeAttributes, attribute),
    ...of(goals.severeCauses, cause),
  ]
}

function homesOf({ homes }: CadreFact): Home[] {
  if (homes === null) return []
  const rows = JSON.parse(homes) as [string | null, string | null, string | null, string, number][]
  return rows.flatMap(([township, village, group, no, seen]) =>
    township && village
      ? [{ no, village: placeOf({ township, name: village }), group: group || null, seen: seen === 1 }]
      : [],
  )
}
