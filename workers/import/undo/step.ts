/**
 * The steps of an undo (撤销): its turn, a thousand records at a time, each step one transaction with how far it came; then what was
 * found in the register is found anew, and the checks look again.
 */
import { audited } from '../../db/audit.ts'
import type { Move, Mover } from '../advance.ts'
import { breathe } from '../breathe.ts'
import { takeBackGone } from '../difference/carryout.ts'
import type { ImportRow } from '../store.ts'
import { stoppedBefore, takeTurn } from '../turn.ts'
import { loadRecords } from './load.ts'
import { relinking } from './relink.ts'
import { retellReturned } from './returned.ts'
import { undoCounts } from './rows.ts'
import { judged } from './verdict.ts'
import { writing } from './write.ts'

const span = 1000

export async function undoStep(mover: Mover, row: ImportRow): Promise<Move> {
  if (row.undo_from === null) return begin(mover, row)
  const { db } = mover.county
  const records = await loadRecords(db, row, span)
  if (records === null) return finish(mover, row)
  await db.batch([
    ...writing(
      db,
      row,
      records.entity,
      records.all.map((record) => judged(row.id, records.entity, record)),
    ),
    db
      .prepare(
        `UPDATE import SET undo_from = ?2, beat_at = ?3, rows_undone = (
           SELECT count(*) FROM staged WHERE import_id = ?1 AND undone IS NOT NULL) WHERE id = ?1`,
      )
      .bind(row.id, JSON.stringify([records.entity, records.last]), mover.now().toISOString()),
  ])
  await breathe()
  return 'again'
}

async function begin({ county, now }: Mover, row: ImportRow): Promise<Move> {
  const { db } = county
  if (await takeTurn(db, row)) return 'again'
  const stopped = await stoppedBefore(db, row.id)
  if (!stopped) return 'later'
  const why = `导入 ${stopped.id}《${stopped.file_name}》写到一半停下了。请先把它接着做完，再撤销这一次。`
  const deed = {
    at: now(),
    actor: row.undone_by ?? row.uploaded_by,
    action: 'import.hold',
    subject: String(row.id),
    detail: { why: 'stopped' },
  }
  await audited(county, deed, [
    db
      .prepare(
        `UPDATE import SET state = 'committed', refused = ?2, undone_by = NULL, undo_reason = NULL WHERE id = ?1`,
      )
      .bind(row.id, JSON.stringify({ code: 'stopped', message: why })),
  ])
  return 'rest'
}

async function finish({ county, now, recheck }: Mover, row: ImportRow): Promise<Move> {
  const { db } = county
  if (await takeBackGone(county, row, now())) return 'again'
  if (await retellReturned(db, row)) return 'again'
  await db.batch(relinking(db, row))
  await recheck(county, `undo:${row.id}`)
  const at = now()
  const counts = await undoCounts(db, row.id)
  const deed = {
    at,
    actor: row.undone_by ?? row.uploaded_by,
    action: 'import.undone',
    subject: String(row.id),
    detail: { fileName: row.file_name, sha256: row.sha256, verdicts: counts },
  }
  await audited(county, deed, [
    db.prepare(`UPDATE import SET state = 'undone', undone_at = ?2 WHERE id = ?1`).bind(row.id, at.toISOString()),
  ])
  return 'rest'
}
