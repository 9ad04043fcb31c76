import type { D1Database } from '@cloudflare/workers-types'
import { Policy } from '../../shared/policy.ts'

export type PolicyVersion = {
  /** 0 = nobody has set anything: every parameter at its default. */
  version: number
  document: Policy
  effectiveOn: string | null
  setBy: string | null
  setAt: string | null
}

type Row = { version: number; document: string; effective_on: string; set_by: string; set_at: string }

/** The county's policy on a day: the latest version effective by then. */
export async function policyOn(db: D1Database, day: string): Promise<PolicyVersion> {
  const row = await db
    .prepare(
      `SELECT version, document, effective_on, set_by, set_at FROM policy
       WHERE effective_on <= ?1 ORDER BY effective_on DESC, version DESC LIMIT 1`,
    )
    .bind(day)
    .first<Row>()
  if (row === null) return { version: 0, document: Policy.parse({}), effectiveOn: null, setBy: null, setAt: null }
  const { version, document, effective_on, set_by, set_at } = row
  return {
    version,
    document: Policy.parse(JSON.parse(document)),
    effectiveOn: effective_on,
    setBy: set_by,
    setAt: set_at,
  }
}
