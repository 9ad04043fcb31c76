/**
 * Carrying out what was decided of gone records, as a durable step of the commit, and taking it back. Each call does one stretch in
 * one transaction and may be run again after a kill.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import { audited } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import type { ImportRow } from '../store.ts'
import { comeBack, depart, leaveAgain } from './departure.ts'
import { jsonOf, titleOf } from './record.ts'

const stretch = 500

interface Decided {
  id: number
  key: string
  decision: 'left' | 'ask'
  reason: string | null
  by: string
  township: string | null
  village: string | null
  householdNo: string | null
  record: string
}

/** true: there is more to carry out. Behind the last record of the commit, before links are found. */
export async function carryOutGone(county: CountyDatabase, row: ImportRow, at: Date): Promise<boolean> {
  const { db } = county
  const waiting = `import_id = ?1 AND carried = 0 AND decision IN ('left', 'ask')`
  const entity = await db
    .prepare(`SELECT entity FROM gone WHERE ${waiting} ORDER BY entity = 'household' DESC, id LIMIT 1`)
    .bind(row.id)
    .first<Entity>('entity')
  if (entity === null) {
    await welcomeBack(county, row, at)
    return false
  }
  const { results } = await db
    .prepare(
      `SELECT g.id, g.key, g.decision, g.reason, g.decided_by AS "by", g.township, g.village, g.household_no AS householdNo,
         CASE WHEN t.key IS NULL THEN '{}' ELSE ${jsonOf(entity, 't')} END AS record
       FROM (SELECT * FROM gone WHERE ${waiting} AND entity = ?2 ORDER BY id LIMIT ${stretch}) AS g
       LEFT JOIN ${entity} AS t ON t.key = g.key ORDER BY g.id`,
    )
    .bind(row.id, entity)
    .all<Decided>()
  const left = results.filter(({ decision }) => decision === 'left')
  const asked = results.filter(({ decision, record }) => decision === 'ask' && record !== '{}')
  const deed = {
    at,
    actor: row.committed_by ?? row.uploaded_by,
    action: 'record.depart',
    subject: String(row.id),
    detail: { entity, left: left.length, asked: asked.length },
  }
  const leaving = left.map(({ key, reason, by }) => ({ key, reason: reason ?? '', by }))
  await audited(county, deed, [
    ...(left.length > 0 ? depart(db, entity, leaving, { importId: row.id, at }) : []),
    ...(asked.length > 0 ? [ask(db, row, entity, asked, at)] : []),
    db
      .prepare('UPDATE gone SET carried = 1 WHERE id IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(results.map(({ id }) => id))),
  ])
  return true
}

function ask(db: D1Database, row: ImportRow, entity: Entity, asked: Decided[], at: Date): D1PreparedStatement {
  const items = asked.map(({ key, township, village, householdNo, record }) => {
    return [key, township, village, householdNo, titleOf(entity, key, JSON.parse(record))]
  })
  return db
    .prepare(
      `INSERT INTO village_question (import_id, entity, key, township, village, household_no, title, asked_at)
       SELECT ?1, ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ?4 FROM json_each(?3)
       WHERE true ON CONFLICT (import_id, entity, key) DO NOTHING`,
    )
    .bind(row.id, entity, JSON.stringify(items), at.toISOString())
}

/** What this file names had left, or was asked about: it is here again, and nobody need answer. */
async function welcomeBack({ db }: CountyDatabase, row: ImportRow, at: Date): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT d.id FROM departed AS d WHERE d.back_at IS NULL AND d.import_id IS NOT ?1 AND EXISTS (
         SELECT 1 FROM staged AS s WHERE s.import_id = ?1 AND s.entity = d.entity AND s.key = d.key
           AND (s.state = 'new' OR d.entity IN ('cadre', 'pairing')))`,
    )
    .bind(row.id)
    .all<{ id: number }>()
  const ids = results.map(({ id }) => id)
  await db.batch([
    ...(ids.length > 0 ? comeBack(db, ids, { at, importId: row.id }) : []),
    db
      .prepare(
        `UPDATE village_question SET answer = 'keep', answer_note = '后来的台账里又有了', answered_at = ?2, answer_import_id = ?1
         WHERE answer IS NULL AND import_id <> ?1 AND EXISTS (
           SELECT 1 FROM staged AS s WHERE s.import_id = ?1 AND s.entity = village_question.entity AND s.key = village_question.key)`,
      )
      .bind(row.id, at.toISOString()),
  ])
}

/** Takes an import's departures and questions back; true: there is more. Who came back by it has left again. */
export async function takeBackGone({ db }: CountyDatabase, row: ImportRow, at: Date): Promise<boolean> {
  const { results } = await db
    .prepare(`SELECT id FROM departed WHERE import_id = ?1 AND back_at IS NULL ORDER BY id LIMIT ${stretch}`)
    .bind(row.id)
    .all<{ id: number }>()
  if (results.length > 0) {
    const ids = results.map(({ id }) => id)
    await db.batch(comeBack(db, ids, { at, importId: null }))
    return true
  }
  await db.batch([
    ...leaveAgain(db, row.id),
    db.prepare('DELETE FROM village_question WHERE import_id = ?1 AND answer IS NULL').bind(row.id),
    db
      .prepare(
        `UPDATE village_question SET answer = NULL, answer_note = NULL, answered_at = NULL, answer_import_id = NULL
         WHERE answer_import_id = ?1`,
      )
      .bind(row.id),
  ])
  return false
}
