import type { PairingSpan } from '../../shared/household.ts'
import type { EndPairing } from '../../shared/pairing.ts'
import { Problem } from '../http/problem.ts'
import { type Desk, type Facts, factsOf } from './facts.ts'
import { mayAssign, mayEnd, type Verdict } from './rules.ts'
import type { Beginning } from './store.ts'

/** A cadre chosen for a household from a day on; `override` is the reason for passing the cap. */
export type Choice = { cadreKey: string; sinceOn: string; override: string | undefined }
/** What may be written, and for the trail by whose leave where the cap is passed. */
export type Agreed = { beginning: Beginning; over: { override?: string; load?: number; cap?: number } }

export async function known(desk: Desk, householdNo: string, cadreKey: string | null): Promise<Facts> {
  const facts = await factsOf(desk, householdNo, cadreKey)
  if (facts === null) throw notFound()
  if (cadreKey !== null && facts.cadre === null) {
    throw new Problem('not-found', '帮扶责任人名册中没有这个人，请先导入名册或重新选择。')
  }
  return facts
}

export function notFound(): Problem {
  return new Problem('not-found', '没有这户或这条结对，请刷新后重新选择。')
}

/** Refuses unless the chosen cadre may begin, once the pairing `leaving` has ended. */
export function agree(
  { policy }: Desk,
  facts: Facts,
  choice: Choice,
  leaving?: { id: number; untilOn: string },
): Agreed {
  const { household, members, cadre } = facts
  if (cadre === null) throw new Error('a cadre was chosen')
  const { cap: caps, responsibleMax } = policy.pairing
  const cap = cadre.postLevel === null ? null : (caps[cadre.postLevel] ?? null)
  const override = choice.override?.trim() || null
  const { cadreKey, sinceOn } = choice
  const { load } = cadre
  const { asOf } = household
  insist(mayAssign({ cadre, ...staying(facts, leaving), members, load, cap, responsibleMax, sinceOn, asOf, override }))
  const passed = override !== null && cap !== null && load >= cap
  const beginning = { householdNo: household.no, cadreKey, sinceOn, cap: passed ? null : cap }
  return { beginning, over: passed ? { override, load, cap } : {} }
}

function staying({ spans }: Facts, leaving?: { id: number; untilOn: string }) {
  const others = spans.filter(({ id }) => id !== leaving?.id)
  const endedOn = others.flatMap(({ current, untilOn }) => (current || untilOn === null ? [] : [untilOn]))
  if (leaving) endedOn.push(leaving.untilOn)
  return { current: others.filter(({ current }) => current), endedOn }
}

/** Refuses unless the pairing may end so. */
export function agreeToEnd({ household, spans }: Facts, id: number, order: EndPairing): PairingSpan {
  const pairing = spans.find((span) => span.id === id)
  if (pairing === undefined) throw notFound()
  const { asOf, needsCadre } = household
  const { untilOn, successorKey } = order
  const others = spans.filter((span) => span.current && span.id !== id).length
  insist(mayEnd({ pairing, needsCadre, others, untilOn, asOf, successorKey }))
  return pairing
}

function insist(verdict: Verdict): void {
  if (!verdict.ok) throw new Problem(verdict.code === 'dated' ? 'invalid' : 'conflict', verdict.words)
}
