import { Policy } from '../../shared/policy.ts'
import { type AuditedCounty, audited } from '../db/audit.ts'
import { policyOn } from '../db/policy.ts'
import { merge } from './merge.ts'

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
