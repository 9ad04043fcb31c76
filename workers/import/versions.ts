/** What read and committed an import, for its receipt: the product, the county's schema, its policy. */
import type { D1Database } from '@cloudflare/workers-types'
import about from '../../package.json' with { type: 'json' }
import { dayOf } from '../../shared/day.ts'
import { policyOn } from '../db/policy.ts'
import { countyVersion } from '../db/version.ts'

export async function versionsOf(
  db: D1Database,
  at: Date,
): Promise<{ product: string; schema: string; policy: number }> {
  const { version } = await policyOn(db, dayOf(at))
  return { product: about.version, schema: countyVersion, policy: version }
}
