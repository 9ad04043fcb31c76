import type { D1Database } from '@cloudflare/workers-types'
import type { AuditFault } from '../../shared/audit.ts'
import { verifyTrail } from '../../workers/audit/store.ts'
import { type AuditedCounty, audited, countyTrail, type Deed } from '../../workers/db/audit.ts'

/** A deed like any other; what is given counts. */
export const deed = (given: Partial<Deed> = {}): Deed => ({
  at: new Date('2026-03-01T08:00:00Z'),
  actor: 'qinghe',
  action: 'pairing.assign',
  subject: '1001',
  detail: { sinceOn: '2026-03-01' },
  ...given,
})

/** So many deeds, one after the other. */
export async function written(county: AuditedCounty, many: number): Promise<void> {
  for (let n = 1; n <= many; n++) await audited(county, deed({ subject: `${1000 + n}` }), [])
}

export const trailOf = async (db: D1Database) =>
  (await db.prepare('SELECT * FROM audit_event ORDER BY id').all()).results

/** Verified: what is wrong with the county's trail, `id kind` each. */
export async function faultsOf(county: AuditedCounty): Promise<string[]> {
  const { faults } = await verifyTrail(countyTrail(county))
  return faults.map(({ id, kind }: AuditFault) => `${id} ${kind}`)
}

/** Whoever holds the file takes the triggers away first. */
export async function tamper(db: D1Database, ...statements: string[]): Promise<void> {
  const triggers = ['audit_event_no_update', 'audit_event_no_delete', 'audit_head_no_delete']
  await db.batch([...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name}`), ...statements].map((s) => db.prepare(s)))
}
