import { expect } from 'vitest'
import type { Policy } from '../../shared/policy.ts'
import { runChecks } from '../../workers/checks/engine.ts'
import { Problem } from '../../workers/http/problem.ts'
import { bringBack } from '../../workers/pairing/cadre/record.ts'
import { apply, type Touched } from '../../workers/pairing/change/apply.ts'
import { leave } from '../../workers/pairing/leave/leave.ts'
import type { givenIn } from '../given.ts'
import { on } from './desk.ts'
import { carryOut, isCurrent, type Outcome, type Span, type World } from './model.ts'
import { findingsOf } from './modelchecks.ts'
import { handedOver, type Operation, reasons, stepsOf } from './operation.ts'
import { ledgerSpans } from './world.ts'

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

type County = ReturnType<typeof givenIn>

/** The register beside its model, and how often something was done. */
export class Beside {
  done = 0
  private touched = { households: new Set<string>(), cadres: new Set<string>() }
  private checkedOn = ''
  private world: World
  private readonly county: County
  private readonly policy: Policy
  constructor(county: County, world: World, policy: Policy) {
    this.county = county
    this.world = world
    this.policy = policy
  }

  private get desk() {
    return { ...on(this.world.today, this.county), policy: this.policy }
  }
  private hand() {
    return { actor: 'qinghe', at: new Date(`${this.world.today}T02:00:00Z`) }
  }

  async carryOut(op: Operation): Promise<void> {
    const { world } = this
    if (op.kind === 'look') return this.look()
    if (op.kind === 'days') {
      world.today = shifted(world.today, op.days)
      return
    }
    if (op.kind === 'return') return this.bringBack(op.cadre)
    const day = shifted(world.today, op.days)
    if (op.kind === 'change') {
      const steps = stepsOf(world, op.steps)
      const reason = reasons[op.reason % reasons.length]!
      const order = { on: day, reason, changes: steps.map(asChange) }
      return this.compare(carryOut(world, day, steps, reason), () => apply(this.desk, order, this.hand()))
    }
    const cadre = world.cadres[op.cadre % world.cadres.length]!
    const steps = handedOver(world, cadre.key, op.to, op.override)
    const order = { leftOn: day, on: day, kind: '退休' as const, reason: '', changes: steps.map(asChange) }
    const expected = left(carryOut(world, day, steps, '退休'), cadre.key, day)
    await this.compare(expected, () => leave(this.desk, cadre.key, order, this.hand()), [cadre.key])
  }

  /** The engine does what the model says, or refuses what it refuses. */
  private async compare(expected: Outcome, act: () => ReturnType<typeof apply>, cadres: string[] = []): Promise<void> {
    try {
      const { changed, touched } = await act()
      expect(expected).not.toBeNull()
      expect(changed.begun.map(({ cadreKey }) => cadreKey)).toEqual(expected!.begun.map(({ cadre }) => cadre))
      for (const [i, span] of expected!.begun.entries()) span.id = changed.begun[i]!.id
      this.world = expected!.world
      this.touch({ ...touched, cadres: [...touched.cadres, ...cadres] })
      this.done++
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (expected !== null) throw error
    }
  }

  private touch({ households, cadres }: Pick<Touched, 'households' | 'cadres'>): void {
    for (const no of households) this.touched.households.add(no)
    for (const key of cadres) this.touched.cadres.add(key)
  }

  private async bringBack(n: number): Promise<void> {
    const gone = this.world.cadres.filter(({ leftOn }) => leftOn !== null)
    if (gone.length === 0) return
    const cadre = gone[n % gone.length]!
    await bringBack(this.desk, cadre.key, { on: this.world.today, reason: '返岗' }, this.hand())
    Object.assign(cadre, { leftOn: null, leftReason: null })
    this.touch({
      cadres: [cadre.key],
      households: this.world.spans.filter((s) => s.cadre === cadre.key).map((s) => s.household),
    })
    this.done++
  }

