import { laterDay, nextDay } from '../../shared/day.ts'
import type { PairingSpan } from '../../shared/household.ts'
import type { Assign, EndPairing } from '../../shared/pairing.ts'
import { Problem } from '../http/problem.ts'
import { agree, agreeToEnd, known } from './decide.ts'
import type { Desk, Facts } from './facts.ts'
import { begin, end, householdOf, Overtaken } from './store.ts'

/** What a change touched, for the checks to run again: `asOf` is the day of their last run, or of the change where later. */
export type Touched = { households: string[]; cadres: string[]; asOf: string; cause: string }
export type Hand = { actor: string; at: Date }

/** Gives a household its cadre. */
export async function assign(desk: Desk, order: Assign, hand: Hand) {
  const { householdNo, cadreKey, sinceOn, override } = order
  return decided(async () => {
    const facts = await known(desk, householdNo, cadreKey)
    const { beginning, over } = agree(desk, facts, { cadreKey, sinceOn, override })
    return async () => {
      const detail = { cadreKey, sinceOn, ...over }
      const span = await begin(desk, beginning, { ...hand, action: 'pairing.assign', subject: householdNo, detail })
      return { span, touched: touched(facts, [cadreKey], sinceOn, span) }
    }
  })
}

/** Ends a pairing, the successor beginning the next day in the same transaction. */
export async function endPairing(desk: Desk, id: number, order: EndPairing, hand: Hand) {
  const { untilOn, reason, successorKey, override } = order
  // A pairing that is not there goes the same way as one that is not seen, and takes as long.
  const householdNo = (await householdOf(desk, id)) ?? ''
  return decided(async () => {
    const facts = await known(desk, householdNo, successorKey)
    const { cadreKey, cadreName } = agreeToEnd(facts, id, order)
    const successor =
      successorKey === null
        ? null
        : agree(desk, facts, { cadreKey: successorKey, sinceOn: nextDay(untilOn), override }, { id, untilOn })
    return async () => {
      const names = { cadre: cadreName, successor: facts.cadre === null ? null : facts.cadre.name }
      const detail = { id, cadreKey, untilOn, reason, successorKey, names, ...successor?.over }
      const deed = { ...hand, action: 'pairing.end', subject: householdNo, detail }
      const close = { id, householdNo, untilOn, reason, successorKey }
      const written = await end(desk, close, successor?.beginning ?? null, deed)
      const cadres = successorKey === null ? [cadreKey] : [cadreKey, successorKey]
      return { ...written, touched: touched(facts, cadres, untilOn, written.ended) }
    }
  })
}

/** Decides on the facts, then writes under guard; overtaken by somebody else, it decides again, to refuse with who it was. */
async function decided<T>(decide: () => Promise<() => Promise<T>>): Promise<T> {
  const write = await decide()
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    await decide()
    throw new Problem('conflict', '刚刚有人改动了这户或这名帮扶责任人的结对，请刷新后再办理。')
  }
}

function touched({ household }: Facts, cadres: string[], changedOn: string, { id }: PairingSpan): Touched {
  const changed = changedOn > household.asOf ? household.asOf : changedOn
  const asOf = household.lastRunOn === null ? household.asOf : laterDay(household.lastRunOn, changed)
  return { households: [household.no], cadres, asOf, cause: `pairing:${id}` }
}
