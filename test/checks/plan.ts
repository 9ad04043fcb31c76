import type { D1Database } from '@cloudflare/workers-types'
import { faultsOf, type PlanRow } from '../../workers/checks/plan.ts'

/** What is wrong with the plans of these statements. */
export async function planFaults(db: D1Database, statements: { text: string; values: unknown[] }[]): Promise<string[]> {
  const plans = statements.map(({ text, values }) => db.prepare(`EXPLAIN QUERY PLAN ${text}`).bind(...values))
  const results = await Promise.all(plans.map((plan) => plan.all<PlanRow>()))
  return results.flatMap(({ results: plan }, i) => faultsOf(plan, statements[i]!.text))
}
