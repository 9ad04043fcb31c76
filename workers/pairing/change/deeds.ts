import type { Deed } from '../../db/audit.ts'
import { stoodOn } from './facts.ts'
import type { Judgement } from './judge.ts'
import type { Hand, When } from './write.ts'

/**
 * One deed a household, with both names and the reason: `facts.ts` reads from it who paired or released it, `withdraw.ts`
 * how its pairings stood `before`.
 */
export function deedsOf(judged: Judgement[], { on, untilOn, reason }: When, { actor, at }: Hand): Deed[] {
  return judged.map(({ change, household, cadre, ends, over }) => {
    const passed = over === null ? {} : { override: over.reason, load: over.load, cap: over.cap }
    const [ended] = ends
    const before = stoodOn(household)
    const names = { cadre: ended ? ended.cadreName : cadre!.name, successor: ended && cadre ? cadre.name : null }
    const detail = ended
      ? {
          id: ended.id,
          cadreKey: ended.cadreKey,
          untilOn,
          reason,
          successorKey: change.cadreKey,
          names,
          ...passed,
          before,
        }
      : { cadreKey: cadre!.key, sinceOn: on, reason, names, ...passed, before }
    return { actor, at, action: ended ? 'pairing.end' : 'pairing.assign', subject: household.no, detail }
  })
}
