import type { D1Database } from '@cloudflare/workers-types'

/**
 * Whether the policy has turned since all checks last ran: a version or a floor was set since, or its day has come. A county
 * whose checks never ran has nothing to look at again.
 */
export async function hasPolicyTurned(db: D1Database, today: string): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM (SELECT as_of, finished_at FROM check_run WHERE cause IN ('asked', 'turned') OR cause GLOB 'import:*' ORDER BY id DESC LIMIT 1) run
       JOIN (SELECT effective_on, set_at FROM policy UNION ALL SELECT effective_on, set_at FROM policy_floor) p
         ON p.effective_on <= ?1 AND (p.effective_on > run.as_of OR p.set_at > run.finished_at) LIMIT 1`,
    )
    .bind(today)
    .first()
  return row !== null
}
