import type { Context } from 'hono'
import { dayOf } from '../../shared/day.ts'
import type { Desk } from '../db/desk.ts'
import { policyOn } from '../db/policy.ts'
import { seenBy } from '../db/reach.ts'
import { registerDay } from '../db/register.ts'
import type { AppEnv } from '../env.ts'

/** The register of the request's county as its membership may touch it, today, under the policy of today. */
export async function deskOf(c: Context<AppEnv>): Promise<Desk> {
  const { county, membership } = c.var
  const today = dayOf(new Date())
  const day = registerDay(today)
  const { document } = await policyOn(county.db, today)
  return { county, db: county.db, policy: document, day, seen: seenBy(membership, day) }
}
