/** Emptying a county's register: every record and finding gone, every import and the audit trail kept. For trials and for starting over. */
import type { D1Database } from '@cloudflare/workers-types'
import { Entity } from '../../shared/import.ts'
import { auditRow } from '../db/audit.ts'

export async function emptyRegister(db: D1Database, actor: string, at: Date): Promise<Record<string, number>> {
  const tables = [...Entity.options, 'finding']
  const counted = await db.batch<{ total: number }>(
    tables.map((table) => db.prepare(`SELECT count(*) AS total FROM ${table}`)),
  )
  const removed = Object.fromEntries(tables.map((table, i) => [table, counted[i]?.results[0]?.total ?? 0]))
  await db.batch([
    ...tables.map((table) => db.prepare(`DELETE FROM ${table}`)),
    auditRow(db, { at, actor, action: 'register.empty', subject: 'register', detail: removed }),
  ])
  return removed
}