  /**
   * The pairings are the model's, and so is what the checks find: those of what was touched since they looked last, all of
   * them where days have passed.
   */
  async look(): Promise<void> {
    const { world, policy, county, touched } = this
    const { today } = world
    expect(await pairingsIn(county)).toEqual(world.spans.toSorted((a, b) => a.id - b.id))
    const narrowed = { tables: ['pairing' as const], households: [...touched.households], cadres: [...touched.cadres] }
    const scope = this.checkedOn === today ? narrowed : {}
    const now = new Date(`${today}T03:00:00Z`)
    await runChecks(county.db, { asOf: today, policy, policyVersion: 0, cause: 'asked', now, ...scope })
    const found = findingsOf(world, policy.pairing)
    expect(await findingsIn(county, Object.keys(found))).toEqual(found)
    expect(faultsOf(world, found)).toEqual([])
    this.touched = { households: new Set(), cadres: new Set() }
    this.checkedOn = today
  }
}

export const asChange = ({ household, replaces, cadre, override }: ReturnType<typeof stepsOf>[number]) => ({
  householdNo: household,
  replaces,
  cadreKey: cadre,
  override: override ? '村里只有他一人' : undefined,
})

/** Whoever still has a household stays. */
function left(outcome: Outcome, key: string, day: string): Outcome {
  if (outcome === null) return null
  const { world } = outcome
  if (world.spans.some((span) => span.cadre === key && isCurrent(span, world.today))) return null
  Object.assign(world.cadres.find((one) => one.key === key)!, { leftOn: day, leftReason: '退休' })
  return outcome
}

/** What no operation may make, whatever the model says; what ledgers brought (test/pairing/world.ts) stays until somebody mends it. */
function faultsOf({ spans, cadres, rules, today }: World, found: Record<string, string[]>): string[] {
  const fromLedgers = {
    'pair-none': ['04', '06', '12'],
    'pair-released': ['04', '06'],
    'pair-several': ['03'],
    'pair-own-family': ['05'],
  }
  const made = Object.entries(fromLedgers).flatMap(([id, known]) =>
    found[id]!.flatMap((no) => (known.includes(no) ? [] : [`${id} ${no}`])),
  )
  const byHand = spans.filter(({ id }) => id > ledgerSpans)
  const overlapping = byHand.filter((one) => {
    const atOnce = byHand.filter(
      ({ household, since, until }) =>
        household === one.household && since <= one.since && (until === null || until >= one.since),
    )
    return atOnce.length > rules.max || (one.until !== null && one.until < one.since)
  })
  // A load above the cap is what ledgers brought, or as high as somebody has said it may be.
  const overloaded = cadres.filter(({ key, level }) => {
    const own = spans.filter((span) => span.cadre === key && isCurrent(span, today))
    const cap = rules.cap[level ?? ''] ?? Number.POSITIVE_INFINITY
    const unsaid = own.filter(({ id, over }) => id > ledgerSpans && over === null).length
    return unsaid > cap
  })
  return [...made, ...overlapping.map(({ id }) => `overlap ${id}`), ...overloaded.map(({ key }) => `over ${key}`)]
}

type Row = Omit<Span, 'over'> & { load: number | null; cap: number | null }

export async function pairingsIn({ db }: County): Promise<Span[]> {
  const text = `SELECT p.id, p.household_no AS household, p.cadre_key AS cadre, p.since_on AS since, p.until_on AS until,
      p.end_reason AS reason, o.load, o.cap
    FROM pairing p LEFT JOIN cap_override o ON o.pairing_id = p.id ORDER BY p.id`
  const { results } = await db.prepare(text).all<Row>()
  return results.map(({ load, cap, ...span }) => ({ ...span, over: load === null ? null : { load, cap: cap! } }))
}

async function findingsIn({ db }: County, checks: string[]): Promise<Record<string, string[]>> {
  const text = `SELECT check_id, subject FROM finding WHERE status <> 'resolved' ORDER BY check_id, subject`
  const { results } = await db.prepare(text).all<{ check_id: string; subject: string }>()
  const of = (id: string) => results.flatMap(({ check_id, subject }) => (check_id === id ? [subject] : []))
  return Object.fromEntries(checks.map((id) => [id, of(id).sort()]))
}
