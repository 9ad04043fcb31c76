import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

/** Who writes, and when. */
export type Hand = { actor: string; at: Date }
export type Kept = { id: string; pack: string; document: string; enabled: number; withdrawn: number; setBy: string }

/** Rules as they stand in the county, withdrawn ones among them; null: all. */
export async function keptOf(db: D1Database, ids: string[] | null): Promise<Kept[]> {
  const { results } = await db
    .prepare(
      `SELECT id, pack, document, enabled, withdrawn, set_by AS setBy FROM rule
       WHERE ?1 IS NULL OR id IN (SELECT value FROM json_each(?1)) ORDER BY id`,
    )
    .bind(ids === null ? null : JSON.stringify(ids))
    .all<Kept>()
  return results
}

/** Who comes second finds the document, and what is told from it, NULL. */
export const documentGuards = ['rule.document', 'rule.title', 'rule.severity'] as const

/** What these rules are now, kept beside what they were. */
export function versionsOf(db: D1Database, ids: string[], reason: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO rule_version (id, version, document, enabled, reason, set_by, set_at)
       SELECT id, version, CASE WHEN withdrawn = 0 THEN document END, enabled, ?2, set_by, set_at FROM rule
       WHERE id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), reason)
}

/** Rules that go, with what they found; one that is gone already is guarded against. */
export function withdrawals(db: D1Database, ids: string[], reason: string, { actor, at }: Hand): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE rule SET withdrawn = 1, enabled = 0, version = version + 1, set_by = ?2, set_at = ?3,
           document = CASE WHEN withdrawn = 0 THEN document END
         WHERE id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(ids), actor, at.toISOString()),
    versionsOf(db, ids, reason),
    silence(db, ids, at),
  ]
}

/** What these rules found is found no more. */
export function silence(db: D1Database, ids: string[], at: Date): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE finding SET status = 'resolved', resolved_at = ?2
       WHERE check_id IN (SELECT value FROM json_each(?1)) AND status <> 'resolved'`,
    )
    .bind(JSON.stringify(ids), at.toISOString())
}
