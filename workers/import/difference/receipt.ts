/** What the receipt of an import says beside the import itself. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Receipt } from '../../../shared/difference.ts'
import type { ImportSummary } from '../../../shared/import.ts'
import type { ImportRow } from '../store.ts'
import { goneCounts } from './gonerows.ts'

export async function receiptOf(db: D1Database, row: ImportRow): Promise<Receipt> {
  const [gone, [fixes, mended, findings]] = await Promise.all([
    goneCounts(db, row.id),
    db.batch<{ total: number; by: string }>([
      db.prepare('SELECT count(*) AS total FROM import_fix WHERE import_id = ?1').bind(row.id),
      db.prepare('SELECT DISTINCT fixed_by AS "by" FROM import_fix WHERE import_id = ?1 ORDER BY 1').bind(row.id),
      db
        .prepare('SELECT count(*) AS total FROM finding WHERE first_run IN (SELECT id FROM check_run WHERE cause = ?1)')
        .bind(`import:${row.id}`),
    ]),
  ])
  const tables = (JSON.parse(row.summary ?? '{"sheets":[]}') as ImportSummary).sheets.flatMap((sheet) => sheet.tables)
  const of = (origin: string) => tables.filter((table) => table.origin === origin).length
  return {
    fixes: fixes?.results[0]?.total ?? 0,
    mendedBy: (mended?.results ?? []).map(({ by }) => by),
    tables: { recognised: of('recognised'), remembered: of('remembered'), chosen: of('chosen') },
    skipped: tables.reduce((sum, { skipped }) => sum + Object.values(skipped).reduce((all, rows) => all + rows, 0), 0),
    gone,
    findings: findings?.results[0]?.total ?? 0,
    versions: row.versions === null ? null : JSON.parse(row.versions),
  }
}
