/** Imports in the county's database: D1 only. */

import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Import, ImportSummary } from '../../shared/import.ts'
import type { ImportState } from '../../shared/importstate.ts'
import type { RecognisedSheet } from '../../shared/recognised.ts'
import { type AuditedCounty, audited } from '../db/audit.ts'
import { Problem } from '../http/problem.ts'
import { failureOf } from './failure.ts'
import type { Layout } from './stage/layout.ts'
import { waitsForSql } from './turn.ts'

export interface ImportRow {
  id: number
  file_name: string
  object_key: string
  file_key: string | null
  part_bytes: number | null
  sha256: string | null
  size_bytes: number
  state: ImportState
  refused: string | null
  rows_read: number
  rows_staged: number
  rows_committed: number
  summary: string | null
  layouts: string | null
  dropped_indexes: string | null
  uploaded_by: string
  uploaded_at: string
  submitted_by: string | null
  submitted_at: string | null
  returned: string | null
  versions: string | null
  committed_by: string | null
  committed_at: string | null
  run_no: number
  choices: string | null
  chosen_by: string | null
  chosen_at: string | null
  fixes_pending: number
  commit_no: number | null
  compared_at_deed: number | null
  confirmed: string | null
  undone_by: string | null
  undone_at: string | null
  undo_reason: string | null
  undo_from: string | null
  rows_undone: number
  /** JSON, of others: not in what an UPDATE returns. */
  waits_for?: string | null
  same_as?: string | null
}

export function importOf(row: ImportRow): Import {
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    state: row.state,
    refused: row.refused === null ? null : JSON.parse(row.refused),
    rowsRead: row.rows_read,
    rowsStaged: row.rows_staged,
    rowsCommitted: row.rows_committed,
    fixesPending: row.fixes_pending,
    summary: row.summary === null ? null : JSON.parse(row.summary),
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    returned: row.returned === null ? null : JSON.parse(row.returned),
    committedBy: row.committed_by,
    committedAt: row.committed_at,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
    rowsUndone: row.rows_undone,
    waitsFor: parsed(row.waits_for),
    sameAs: parsed(row.same_as),
  }
}

const parsed = (json: string | null | undefined) => (json ? JSON.parse(json) : null)

/** What an import has to do with others: whom it waits for, and whether the same file is here already. */
const others = `${waitsForSql('import')} AS waits_for,
  (SELECT json_object('id', o.id, 'state', o.state, 'by', o.uploaded_by, 'at', o.uploaded_at) FROM import AS o
   WHERE o.sha256 = import.sha256 AND o.id < import.id AND o.state NOT IN ('cancelled', 'refused', 'undone') ORDER BY o.id LIMIT 1) AS same_as`

export const noSuch = () => new Problem('not-found', '没有这次导入。请从导入列表进入。')

/** The import a person named; refused where there is none. */
export async function theImport(db: D1Database, id: number): Promise<ImportRow> {
  const row = await findImport(db, id)
  if (row === null) throw noSuch()
  return row
}

export function findImport(db: D1Database, id: number): Promise<ImportRow | null> {
  return db.prepare(`SELECT *, ${others} FROM import WHERE id = ?1`).bind(id).first<ImportRow>()
}

export function refuse(db: D1Database, id: number, refused: { code: string; message: string }): D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM staged WHERE import_id = ?1').bind(id),
    db.prepare(`UPDATE import SET state = 'refused', refused = ?2 WHERE id = ?1`).bind(id, JSON.stringify(refused)),
  ]
}

export function sheetsOf(row: ImportRow): RecognisedSheet[] {
  return row.summary === null ? [] : (JSON.parse(row.summary) as ImportSummary).sheets
}

export function layoutsOf(row: ImportRow): Layout[] {
  return row.layouts === null ? [] : JSON.parse(row.layouts)
}

/** What a cell said is kept until the import is over; where it stands and what was wrong with it stays. */
export function forgetValues(db: D1Database, id: number): D1PreparedStatement {
  return db.prepare('UPDATE import_issue SET value = NULL WHERE import_id = ?1 AND value IS NOT NULL').bind(id)
}

export function saveSummary(db: D1Database, id: number, summary: ImportSummary): D1PreparedStatement {
  return db.prepare('UPDATE import SET summary = ?2 WHERE id = ?1').bind(id, JSON.stringify(summary))
}

/** What a run that failed four times leaves behind: the file stays, and `retry` goes on from where it was. */
export async function fail(
  county: AuditedCounty,
  id: number,
  run: number,
  { at, error }: { at: Date; error: unknown },
): Promise<ImportRow | null> {
  const row = await findImport(county.db, id)
  if (row === null || row.run_no !== run) return null
  if (row.state === 'failed') return row
  const refused = failureOf(error, row)
  const actor = row.undone_by ?? row.committed_by ?? row.uploaded_by
  const deed = {
    at,
    actor,
    action: 'import.fail',
    subject: String(id),
    detail: { state: row.state, why: refused.code },
  }
  const [failed] = await audited<ImportRow>(county, deed, [
    // Its turn is over where it has not written anything yet.
    county.db
      .prepare(
        `UPDATE import SET state = CASE WHEN run_no = ?3 THEN 'failed' END, refused = ?2,
           commit_no = CASE WHEN rows_committed > 0 OR committed_at IS NOT NULL THEN commit_no END,
           undo_from = NULLIF(undo_from, '["",""]')
         WHERE id = ?1 RETURNING *`,
      )
      .bind(id, JSON.stringify(refused), run),
  ])
  return failed!.results[0]!
}
