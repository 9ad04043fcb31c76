import { expect } from 'vitest'
import type { Policy } from '../../shared/policy.ts'
import { runChecks } from '../../workers/checks/engine.ts'
import { Problem } from '../../workers/http/problem.ts'
import { bringBack } from '../../workers/pairing/cadre/record.ts'
import { apply, type Touched } from '../../workers/pairing/change/apply.ts'
import { withdraw } from '../../workers/pairing/change/withdraw.ts'
import { leave } from '../../workers/pairing/leave/leave.ts'
import type { givenIn } from '../given.ts'
import { on } from './desk.ts'
import { carryOut, isCurrent, type Outcome, type Span, type World } from './model.ts'
import { findingsOf } from './modelchecks.ts'
import { faultsOf } from './modelfaults.ts'
import { doneBetween, givenBy, withdrawn } from './modelwithdraw.ts'
import { handedOver, type Operation, reasons, stepsOf } from './operation.ts'

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** No two operations at the same instant. */
const instantOf = (day: string, operation: number) => new Date(Date.parse(`${day}T02:00:00Z`) + operation)

type County = ReturnType<typeof givenIn>

/** The register beside its model, and how often something was done. */
export class Beside {
  done = 0
  withdrawn = 0
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
    return { actor: 'qinghe', at: instantOf(this.world.today, this.world.now) }
  }

  async carryOut(op: Operation): Promise<void> {
    const { world } = this
    world.now++
    if (op.kind === 'look') return this.look()
    if (op.kind === 'days') {
      world.today = shifted(world.today, op.days)
      return
    }
    if (op.kind === 'return') return this.bringBack(op.cadre)
    if (op.kind === 'withdraw') return this.withdraw(op)
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
    await this.compare(expected, () => leave(this.desk, cadre.key, order, this.hand()), cadre.key)
  }

  /** The engine does what the model says, or refuses what it refuses. */
  private async compare(
    expected: Outcome,
    act: () => ReturnType<typeof apply>,
    leaver: string | null = null,
  ): Promise<void> {
    try {
      const { changed, touched } = await act()
      expect(expected).not.toBeNull()
      expect(changed.begun.map(({ cadreKey }) => cadreKey)).toEqual(expected!.begun.map(({ cadre }) => cadre))
      for (const [i, span] of expected!.begun.entries()) span.id = changed.begun[i]!.id
      const done = doneBetween(this.world, expected!.world, touched.households, leaver)
      this.world = expected!.world
      this.world.orders.push(done)
      this.world.given.push(...givenBy(done))
      this.touch({ ...touched, cadres: [...touched.cadres, ...(leaver === null ? [] : [leaver])] })
      this.done++
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (expected !== null) throw error
    }
  }

  private async withdraw({ order, household, whole }: Operation & { kind: 'withdraw' }): Promise<void> {
    const { world } = this
    const done = world.orders.at(-1 - order)
    const one = done && (done.of[household % done.of.length] ?? null)
    if (!done || !one) return
    const expected = withdrawn(world, done.at, one.household, whole)
    const at = instantOf(done.day, done.at).toISOString()
    const asked = { householdNo: one.household, at, whole, reason: '选错了' }
    try {
      const { touched } = await withdraw(this.desk, asked, this.hand())
      expect(expected).not.toBeNull()
      this.world = expected!
      this.touch(touched)
      this.withdrawn++
    } catch (error) {
      if (!(error instanceof Problem) || expected !== null) throw error
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
    Object.assign(cadre, { leftOn: null, leftReason: null, editedAt: this.world.now })
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
  Object.assign(world.cadres.find((one) => one.key === key)!, { leftOn: day, leftReason: '退休', editedAt: world.now })
  return outcome
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
