/** A workbook read once more: with the fixes made since, every one of which is then read. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { type ImportRow, theImport } from '../store.ts'
import type { CellFix } from './fixed.ts'

/** Read anew, or with a corrected workbook: not once somebody has said yes to it. */
export const open = `state IN ('ready', 'refused') OR state = 'failed' AND committed_by IS NULL`

export async function reread(
  county: AuditedCounty,
  { id, actor, at }: { id: number; actor: string; at: Date },
): Promise<ImportRow> {
  const { db } = county
  const row = await theImport(db, id)
  const deed = { at, actor, action: 'import.reread', subject: String(id), detail: { fixes: row.fixes_pending } }
  const move = db
    .prepare(
      `UPDATE import SET state = CASE WHEN ${open} THEN 'uploaded' END, refused = NULL, beat_at = NULL WHERE id = ?1 RETURNING *`,
    )
    .bind(id)
  const notNow = () =>
    new Problem('conflict', '现在不能重新读取：它已经入库、取消或正在处理。请刷新页面看它到了哪一步。')
  const [moved] = await guarded<ImportRow>(county, deed, [move], 'import.state', notNow)
  return moved!.results[0]!
}

/** What the workbook is read with. */
export async function fixesOf(db: D1Database, id: number): Promise<CellFix[]> {
  const { results } = await db
    .prepare(
      `SELECT id, sheet, at, row, was, value FROM import_fix WHERE import_id = ?1 AND state <> 'dropped' ORDER BY id`,
    )
    .bind(id)
    .all<CellFix>()
  return results
}

/** The workbook has been read with them. */
export function fixesRead(db: D1Database, id: number): D1PreparedStatement[] {
  return [
    db.prepare(`DELETE FROM import_fix WHERE import_id = ?1 AND state = 'dropped'`).bind(id),
    db.prepare(`UPDATE import_fix SET state = 'read' WHERE import_id = ?1 AND state <> 'read'`).bind(id),
    db.prepare('UPDATE import SET fixes_pending = 0 WHERE id = ?1').bind(id),
  ]
}
