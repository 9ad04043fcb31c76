/** Village questions (待村核实): asked when an import is committed, answered by whoever answers for the place. */
import type { D1Database } from '@cloudflare/workers-types'
import { dayOf } from '../../../shared/day.ts'
import type { Answer, VillageQuestion } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { guarded } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import type { Seen } from '../../db/reach.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { depart } from '../difference/departure.ts'

export type Filter = { open: boolean; township?: string; village?: string }
type Listed = Omit<VillageQuestion, 'askedOn' | 'answeredOn'> & {
  askedAt: string
  answeredAt: string | null
  total: number
}

/** A question `q` about a place somebody answers for. */
const isSeen = (seen: Seen): Sql => seen.village(sql`q.township`, sql`q.village`)

export async function listQuestions(
  db: D1Database,
  seen: Seen,
  { open, township, village }: Filter,
  { page, size }: PageQuery,
): Promise<Page<VillageQuestion>> {
  const where = sql`${isSeen(seen)} AND q.answer IS ${open ? sql`NULL` : sql`NOT NULL`}
    AND ${township ? sql`q.township = ${township}` : sql`true`} AND ${village ? sql`q.village = ${village}` : sql`true`}`
  const [rows, total] = await db.batch<Listed>([
    prepare(
      db,
      sql`SELECT q.id, q.entity, q.title, q.household_no AS householdNo, q.township, q.village, i.file_name AS fileName, g.reason AS asks,
            q.asked_at AS askedAt, q.answer, q.answer_note AS note, q.answered_by AS answeredBy, q.answered_at AS answeredAt
          FROM village_question AS q LEFT JOIN import AS i ON i.id = q.import_id
            LEFT JOIN gone AS g ON g.import_id = q.import_id AND g.entity = q.entity AND g.key = q.key WHERE ${where}
          ORDER BY ${open ? sql`q.township, q.village, q.id` : sql`q.answered_at DESC, q.id`} LIMIT ${size} OFFSET ${(page - 1) * size}`,
    ),
    prepare(db, sql`SELECT count(*) AS total FROM village_question AS q WHERE ${where}`),
  ])
  const described = (rows?.results ?? []).map(({ askedAt, answeredAt, total: _, ...row }) => ({
    ...row,
    askedOn: dayOf(new Date(askedAt)),
    answeredOn: answeredAt === null ? null : dayOf(new Date(answeredAt)),
  }))
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}

type Asked = { id: number; import_id: number; entity: Entity; key: string; title: string; household_no: string | null }
export type Touched = { households: string[] }

/** Answered `left`, the record leaves at once; null where nothing in the register changed. */
export async function answerQuestion(
  county: CountyDatabase,
  seen: Seen,
  id: number,
  { answer, note, actor, at }: Answer & { actor: string; at: Date },
): Promise<Touched | null> {
  const { db } = county
  const question = await prepare(
    db,
    sql`SELECT q.id, q.import_id, q.entity, q.key, q.title, q.household_no FROM village_question AS q WHERE q.id = ${id} AND ${isSeen(seen)}`,
  ).first<Asked>()
  if (question === null) throw new Problem('not-found', '没有这条待核实的记录，请从“待村核实”列表进入。')
  const reason = note ? `村里核实：${note}` : '村里核实已离开'
  const leaving = answer === 'left' ? [{ key: question.key, reason, by: actor }] : []
  const deed = {
    at,
    actor,
    action: 'question.answer',
    subject: String(id),
    detail: { key: question.title, answer, note },
  }
  const statements = [
    db
      .prepare(
        `UPDATE village_question SET asked_at = CASE WHEN answer IS NULL THEN asked_at END, answer = ?2, answer_note = ?3,
           answered_by = ?4, answered_at = ?5 WHERE id = ?1`,
      )
      .bind(id, answer, note || null, actor, at.toISOString()),
    ...(leaving.length > 0 ? depart(db, question.entity, leaving, { importId: question.import_id, at }) : []),
  ]
  const already = () => new Problem('conflict', '这条记录已经有人答复过，请刷新后查看。')
  await guarded(county, deed, statements, 'village_question.asked_at', already)
  if (answer === 'keep') return null
  return { households: question.household_no === null ? [] : [question.household_no] }
}
