/** Where a workbook that is here goes: an import of its own, or the one whose problems were mended in it. */
import type { D1PreparedStatement } from '@cloudflare/workers-types'
import { type AuditedCounty, audited, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { open } from '../mend/reread.ts'
import { findImport, type ImportRow, noSuch } from '../store.ts'
import type { Received } from './receive.ts'

/** A workbook handed back with its problems is named so (handback/). */
const handedBack = /（问题 (\d+)）/

/** `continues`: the import whose workbook it replaces; null: as its name says, else an import of its own. */
export async function place(
  county: AuditedCounty,
  file: Received,
  { continues, by, at, also }: { continues: number | null; by: string; at: Date; also: D1PreparedStatement[] },
): Promise<ImportRow> {
  const id = continues ?? (await namedImport(county, file.name))
  const detail = { fileName: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes }
  if (id === null) {
    const deed = { at, actor: by, action: 'import.upload', subject: file.objectKey, detail }
    const [inserted] = await audited<ImportRow>(county, deed, [insert(county, file, by, at), ...also])
    // Anew, with who has brought the same file before.
    return (await findImport(county.db, inserted!.results[0]!.id))!
  }
  const deed = { at, actor: by, action: 'import.continue', subject: String(id), detail }
  const statements = [...replace(county, id, file, by, at), ...also]
  const notNow = () => new Problem('conflict', '这次导入已经入库、取消或正在处理，不能再换工作簿。请作为新的导入上传。')
  const [, moved] = await guarded<ImportRow>(county, deed, statements, 'import.state', notNow)
  if (moved!.results[0] === undefined) throw noSuch()
  return moved!.results[0]
}

/** A copy of an old handed-back workbook is a workbook like any other. */
async function namedImport({ db }: AuditedCounty, name: string): Promise<number | null> {
  const id = Number(handedBack.exec(name)?.[1] ?? Number.NaN)
  if (!Number.isInteger(id)) return null
  return db.prepare(`SELECT id FROM import WHERE id = ?1 AND (${open})`).bind(id).first<number>('id')
}

function insert({ db }: AuditedCounty, file: Received, by: string, at: Date): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO import (file_name, object_key, file_key, part_bytes, sha256, size_bytes, state, uploaded_by, uploaded_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'uploaded', ?7, ?8) RETURNING *`,
    )
    .bind(...columns(file), by, at.toISOString())
}

/** The workbook before stays kept beside the import. */
function replace({ db }: AuditedCounty, id: number, file: Received, by: string, at: Date): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO earlier_workbook
         SELECT id, (SELECT count(*) + 1 FROM earlier_workbook WHERE import_id = ?1), file_name, object_key, file_key, part_bytes, sha256,
           size_bytes, uploaded_by, uploaded_at FROM import WHERE id = ?1 AND (${open})`,
      )
      .bind(id),
    db
      .prepare(
        `UPDATE import SET state = CASE WHEN ${open} THEN 'uploaded' END, refused = NULL, beat_at = NULL, fixes_pending = 0,
           file_name = ?2, object_key = ?3, file_key = ?4, part_bytes = ?5, sha256 = ?6, size_bytes = ?7, uploaded_by = ?8, uploaded_at = ?9
         WHERE id = ?1 RETURNING *`,
      )
      .bind(id, ...columns({ ...file, name: file.name.replace(handedBack, '') }), by, at.toISOString()),
  ]
}

const columns = (file: Received) => [
  file.name,
  file.objectKey,
  file.fileKey,
  file.partBytes,
  file.sha256,
  file.sizeBytes,
]
