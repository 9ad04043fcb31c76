/**
 * Retention (留存): what an import leaves behind in a county's database goes after seven days at the latest; what is in the register
 * stays beside it for as long as it may be taken back. Raw workbooks stay, encrypted.
 */
import { dayOf } from '../../shared/day.ts'
import { audited } from '../db/audit.ts'
import type { CountyDatabase } from '../db/county.ts'
import { policyOn } from '../db/policy.ts'

const keptDays = 7

export type Tidied = { cancelled: number; staged: number; values: number }

/** Imports nobody confirmed are cancelled; staged rows and the values of issues go with what is over. */
export async function tidyCounty(county: CountyDatabase, now: Date): Promise<Tidied> {
  const { db } = county
  const before = daysAgo(now, keptDays)
  const { document: policy } = await policyOn(db, dayOf(now))
  const stale = `uploaded_at < ?1 AND (state IN ('ready', 'submitted') OR state = 'failed' AND committed_by IS NULL)`
  const { results } = await db
    .prepare(`SELECT id FROM import WHERE ${stale} ORDER BY id`)
    .bind(before)
    .all<{ id: number }>()
  if (results.length > 0) {
    const deeds = results.map(({ id }) => {
      return { at: now, actor: 'system', action: 'import.cancel', subject: String(id), detail: { afterDays: keptDays } }
    })
    await audited(county, deeds, [db.prepare(`UPDATE import SET state = 'cancelled' WHERE ${stale}`).bind(before)])
  }
  // One that failed before anything of it was in the register is read again from its workbook when somebody retries it.
  const broken = `state = 'failed' AND commit_no IS NULL AND uploaded_at < ?1`
  const [, staged, , , values] = await db.batch([
    db.prepare(`UPDATE import SET committed_by = NULL, rows_committed = 0 WHERE ${broken}`).bind(before),
    db
      .prepare(
        `DELETE FROM staged WHERE import_id IN (SELECT id FROM import WHERE state IN ('cancelled', 'refused') OR ${broken}
           OR state IN ('committed', 'undone') AND COALESCE(committed_at, uploaded_at) < ?2)`,
      )
      .bind(before, daysAgo(now, policy.imports.undoDays)),
    ...['gone', 'duplicate'].map((table) =>
      db.prepare(
        `DELETE FROM ${table} WHERE import_id IN (SELECT id FROM import WHERE state IN ('cancelled', 'refused'))`,
      ),
    ),
    db
      .prepare(
        `UPDATE import_issue SET value = NULL WHERE value IS NOT NULL AND import_id IN (
           SELECT id FROM import WHERE state IN ('committed', 'cancelled') OR uploaded_at < ?1 AND state IN ('refused', 'failed'))`,
      )
      .bind(before),
    db
      .prepare(
        `DELETE FROM import_fix WHERE import_id IN (
           SELECT id FROM import WHERE state = 'cancelled' OR state IN ('refused', 'failed') AND uploaded_at < ?1
             OR state IN ('committed', 'undone') AND COALESCE(committed_at, uploaded_at) < ?2)`,
      )
      .bind(before, daysAgo(now, policy.imports.undoDays)),
  ])
  return { cancelled: results.length, staged: staged!.meta.changes, values: values!.meta.changes }
}

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
