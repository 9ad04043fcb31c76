import { nextDay } from '../../../shared/day.ts'
import type { HandoverPlan, Receiver } from '../../../shared/leave.ts'
import type { Desk } from '../../db/desk.ts'
import { prepare, sql } from '../../db/sql.ts'
import { cadrePage } from '../cadre/page.ts'
import { decide } from '../change/apply.ts'
import { propose } from '../propose/propose.ts'
import { type Held, heldBy } from './households.ts'

export type PlanQuery = { leftOn?: string | undefined; successor?: string | undefined }
/** Who takes a household on, or why nobody is proposed; by household number. */
type Given = Map<string, { receiver: Receiver | null; unsolved: string[] }>

/**
 * Who would take a cadre's households on: the successor in the post first, as many as it may (接力帮扶); the rest as the
 * proposal spreads them. Whatever does not hold beside the others is left open with the reason.
 */
export async function handoverPlan(desk: Desk, key: string, { leftOn, successor }: PlanQuery): Promise<HandoverPlan> {
  const [{ cadre }, held, days] = await Promise.all([
    cadrePage(desk, key),
    heldBy(desk, key),
    prepare(desk.db, sql`SELECT ${desk.day} AS today`).first<{ today: string }>(),
  ])
  const asOf = days!.today
  const latestOn = nextDay(asOf)
  const on = leftOn === undefined || leftOn > latestOn ? asOf : leftOn
  const relayed: Given = successor ? await relay(desk, held, successor, on) : new Map()
  const rest = held.filter(({ householdNo }) => !relayed.get(householdNo)?.receiver)
  const given: Given = new Map([...relayed, ...(rest.length === 0 ? [] : await spread(desk, rest, key))])
  const open = { receiver: null, unsolved: ['没有可以接手的人。'] }
  const households = held.map((one) => ({ ...one, ...(given.get(one.householdNo) ?? open) }))
  return {
    cadre,
    asOf,
    latestOn,
    acceptance: desk.policy.pairing.acceptance,
    households: await sound(desk, households, on),
  }
}

/** The successor in the post takes on as many as the rules let it. */
async function relay(desk: Desk, held: Held[], cadreKey: string, on: string): Promise<Given> {
  if (held.length === 0) return new Map()
  const changes = held.map(({ householdNo, pairingId }) => ({ householdNo, replaces: pairingId, cadreKey }))
  const { judged } = await decide(desk, { on, changes })
  return new Map(
    judged.map(({ household, cadre, verdict }) => {
      const { key, name, unit, postLevel } = cadre!
      const receiver = { key, name, unit, postLevel, why: ['接任原岗位'] }
      return [
        household.no,
        verdict.ok ? { receiver, unsolved: [] } : { receiver: null, unsolved: [verdict.words] },
      ] as const
    }),
  )
}

/** The others as the proposal has them: the unit first, then who assists the village. */
async function spread(desk: Desk, held: Held[], leaving: string): Promise<Given> {
  const households = held.map(({ householdNo }) => householdNo)
  const { pairs, unsolved } = await propose(desk, { leaving, households })
  const given: Given = new Map(unsolved.map(({ household, why }) => [household, { receiver: null, unsolved: why }]))
  for (const { household, cadre, cadreName, cadreUnit, postLevel, why } of pairs) {
    const receiver = { key: cadre, name: cadreName, unit: cadreUnit, postLevel, why }
    given.set(household, { receiver, unsolved: [] })
  }
  return given
}

/** What the rules refuse beside the others is not proposed. */
async function sound(desk: Desk, households: HandoverPlan['households'], on: string) {
  const changes = households.flatMap(({ householdNo, pairingId, receiver }) =>
    receiver === null ? [] : [{ householdNo, replaces: pairingId, cadreKey: receiver.key }],
  )
  if (changes.length === 0) return households
  const { judged } = await decide(desk, { on, changes })
  const refused = new Map(
    judged.flatMap(({ household, verdict }) => (verdict.ok ? [] : [[household.no, verdict.words] as const])),
  )
  return households.map((one) => {
    const words = refused.get(one.householdNo)
    return words === undefined ? one : { ...one, receiver: null, unsolved: [words] }
  })
}
