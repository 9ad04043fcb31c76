/** Records that left the register (去册), and bringing one back by hand. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DepartedRow } from '../../../shared/difference.ts'
import { type Entity, entityNames } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { guarded } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { Problem } from '../../http/problem.ts'
import { comeBack } from '../difference/departure.ts'
import { titleOf } from '../difference/record.ts'
import type { Touched } from './questions.ts'

type Listed = Omit<DepartedRow, 'title'> & { record: string; total: number }

export async function listDeparted(
  db: D1Database,
  { q, entity, page, size }: PageQuery & { q?: string; entity?: Entity },
): Promise<Page<DepartedRow>> {
  const where = `d.with_household IS NULL AND (?1 IS NULL OR instr(COALESCE(d.name, ''), ?1) OR instr(d.key, ?1)) AND (?2 IS NULL OR d.entity = ?2)`
  const values = [q ?? null, entity ?? null]
  const [rows, total] = await db.batch<Listed>([
    db
      .prepare(
        `SELECT d.id, d.entity, d.key, d.household_no AS householdNo, d.township, d.village, d.reason, d.left_by AS leftBy,
           d.left_on AS leftOn, d.back_at AS backAt, d.record, i.file_name AS fileName,
           (SELECT count(*) FROM departed AS a WHERE a.with_household = d.key AND d.entity = 'household' AND a.left_at = d.left_at) AS along
         FROM departed AS d LEFT JOIN import AS i ON i.id = d.import_id WHERE ${where} ORDER BY d.id DESC LIMIT ?3 OFFSET ?4`,
      )
      .bind(...values, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM departed AS d WHERE ${where}`).bind(...values),
  ])
  const described = (rows?.results ?? []).map(({ record, total: _, ...row }) => ({
    ...row,
    title: titleOf(row.entity, row.key, JSON.parse(record)),
  }))
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}

interface Left {
  id: number
  entity: Entity
  key: string
  name: string | null
  household_no: string | null
  left_at: string
  back_at: string | null
}

/** A household comes back with whatever left with it. */
export async function bringBack(
  county: CountyDatabase,
  id: number,
  { actor, at }: { actor: string; at: Date },
): Promise<Touched> {
  const { db } = county
  const record = await db.prepare('SELECT * FROM departed WHERE id = ?1').bind(id).first<Left>()
  if (record === null) throw new Problem('not-found', '没有这条去册记录，请从去册名单进入。')
  const already = () => new Problem('conflict', '这条记录已经回到台账，不用再恢复。')
  if (record.back_at !== null) throw already()
  await mustHaveHousehold(db, record)
  const { results } = await db
    .prepare(
      `SELECT id FROM departed WHERE id = ?1 OR ?2 = 'household' AND with_household = ?3 AND left_at = ?4 AND back_at IS NULL ORDER BY id`,
    )
    .bind(id, record.entity, record.key, record.left_at)
    .all<{ id: number }>()
  const deed = {
    at,
    actor,
    action: 'record.restore',
    subject: record.key,
    detail: { entity: record.entity, name: record.name, rows: results.length },
  }
  const ids = results.map((one) => one.id)
  const statements = [
    db.prepare('UPDATE departed SET left_at = CASE WHEN back_at IS NULL THEN left_at END WHERE id = ?1').bind(id),
    ...comeBack(db, ids, { at, importId: null }),
  ]
  await guarded(county, deed, statements, 'departed.left_at', already)
  return { households: record.household_no === null ? [] : [record.household_no] }
}

/** A person does not come back into a household that is not there. */
async function mustHaveHousehold(db: D1Database, { entity, household_no: no }: Left): Promise<void> {
  if (entity === 'household' || no === null) return
  const there = await db.prepare('SELECT 1 FROM household WHERE key = ?1').bind(no).first()
  if (there === null) {
    throw new Problem('conflict', `这条${entityNames[entity]}记录所在的户（${no}）不在台账里，请先恢复这一户。`)
  }
}
