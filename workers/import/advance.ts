/**
 * An import moves on by itself, a durable step at a time, until it waits for a person or is over. Every step may be run again after
 * a kill: staging starts anew, a chunk of a commit is an upsert, links only fill what is open.
 */
import type { R2Bucket } from '@cloudflare/workers-types'
import { audited } from '../db/audit.ts'
import type { CountyDatabase } from '../db/county.ts'
import { breathe } from './breathe.ts'
import { dropIndexes, makeIndexes } from './commit/firstload.ts'
import { link } from './commit/link.ts'
import { commitSql } from './commit/merge.ts'
import { carryOutGone } from './difference/carryout.ts'
import { difference } from './difference/diff.ts'
import { resolve } from './resolve.ts'
import { stage } from './stage.ts'
import { findImport, forgetValues, type ImportRow, layoutsOf } from './store.ts'

/** again: there is more to do now · later: another import of the county is being read · rest: nothing to do. */
export type Move = 'again' | 'later' | 'rest'

export interface Mover {
  county: CountyDatabase
  ledgers: R2Bucket
  now: () => Date
  /** Runs the checks after a commit. */
  recheck: (county: CountyDatabase, cause: string) => Promise<void>
}

const commitSpan = 20_000
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
      return row.rows_committed < row.rows_staged ? commitChunk(mover, row) : finish(mover, row)
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
  const staged = await findImport(db, row.id)
  if (staged?.state === 'reading') await resolve(db, staged)
  if (staged?.state === 'reading') await difference(db, staged)
  return 'rest'
}

async function commitChunk({ county, now }: Mover, row: ImportRow): Promise<Move> {
  const { db } = county
  if (row.rows_committed === 0) await dropIndexes(db, row)
  const to = Math.min(row.rows_committed + commitSpan, row.rows_staged)
  await db.batch([
    ...layoutsOf(row).map((layout, index) => db.prepare(commitSql(layout)).bind(row.id, index, row.rows_committed, to)),
    db
      .prepare('UPDATE import SET rows_committed = ?2, beat_at = ?3 WHERE id = ?1')
      .bind(row.id, to, now().toISOString()),
  ])
  await breathe()
  return 'again'
}

async function finish({ county, now, recheck }: Mover, row: ImportRow): Promise<Move> {
  const { db } = county
  await makeIndexes(db, row)
  if (await carryOutGone(county, row, now())) return 'again'
  await link(db)
  await recheck(county, `import:${row.id}`)
  const at = now()
  const deed = {
    at,
    actor: row.committed_by ?? row.uploaded_by,
    action: 'import.finish',
    subject: String(row.id),
    detail: { fileName: row.file_name, sha256: row.sha256, counts: JSON.parse(row.summary ?? '{}').counts },
  }
  await audited(county, deed, [
    db.prepare(`UPDATE import SET state = 'committed', committed_at = ?2 WHERE id = ?1`).bind(row.id, at.toISOString()),
    db.prepare('DELETE FROM staged WHERE import_id = ?1').bind(row.id),
    forgetValues(db, row.id),
  ])
  return 'rest'
}
