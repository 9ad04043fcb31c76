/**
 * An import moves on by itself, a durable step at a time, until it waits for a person or is over. Every step may be run again after
 * a kill: staging starts anew, a chunk is one transaction with how far it came, links only fill what is open.
 */
import type { R2Bucket } from '@cloudflare/workers-types'
import type { CountyDatabase } from '../db/county.ts'
import { commitStep } from './commit/step.ts'
import { difference } from './difference/diff.ts'
import { countIssues } from './mend/counted.ts'
import { resolve } from './resolve/resolve.ts'
import { stage } from './stage/stage.ts'
import { findImport, type ImportRow, sheetsOf } from './store.ts'
import { lastRegisterDeed } from './turn.ts'
import { undoStep } from './undo/step.ts'

/** again: there is more to do now · later: another import of the county has its turn · rest: nothing to do. */
export type Move = 'again' | 'later' | 'rest'

export interface Mover {
  county: CountyDatabase
  ledgers: R2Bucket
  now: () => Date
  /** Runs the checks after a commit or an undo; the same cause only once. */
  recheck: (county: CountyDatabase, cause: string) => Promise<void>
}

/** A reading run that has not moved for so long is dead. */
const deadAfterMs = 30_000

/** `run`: which run of the driver asks; only the latest moves the import. */
export async function advance(mover: Mover, id: number, run: number): Promise<Move> {
  const { db } = mover.county
  const row = await findImport(db, id)
  if (!row || row.run_no !== run) return 'rest'
  switch (row.state) {
    case 'uploaded':
    case 'reading':
      return readAndCompare(mover, row)
    case 'committing':
      return commitStep(mover, row)
    case 'undoing':
      return undoStep(mover, row)
    default:
      return 'rest'
  }
}

/** One import of a county is read at a time: an isolate has 128 MB. */
async function readAndCompare(mover: Mover, row: ImportRow): Promise<Move> {
  const { db } = mover.county
  const now = mover.now()
  const mine = await db
    .prepare(
      `UPDATE import SET state = 'reading', beat_at = ?2 WHERE id = ?1 AND NOT EXISTS (
         SELECT 1 FROM import AS o WHERE o.id <> ?1 AND o.state = 'reading' AND o.beat_at > ?3) RETURNING id`,
    )
    .bind(row.id, now.toISOString(), new Date(now.getTime() - deadAfterMs).toISOString())
    .first()
  if (!mine) return 'later'
  await stage(mover.county, mover.ledgers, row, mover.now)
  const deed = await lastRegisterDeed(db, row.id)
  const staged = await db
    .prepare(`UPDATE import SET compared_at_deed = ?2 WHERE id = ?1 AND state = 'reading' RETURNING *`)
    .bind(row.id, deed)
    .first<ImportRow>()
  if (staged === null) return 'rest'
  await resolve(db, staged)
  await db.batch(countIssues(db, staged.id, sheetsOf(staged)))
  await difference(db, staged)
  return 'rest'
}
