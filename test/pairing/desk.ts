import { nextDay } from '../../shared/day.ts'
import type { Assign, EndPairing } from '../../shared/pairing.ts'
import { defaultPolicy } from '../../shared/policy.ts'
import type { Membership } from '../../shared/session.ts'
import { seenBy } from '../../workers/db/reach.ts'
import { sql } from '../../workers/db/sql.ts'
import { apply, householdOf } from '../../workers/pairing/change/apply.ts'
import type { Hand } from '../../workers/pairing/change/write.ts'
import type { givenIn } from '../given.ts'

type County = ReturnType<typeof givenIn>

/** A membership in 清禾县; the whole county where nothing else is said. */
const memberOf = (given: Partial<Membership> = {}): Membership => ({
  county: { code: '529901', name: '清禾县' },
  role: 'county_admin',
  township: null,
  village: null,
  cadreKey: null,
  ...given,
})

/** The county's register on a day under the default policy, as the membership sees it: a pairing desk and a reading. */
export function on(day: string, county: County, membership: Partial<Membership> = {}) {
  const { db, sealer } = county
  const today = sql`${day}`
  return { county, db, sealer, policy: defaultPolicy(), day: today, seen: seenBy(memberOf(membership), today) }
}

type Desk = ReturnType<typeof on>

/** Gives a household its cadre. */
export async function assign(desk: Desk, { householdNo, cadreKey, sinceOn, override }: Assign, hand: Hand) {
  const change = { householdNo, replaces: null, cadreKey, override }
  const { changed, touched } = await apply(desk, { on: sinceOn, reason: null, changes: [change] }, hand)
  return { span: changed.begun[0]!, touched }
}

/** Ends a pairing, with a successor or none. */
export async function endPairing(desk: Desk, id: number, order: EndPairing, hand: Hand) {
  const { untilOn, reason, successorKey, override } = order
  const change = { householdNo: await householdOf(desk, id), replaces: id, cadreKey: successorKey, override }
  const { changed, touched } = await apply(desk, { on: nextDay(untilOn), reason, changes: [change] }, hand)
  const [successor] = changed.begun
  return { ended: changed.ended[0]!, successor: successor === undefined ? null : successor, touched }
}

/** The pages of an officer of the county. */
export const allPages = { imports: true, findings: true, households: true, pairing: true, questions: true }

/** The JSON of an answer. */
export async function read<T>(answer: Promise<Response> | Response): Promise<T> {
  return (await (await answer).json()) as T
}
