/** The workbooks an import was read from, as they came: D1 only. */
import type { D1Database } from '@cloudflare/workers-types'
import type { KeptWorkbook } from '../../../shared/workbook.ts'
import { Problem } from '../../http/problem.ts'
import { type ImportRow, theImport } from '../store.ts'
import type { KeptWorkbook as Place } from '../upload/rawworkbook.ts'

const columns = 'file_name, object_key, file_key, part_bytes, sha256, size_bytes, uploaded_by, uploaded_at'

type Kept = Place & { n: number | null; sha256: string | null; uploaded_by: string; uploaded_at: string }

/** An import whose workbook can be opened. */
export async function openable(db: D1Database, id: number): Promise<ImportRow> {
  const row = await theImport(db, id)
  if (row.file_key === null) throw new Problem('conflict', '这份工作簿是旧版本保存的，不能下载。请重新上传。')
  return row
}

/** The one there is now first, then from the last to the first. */
export async function workbooksOf(db: D1Database, { id }: ImportRow): Promise<Kept[]> {
  const { results } = await db
    .prepare(
      `SELECT n, ${columns} FROM (
         SELECT NULL AS n, ${columns} FROM import WHERE id = ?1
         UNION ALL SELECT n, ${columns} FROM earlier_workbook WHERE import_id = ?1)
       ORDER BY n IS NOT NULL, n DESC`,
    )
    .bind(id)
    .all<Kept>()
  return results
}

export function workbookOf({ n, file_name, size_bytes, sha256, uploaded_by, uploaded_at }: Kept): KeptWorkbook {
  return { n, fileName: file_name, sizeBytes: size_bytes, sha256, uploadedBy: uploaded_by, uploadedAt: uploaded_at }
}
