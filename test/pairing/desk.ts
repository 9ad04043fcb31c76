import { defaultPolicy } from '../../shared/policy.ts'
import type { Membership } from '../../shared/session.ts'
import { seenBy } from '../../workers/db/reach.ts'
import { sql } from '../../workers/db/sql.ts'
import type { givenIn } from '../given.ts'

type County = ReturnType<typeof givenIn>

/** A membership in 清禾县; the whole county where nothing else is said. */
export const memberOf = (given: Partial<Membership> = {}): Membership => ({
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

/** The pages of an officer of the county. */
export const allPages = { imports: true, findings: true, households: true, pairing: true, questions: true }

/** The JSON of an answer. */
export async function read<T>(answer: Promise<Response> | Response): Promise<T> {
  return (await (await answer).json()) as T
}
