import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

/** Who did what: `action` is noun.verb (`pairing.assign`), `subject` its key, `detail` what changed; never an open number. */
export type AuditEvent = {
  at: Date
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** The audit row of a write, for the same `batch` as the write: what happened and that it happened are kept together. */
export function auditRow(db: D1Database, { at, actor, action, subject, detail }: AuditEvent): D1PreparedStatement {
  return db
    .prepare('INSERT INTO audit_event (at, actor, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)')
    .bind(at.toISOString(), actor, action, subject, JSON.stringify(detail))
}
