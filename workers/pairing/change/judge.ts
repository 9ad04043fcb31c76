import type { Change, ChangeOrder, ChangeVerdict } from '../../../shared/change.ts'
import { dayBefore, isLater, nextDay } from '../../../shared/day.ts'
import type { Policy } from '../../../shared/policy.ts'
import { mayAssign, mayEnd, type Verdict } from '../rules.ts'
import { earlyWords } from './early.ts'
import { type CadreFacts, type Facts, type HouseholdFacts, kinKey, type Span } from './facts.ts'

/** A cap passed: why, and how many households the cadre had before this one. */
export type Over = { reason: string; load: number; cap: number }
/** A change decided on: what it ends and begins if it is made, and whether it may be. */
export type Judgement = {
  change: Change
  household: HouseholdFacts
  cadre: CadreFacts | null
  /** Pairings it ends: the one replaced, and others of the same cadre with the household. */
  ends: Span[]
  verdict: Verdict
  over: Over | null
  loadAfter: number | null
  cap: number | null
  /** What it ends inside the stable years, in words. */
  early: string | null
}

/**
 * Decides every change beside the others of its order: all endings first, then each beginning in turn, its cadre's load what
 * is left and what the order has given it so far. The facts know every household and cadre in it.
 */
export function judge(policy: Policy, facts: Facts, { on, changes }: Omit<ChangeOrder, 'reason'>): Judgement[] {
  const untilOn = dayBefore(on)
  const times = Map.groupBy(changes, ({ householdNo }) => householdNo)
  const leaving = changes.map((change) => {
    const household = facts.households.get(change.householdNo)!
    const ends = endsOf(household, change.replaces)
    const isTwice = times.get(change.householdNo)!.length > 1
    return {
      change,
      household,
      ends,
      verdict: isTwice ? twice : ending(policy, facts, { household, change, ends, untilOn }),
    }
  })
  const loads = new Loads(facts)
  for (const { ends, verdict } of leaving) if (verdict.ok && ends[0]) loads.add(ends[0].cadreKey, -1)
  const judged = leaving.map(({ verdict, ...one }) => {
    const { cadreKey, override } = one.change
    const cadre = cadreKey === null ? null : facts.cadres.get(cadreKey)!
    if (cadre === null) return { ...one, cadre, verdict, over: null, cap: null }
    const cap = cadre.postLevel === null ? null : (policy.pairing.cap[cadre.postLevel] ?? null)
    const load = loads.of(cadre.key)
    const reason = override?.trim() || null
    const beginning = { ...one, cadre, cap, load, override: reason, on, untilOn }
    const decided = verdict.ok ? assigning(policy, facts, beginning) : verdict
    if (decided.ok) loads.add(cadre.key, 1)
    const over = decided.ok && reason !== null && cap !== null && load >= cap ? { reason, load, cap } : null
    return { ...one, cadre, verdict: decided, over, cap }
  })
  for (const { cadre, verdict } of judged) if (cadre && !verdict.ok) loads.add(cadre.key, 1)
  return judged.map((one) => ({
    ...one,
    loadAfter: one.cadre && loads.of(one.cadre.key),
    early: one.cadre && earlyWords(policy, one.ends, one.cadre.key, untilOn),
  }))
}

const twice: Verdict = { ok: false, code: 'twice', words: '这户在同一次办理中出现了不止一次，请只留一次。' }
const nothing: Verdict = { ok: false, code: 'nothing', words: '没有要变动的内容，请选帮扶责任人。' }

/** Households by cadre, as they change along the order. */
class Loads {
  private readonly changed = new Map<string, number>()
  private readonly facts: Facts
  constructor(facts: Facts) {
    this.facts = facts
  }
  of(key: string): number {
    return this.facts.cadres.get(key)!.load + (this.changed.get(key) ?? 0)
  }
  add(key: string, households: number): void {
    this.changed.set(key, (this.changed.get(key) ?? 0) + households)
  }
}

function endsOf({ spans }: HouseholdFacts, replaces: number | null): Span[] {
  const replaced = spans.find(({ id }) => id === replaces)
  if (replaced === undefined) return []
  const same = spans.filter(({ id, cadreKey, current }) => current && id !== replaces && cadreKey === replaced.cadreKey)
  return [replaced, ...same]
}

type Leaving = { household: HouseholdFacts; change: Change; ends: Span[]; untilOn: string }

function ending({ pairing }: Policy, { asOf }: Facts, { household, change, ends, untilOn }: Leaving): Verdict {
  const { cadreKey } = change
  if (ends.length === 0) return cadreKey === null ? nothing : { ok: true }
  const { needsCadre, exitYear } = household
  const covering = staying(household, ends).filter(({ sinceOn }) => !sinceOn || !isLater(sinceOn, nextDay(untilOn)))
  const rest = { needsCadre, exitYear, followUpYears: pairing.followUpYears, others: covering.length, untilOn, asOf }
  const refused = ends.map((one) => mayEnd({ ...rest, pairing: one, successorKey: cadreKey })).find(({ ok }) => !ok)
  return refused ?? { ok: true }
}

function staying({ spans }: HouseholdFacts, ends: Span[]): Span[] {
  return spans.filter(({ id, current }) => current && !ends.some((one) => one.id === id))
}

type Beginning = Leaving & { cadre: CadreFacts; cap: number | null; load: number; override: string | null; on: string }

function assigning({ pairing }: Policy, facts: Facts, beginning: Beginning): Verdict {
  const { household, ends, cadre, cap, load, override, on, untilOn } = beginning
  const before = household.spans.flatMap((span) => (span.current || span.untilOn === null ? [] : [span.untilOn]))
  return mayAssign({
    cadre,
    current: staying(household, ends),
    endedOn: ends.length > 0 ? [...before, untilOn] : before,
    members: household.members,
    kinship: facts.kin.get(kinKey(household.no, cadre.key)) ?? null,
    load,
    cap,
    responsibleMax: pairing.responsibleMax,
    sinceOn: on,
    asOf: facts.asOf,
    override,
  })
}

export function toVerdict({ change, verdict, loadAfter, cap, early }: Judgement): ChangeVerdict {
  const { householdNo, cadreKey } = change
  const said = verdict.ok ? { code: null, words: null } : { code: verdict.code, words: verdict.words }
  return { householdNo, cadreKey, ok: verdict.ok, ...said, loadAfter, cap, early }
}
