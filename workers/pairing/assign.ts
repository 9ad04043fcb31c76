import { laterDay, nextDay } from '../../shared/day.ts'
import type { PairingSpan } from '../../shared/household.ts'
import type { Assign, EndPairing } from '../../shared/pairing.ts'
import { Problem } from '../http/problem.ts'
import { type Desk, type Facts, factsOf } from './facts.ts'
import { mayAssign, mayEnd, type Verdict } from './rules.ts'
import { begin, end, householdOf, Overtaken } from './store.ts'

/** What a change touched, for the checks to run again: `asOf` is the day of their last run, or of the change where later. */
export type Touched = { households: string[]; cadres: string[]; asOf: string; cause: string }
export type Hand = { actor: string; at: Date }
type Chosen = { cadreKey: string; sinceOn: string; override: string | null }

/** Gives a household its cadre. Decided on the facts, written under guard; overtaken by somebody else, decided again. */
export async function assign(desk: Desk, order: Assign, { actor, at }: Hand) {
  const { householdNo, cadreKey, sinceOn } = order
  const chosen = { cadreKey, sinceOn, override: order.override?.trim() || null }
  const facts = await known(desk, householdNo, cadreKey)
  const { cap, load } = agree(desk, facts, chosen, null)
  const passes = chosen.override !== null && cap !== null && load >= cap
  const detail = { cadreKey, sinceOn, ...(passes ? { override: chosen.override, load, cap } : {}) }
  const audit = { at, actor, action: 'pairing.assign', subject: householdNo, detail }
  const beginning = { householdNo, cadreKey, sinceOn, cap: passes ? null : cap, at }
  const span = await begin(desk, beginning, audit).catch(async (error) => {
    if (!(error instanceof Overtaken)) throw error
    agree(desk, await known(desk, householdNo, cadreKey), chosen, null)
    throw overtaken()
  })
  return { span, touched: touched(facts, [cadreKey], sinceOn, span) }
}

/** Ends a pairing, the successor beginning the next day in the same transaction. */
export async function endPairing(desk: Desk, id: number, order: EndPairing, { actor, at }: Hand) {
  const { untilOn, reason, successorKey } = order
  const householdNo = await householdOf(desk, id)
  if (householdNo === null) throw notFound()
  const chosen = { cadreKey: successorKey ?? '', sinceOn: nextDay(untilOn), override: order.override?.trim() || null }
  const decide = async () => {
    const facts = await known(desk, householdNo, successorKey)
    const pairing = ending(facts, id, order)
    return { facts, pairing, agreed: successorKey === null ? null : agree(desk, facts, chosen, { id, untilOn }) }
  }
  const { facts, pairing, agreed } = await decide()
  const passes = agreed !== null && agreed.cap !== null && agreed.load >= agreed.cap
  const names = { cadre: pairing.cadreName, successor: facts.cadre?.name ?? null }
  const over = passes ? { override: chosen.override, load: agreed.load, cap: agreed.cap } : {}
  const detail = { id, cadreKey: pairing.cadreKey, untilOn, reason, successorKey, names, ...over }
  const close = { id, householdNo, untilOn, reason, successorKey, at }
  const cap = passes || agreed === null ? null : agreed.cap
  const successor =
    successorKey === null ? null : { householdNo, cadreKey: successorKey, sinceOn: chosen.sinceOn, cap, at }
  const audit = { at, actor, action: 'pairing.end', subject: householdNo, detail }
  const written = await end(desk, close, successor, audit).catch(async (error) => {
    if (!(error instanceof Overtaken)) throw error
    await decide()
    throw overtaken()
  })
  const cadres = [pairing.cadreKey, ...(successorKey === null ? [] : [successorKey])]
  return { ...written, touched: touched(facts, cadres, untilOn, written.ended) }
}

async function known(desk: Desk, householdNo: string, cadreKey: string | null): Promise<Facts> {
  const facts = await factsOf(desk, householdNo, cadreKey)
  if (facts === null) throw notFound()
  if (cadreKey !== null && facts.cadre === null) {
    throw new Problem('not-found', '帮扶责任人名册中没有这个人，请先导入名册或重新选择。')
  }
  return facts
}

function notFound(): Problem {
  return new Problem('not-found', '没有这户或这条结对，请刷新后重新选择。')
}

/** Refuses unless the chosen cadre may begin once the pairing `leaving` has ended. */
function agree(desk: Desk, facts: Facts, chosen: Chosen, leaving: { id: number; untilOn: string } | null) {
  const cadre = facts.cadre!
  const { cap: caps, responsibleMax } = desk.policy.pairing
  const cap = cadre.postLevel === null ? null : (caps[cadre.postLevel] ?? null)
  const staying = facts.spans.filter(({ id }) => id !== leaving?.id)
  const ended = staying.flatMap(({ current, untilOn }) => (current || untilOn === null ? [] : [untilOn]))
  insist(
    mayAssign({
      ...chosen,
      cadre,
      cap,
      responsibleMax,
      load: cadre.load,
      members: facts.members,
      current: staying.filter(({ current }) => current),
      endedOn: leaving ? [...ended, leaving.untilOn] : ended,
      asOf: facts.household.asOf,
    }),
  )
  return { cap, load: cadre.load }
}

/** Refuses unless the pairing may end so. */
function ending({ household, spans }: Facts, id: number, { untilOn, successorKey }: EndPairing): PairingSpan {
  const pairing = spans.find((span) => span.id === id)
  if (pairing === undefined) throw notFound()
  const others = spans.filter((span) => span.current && span.id !== id).length
  insist(mayEnd({ pairing, needsCadre: household.needsCadre, others, untilOn, asOf: household.asOf, successorKey }))
  return pairing
}

function insist(verdict: Verdict): void {
  if (!verdict.ok) throw new Problem(verdict.code === 'dated' ? 'invalid' : 'conflict', verdict.words)
}

function overtaken(): Problem {
  return new Problem('conflict', '刚刚有人改动了这户或这名帮扶责任人的结对，请刷新后再办理。')
}

function touched({ household }: Facts, cadres: string[], changedOn: string, { id }: PairingSpan): Touched {
  const changed = changedOn > household.asOf ? household.asOf : changedOn
  const asOf = household.lastRunOn === null ? household.asOf : laterDay(household.lastRunOn, changed)
  return { households: [household.no], cadres, asOf, cause: `pairing:${id}` }
}
