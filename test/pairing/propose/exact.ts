import { type Helper, mayHelp, type Need, type Problem } from '../../../workers/pairing/propose/problem.ts'
import { helperScore } from '../../../workers/pairing/propose/score.ts'

/** The best there is, by trying every way to share the households out: cadre by cadre, every set of households it may take. */
export function exact(problem: Problem): number {
  const { needs, helpers } = problem
  const all = 2 ** needs.length
  let best = new Array<number>(all).fill(Number.NEGATIVE_INFINITY)
  best[0] = 0
  for (const helper of helpers) {
    const worth = setsOf(problem, helper)
    const next = [...best]
    for (let mask = 0; mask < all; mask++) {
      if (best[mask] === Number.NEGATIVE_INFINITY) continue
      for (const [set, score] of worth) {
        if ((set & mask) === 0) next[set | mask] = Math.max(next[set | mask]!, best[mask]! + score)
      }
    }
    best = next
  }
  return Math.max(...best.filter((_, mask) => isMoved(problem, mask)))
}

function setsOf(problem: Problem, helper: Helper): [set: number, score: number][] {
  const sets: [number, number][] = []
  for (let set = 1; set < 2 ** problem.needs.length; set++) {
    const taken = membersOf(problem.needs, set)
    if (taken.length > helper.room || !taken.every((need) => mayHelp(problem, helper, need))) continue
    sets.push([set, helperScore(problem, helper, taken)])
  }
  return sets
}

/** Of no overloaded cadre do more households move than are too many. */
function isMoved({ needs, excess }: Problem, mask: number): boolean {
  const moved = Map.groupBy(membersOf(needs, mask), ({ from }) => (from?.why === 'over' ? from.cadreKey : null))
  return [...excess].every(([key, most]) => (moved.get(key)?.length ?? 0) <= most)
}

function membersOf(needs: Need[], set: number): Need[] {
  return needs.filter((_, i) => set & (1 << i))
}
