/** The steps of a commit (入库): its turn, a look whether the difference still holds, chunks, and what the register then lets be found. */
import { audited } from '../../db/audit.ts'
import type { Move, Mover } from '../advance.ts'
import { breathe } from '../breathe.ts'
import { carryOutGone } from '../difference/carryout.ts'
import { difference } from '../difference/diff.ts'
import { remember } from '../mapping/memory.ts'
import { findImport, forgetValues, type ImportRow, layoutsOf } from '../store.ts'
import { lastRegisterDeed, stoppedBefore, takeTurn } from '../turn.ts'
import { dropIndexes, makeIndexes } from './firstload.ts'
import { linking } from './link.ts'
import { beforeSql, commitSql } from './merge.ts'

/** Rows a step; where a file names a record twice, undo/ goes by it. */
export const commitSpan = 20_000

export async function commitStep(mover: Mover, row: ImportRow): Promise<Move> {
  const { db } = mover.county
  if (row.commit_no === null) return begin(mover, row)
  if (row.rows_committed === 0) {
    const deed = await lastRegisterDeed(db, row.id)
    if (deed !== null && deed > Number(row.compared_at_deed)) return compareAnew(mover, row, deed)
  }
  return row.rows_committed < row.rows_staged ? chunk(mover, row) : finish(mover, row)
}

async function begin(mover: Mover, row: ImportRow): Promise<Move> {
  const { db } = mover.county
  if (await takeTurn(db, row)) return 'again'
  const stopped = await stoppedBefore(db, row.id)
  if (!stopped) return 'later'
  const why = `导入 ${stopped.id}《${stopped.file_name}》写到一半停下了。请先把它接着做完，再确认这一次。`
  return backToReady(mover, row, { code: 'stopped', message: why })
}

/** The register was written since somebody looked at the difference: what the import would do now may be something else. */
async function compareAnew(mover: Mover, row: ImportRow, deed: number): Promise<Move> {
  const { db } = mover.county
  await difference(db, row)
  const now = await findImport(db, row.id)
  if (row.confirmed === null || row.confirmed === JSON.stringify(JSON.parse(now?.summary ?? '{}').counts)) {
    await db.prepare('UPDATE import SET compared_at_deed = ?2 WHERE id = ?1').bind(row.id, deed).run()
    return 'again'
  }
  const why = '登记册在您查看之后有变化，这次入库会改的内容和您看到的不一样了。请看过新的差异，再确认一次。'
  return backToReady(mover, { ...row, compared_at_deed: deed }, { code: 'changed', message: why })
}

async function backToReady(
  { county, now }: Mover,
  row: ImportRow,
  refused: { code: string; message: string },
): Promise<Move> {
  const actor = row.committed_by ?? row.uploaded_by
  const deed = { at: now(), actor, action: 'import.hold', subject: String(row.id), detail: { why: refused.code } }
  await audited(county, deed, [
    county.db
      .prepare(
        `UPDATE import SET state = 'ready', refused = ?2, commit_no = NULL, confirmed = NULL, committed_by = NULL,
           submitted_by = NULL, submitted_at = NULL, compared_at_deed = ?3 WHERE id = ?1`,
      )
      .bind(row.id, JSON.stringify(refused), row.compared_at_deed),
  ])
  return 'rest'
}

async function chunk({ county: { db }, now }: Mover, row: ImportRow): Promise<Move> {
  if (row.rows_committed === 0) await dropIndexes(db, row)
  const to = Math.min(row.rows_committed + commitSpan, row.rows_staged)
  await db.batch([
    ...layoutsOf(row).flatMap((layout, index) =>
      [beforeSql(layout), commitSql(layout)].map((sql) => db.prepare(sql).bind(row.id, index, row.rows_committed, to)),
    ),
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
  await db.batch(linking(db))
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
    ...remember(db, row),
    forgetValues(db, row.id),
  ])
  return 'rest'
}
