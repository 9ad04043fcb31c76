/**
 * A turn (轮到): one import of a county writes the register at a time, into it or back out of it. One that stopped half-way keeps its
 * turn: what comes behind it would be written over what is not there yet.
 */
import type { D1Database } from '@cloudflare/workers-types'
import type { ImportRow } from './store.ts'

/** Of an import `o`: it has begun to write and is not through. */
const writes = (o: string) =>
  `(${o}.state IN ('committing', 'failed') AND ${o}.committed_at IS NULL AND ${o}.commit_no IS NOT NULL
    OR ${o}.state IN ('undoing', 'failed') AND ${o}.undo_from IS NOT NULL)`

/** Whom an import that is to be committed or undone waits for, as JSON {id, fileName, state}; NULL where it is its turn. */
export const waitsForSql = (row: string) =>
  `CASE WHEN ${row}.state = 'committing' AND ${row}.commit_no IS NULL OR ${row}.state = 'undoing' AND ${row}.undo_from IS NULL THEN
     (SELECT json_object('id', o.id, 'fileName', o.file_name, 'state', o.state) FROM import AS o
      WHERE o.id <> ${row}.id AND ${writes('o')} ORDER BY o.id LIMIT 1) END`

/** Null: another one's turn. */
export function takeTurn(db: D1Database, row: ImportRow): Promise<ImportRow | null> {
  const begin =
    row.state === 'undoing'
      ? `undo_from = '["",""]'`
      : 'commit_no = (SELECT COALESCE(max(commit_no), 0) + 1 FROM import)'
  return db
    .prepare(
      `UPDATE import SET ${begin} WHERE id = ?1 AND state = ?2
         AND NOT EXISTS (SELECT 1 FROM import AS o WHERE o.id <> ?1 AND ${writes('o')}) RETURNING *`,
    )
    .bind(row.id, row.state)
    .first<ImportRow>()
}

/** One that stopped and that somebody has to see to first; null where others only have to be waited for. */
export async function stoppedBefore(db: D1Database, id: number): Promise<{ id: number; file_name: string } | null> {
  return db
    .prepare(
      `SELECT o.id, o.file_name FROM import AS o WHERE o.id <> ?1 AND o.state = 'failed' AND ${writes('o')} ORDER BY o.id LIMIT 1`,
    )
    .bind(id)
    .first()
}

/** Deeds that write the register: a difference made before one of them has to be made anew. */
const registerDeeds = [
  'cadre.add',
  'cadre.edit',
  'cadre.leave',
  'cadre.return',
  'import.finish',
  'import.undone',
  'pairing.assign',
  'pairing.end',
  'question.answer',
  'record.restore',
  'register.empty',
  'village.edit',
]

/** The last of them, but what the import itself has said. ?1 its id, which D1 binds as a real number. */
const lastDeed = `SELECT COALESCE(max(id), 0) FROM audit_event WHERE action IN (${registerDeeds.map((deed) => `'${deed}'`).join(', ')})
  AND NOT (action LIKE 'import.%' AND subject = CAST(CAST(?1 AS INTEGER) AS TEXT))`

/** Asked before the difference is made: what is written meanwhile is not in it. */
export function lastRegisterDeed(db: D1Database, id: number): Promise<number | null> {
  return db.prepare(`SELECT (${lastDeed}) AS last`).bind(id).first<number>('last')
}
