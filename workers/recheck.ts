import type { D1Database } from '@cloudflare/workers-types'
import { dayOf } from '../shared/day.ts'
import { keepDay } from './bulletins/day.ts'
import { type Run, runChecks } from './checks/engine.ts'
import { holdLedgers } from './consistency/refresh.ts'
import { policyOn } from './db/policy.ts'

/** What an import, a pairing or other rules changed, the checks look at again: the ledgers held against each other first, the day's figures behind. */
export async function recheck(
  db: D1Database,
  run: Pick<Run, 'asOf' | 'cause' | 'tables' | 'checks' | 'households' | 'cadres'>,
  now: Date,
): Promise<void> {
  const today = dayOf(now)
  const { version, document } = await policyOn(db, today)
  if (run.checks === undefined) await holdLedgers(db, { ...run, now })
  await runChecks(db, { ...run, policy: document, policyVersion: version, now })
  if (run.tables === undefined) await keepDay(db, document, today)
}
