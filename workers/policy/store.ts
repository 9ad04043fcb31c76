import type { D1Database } from '@cloudflare/workers-types'
import { Policy } from '../../shared/policy.ts'
import { type AuditedCounty, audited } from '../db/audit.ts'
import { merge } from './merge.ts'

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

export type Change = { document: unknown; effectiveOn: string; actor: string; at: Date }

/**
 * Merges a partial document over the policy of the day it takes effect and keeps the whole as a new version, with its audit row.
 * Throws a ZodError where the merged document is not a policy, D1's UNIQUE error where somebody else was faster.
 */
export async function setPolicy(county: AuditedCounty, { document, effectiveOn, actor, at }: Change): Promise<void> {
  const { db } = county
  const current = await policyOn(db, effectiveOn)
  const latest = await db.prepare('SELECT coalesce(max(version), 0) AS version FROM policy').first<number>('version')
  const next = Policy.parse(merge(current.document, document))
  const deed = { at, actor, action: 'policy.set', subject: `policy:${latest! + 1}`, detail: { document } }
  await audited(county, deed, [
    // Of two who change it at once the second's version is taken already: refused, not lost.
    db
      .prepare('INSERT INTO policy (version, document, effective_on, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5)')
      .bind(latest! + 1, JSON.stringify(next), effectiveOn, actor, at.toISOString()),
  ])
}
