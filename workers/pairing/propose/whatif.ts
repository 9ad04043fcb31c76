import type { Policy } from '../../../shared/policy.ts'
import type { Proposal } from '../../../shared/proposal.ts'
import type { ProposalFacts } from './facts.ts'
import { frame } from './frame.ts'
import { networkOf } from './network.ts'
import { askedOf } from './problem.ts'

/** Post levels whose maximum, one higher, would leave fewer unsolved: counted by the flow alone, as a proposal under it would be. */
export function whatIf(
  facts: ProposalFacts,
  policy: Policy,
  caps: Record<string, number>,
  unsolved: number,
): Proposal['whatIf'] {
  return Object.keys(caps)
    .map((postLevel) => {
      const cap = caps[postLevel]! + 1
      return { postLevel, cap, ...counted(facts, policy, { ...caps, [postLevel]: cap }) }
    })
    .filter((one) => one.unsolved < unsolved)
}

function counted(facts: ProposalFacts, policy: Policy, caps: Record<string, number>) {
  const { problem, stuck } = frame(facts, policy, caps)
  const { flow, source, sink } = networkOf(problem, false)
  const solved = flow.run(source, sink)
  return { solved, unsolved: askedOf(problem) + stuck.length - solved }
}
