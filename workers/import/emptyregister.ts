/** Emptying a county's register: every record and finding gone, every import and the audit trail kept. For trials and for starting over. */
import { Entity } from '../../shared/import.ts'
import { type AuditedCounty, audited } from '../db/audit.ts'

/** What was said of records that are gone now: their numbers will be given again. */
const besides = [
  'cap_override',
  'kinship',
  'acceptance',
  'village_term',
  'next_visit',
  'cadre_move',
  'finding_again',
  'disagreement',
  'finding_step',
  'step_evidence',
]

export async function emptyRegister(county: AuditedCounty, actor: string, at: Date): Promise<Record<string, number>> {
  const { db } = county
  const tables = [...Entity.options, 'finding']
  const counted = await db.batch<{ total: number }>(
    tables.map((table) => db.prepare(`SELECT count(*) AS total FROM ${table}`)),
  )
  const removed = Object.fromEntries(tables.map((table, i) => [table, counted[i]?.results[0]?.total ?? 0]))
  const deed = { at, actor, action: 'register.empty', subject: 'register', detail: removed }
  await audited(county, deed, [
    ...tables.map((table) => db.prepare(`DELETE FROM ${table}`)),
    // There is nothing left to take back, to bring back or to ask about.
    ...[...besides, 'departed', 'village_question'].map((table) => db.prepare(`DELETE FROM ${table}`)),
    db.prepare(`DELETE FROM staged WHERE import_id IN (SELECT id FROM import WHERE state IN ('committed', 'undone'))`),
  ])
  return removed
}
