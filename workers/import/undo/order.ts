/** Somebody takes an import back: with a reason, as long as what it was is kept. */
import type { D1Database } from '@cloudflare/workers-types'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { findImport, type ImportRow } from '../store.ts'

/** Why it cannot be taken back, in words; null: it can. */
export async function whyNot(db: D1Database, row: ImportRow): Promise<string | null> {
  if (row.state !== 'committed') return row.state === 'undone' ? '这次导入已经撤销过了。' : '只有已入库的导入才能撤销。'
  const kept = await db.prepare('SELECT 1 FROM staged WHERE import_id = ?1 LIMIT 1').bind(row.id).first()
  if (kept === null && row.rows_staged > 0)
    return '可以撤销的期限已过（或登记册已清空），这次导入之前的内容没有再保留，不能撤销。需要改正时，请重新上传正确的台账。'
  return null
}

export async function undo(
  county: AuditedCounty,
  row: ImportRow,
  { actor, at, reason }: { actor: string; at: Date; reason: string },
): Promise<ImportRow> {
  const refused = await whyNot(county.db, row)
  if (refused !== null) throw new Problem('conflict', refused)
  const detail = { fileName: row.file_name, sha256: row.sha256, reason }
  const deed = { at, actor, action: 'import.undo', subject: String(row.id), detail }
  const begin = county.db
    .prepare(
      `UPDATE import SET state = CASE WHEN state = 'committed' THEN 'undoing' END, refused = NULL, undone_by = ?2,
         undo_reason = ?3, rows_undone = 0, undo_from = NULL WHERE id = ?1`,
    )
    .bind(row.id, actor, reason)
  const already = () => new Problem('conflict', '这次导入刚才已经有人撤销了，请刷新后再看。')
  await guarded(county, deed, [begin], 'import.state', already)
  return (await findImport(county.db, row.id))!
}
