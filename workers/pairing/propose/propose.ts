import type { Proposal, ProposedPair, UnsolvedHousehold } from '../../../shared/proposal.ts'
import type { Desk } from '../../db/desk.ts'
import { type Ask, type HouseholdFact, type ProposalFacts, proposalFacts } from './facts.ts'
import { type Framed, frame } from './frame.ts'
import type { Helper, Need } from './problem.ts'
import { type Solution, solve } from './solve.ts'
import { limitWords, unsolvedWhys } from './unsolved.ts'
import { whatIf } from './whatif.ts'
import { pairWhy } from './why.ts'

/** Without what only a clock can say. */
export type Proposed = Omit<Proposal, 'milliseconds'>

/**
 * A proposal for the households asked about (拟结对方案): nothing is written. `leaving` asks for successors of a cadre about to
 * leave, for all its households or those named; `only` keeps to some cadres or one unit; `caps` are other maxima by post level.
 */
export async function propose(desk: Desk, ask: Ask = {}): Promise<Proposed> {
  const caps = { ...desk.policy.pairing.cap, ...ask.caps }
  const facts = await proposalFacts(desk, ask, caps)
  return proposed(facts, desk.policy, caps)
}

/** The same of facts read already: pure, so that the same facts have the same proposal. */
export function proposed(facts: ProposalFacts, policy: Desk['policy'], caps: Record<string, number>): Proposed {
  const framed = frame(facts, policy, caps)
  const solution = solve(framed.problem)
  const unsolved = unsolvedOf(framed, solution)
  return {
    asOf: facts.asOf,
    pairs: pairsOf(framed, solution),
    unsolved,
    limits: limitWords(solution),
    whatIf: unsolved.length === 0 ? [] : whatIf(facts, policy, caps, unsolved.length),
  }
}

function pairsOf({ problem }: Framed, { given }: Solution): ProposedPair[] {
  const pairs = [...given].flatMap(([helper, needs]) =>
    needs.map((need) => ({
      ...placeWords(need),
      ...pairOf(helper, needs),
      replaces: replacesOf(need),
      why: pairWhy(problem, helper, need, needs),
    })),
  )
  return pairs.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

function pairOf({ key, name, unit, postLevel, load, cap }: Helper, needs: Need[]) {
  return { cadre: key, cadreName: name, cadreUnit: unit, postLevel, loadAfter: load + needs.length, cap }
}

function replacesOf({ from }: Need): ProposedPair['replaces'] {
  return from === null ? null : { id: from.id, cadreName: from.cadreName }
}

function unsolvedOf({ problem, stuck }: Framed, solution: Solution): UnsolvedHousehold[] {
  const unsolved = [
    ...unsolvedWhys(problem, solution).map(({ need, why }) => ({ ...placeWords(need), why })),
    ...stuck.map(({ household, why }) => ({ ...placeWords(household), why: [why] })),
  ]
  return unsolved.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

function placeWords({ no, headName, township, village }: Need | HouseholdFact) {
  return { household: no, headName, township, village }
}

/** By township, village and number. */
function orderOf({ township, village, household }: Pick<ProposedPair, 'township' | 'village' | 'household'>): string {
  return `${township}\u0000${village}\u0000${household}`
}
