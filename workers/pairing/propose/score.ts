import { ceilingOf, type Helper, isOutside, type Need, type Problem } from './problem.ts'

/** A household placed is worth more than any wish; one placed with its village's own unit more than any wish but that. */
export const placed = 10_000_000
export const outside = 100_000

/** What a pair is worth by itself, beside what the cadre's other households make of it. */
export function pairScore(problem: Problem, helper: Helper, need: Need): number {
  const { severeToLeading, relay, neighbour } = problem.goals
  let score = placed * (10 + need.rank)
  if (isOutside(problem, helper, need)) score -= outside
  if (need.severe.length > 0 && helper.leading) score += severeToLeading
  if (isRelay(helper, need)) score += relay
  if (isNeighbour(helper, need)) score += neighbour
  return score
}

/** What the cadre's next household is worth when it has `more` than those that stay: less each time. */
export function loadScore({ goals }: Problem, helper: Helper, more: number): number {
  const load = helper.load + more
  const ceiling = ceilingOf(helper)
  const even = ceiling > 0 ? Math.round((goals.evenLoad * Math.max(0, ceiling - load)) / ceiling) : 0
  return even + (load < helper.floor ? goals.floorFirst : 0)
}

/** A household in a village the cadre has, or in its first: each further village costs that once. */
function villageScore({ goals }: Problem, helper: Helper, needs: Need[]): number {
  const before = new Set(helper.homes.map(({ village }) => village))
  const after = new Set(before)
  for (const { place, no } of needs) after.add(place === null ? no : place)
  const further = after.size - Math.max(1, before.size)
  return goals.oneVillage * (needs.length - Math.max(0, further))
}

/** What all households proposed for one cadre are worth together: the objective is the sum of these. */
export function helperScore(problem: Problem, helper: Helper, needs: Need[]): number {
  if (needs.length === 0) return 0
  let score = villageScore(problem, helper, needs)
  needs.forEach((need, i) => {
    score += pairScore(problem, helper, need) + loadScore(problem, helper, i)
  })
  return score
}

export function isRelay({ unit, key }: Helper, { from }: Need): boolean {
  return (from?.why === 'gone' || from?.why === 'handing') && from.cadreKey !== key && unit !== '' && from.unit === unit
}

export function isNeighbour({ homes }: Helper, { place, group }: Need): boolean {
  return group !== null && homes.some((home) => home.group === group && home.village === place)
}

export function hasVillage({ homes }: Helper, { place }: Need): boolean {
  return place !== null && homes.some(({ village }) => village === place)
}
