/** What the file does not name, and what a person decides of it before the import counts. */
import type { D1Database } from '@cloudflare/workers-types'
import { askable, type Decide, type GoneQuery, type GoneRow, goneDecisionNames } from '../../../shared/difference.ts'
import { type Entity, entityNames } from '../../../shared/import.ts'
import type { Page } from '../../../shared/page.ts'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import type { ImportRow } from '../store.ts'
import { jsonOf, titleOf } from './record.ts'

const found = `g.import_id = ?1 AND g.entity = ?2 AND (?3 IS NULL OR instr(COALESCE(g.name, ''), ?3) OR instr(g.key, ?3))`

type Listed = Omit<GoneRow, 'title' | 'from' | 'known'> & {
  known: number
  record: string | null
  departed: string | null
  fileName: string | null
  total: number
}

export async function listGone(db: D1Database, row: ImportRow, query: GoneQuery): Promise<Page<GoneRow>> {
  const { entity, decision, q, page, size } = query
  const where = `${found} AND (?4 IS NULL OR g.decision = ?4)`
  const values = [row.id, entity, q ?? null, decision ?? null]
  const [rows, total] = await db.batch<Listed>([
    db
      .prepare(
        `SELECT g.id, g.entity, g.key, g.household_no AS householdNo,
           EXISTS (SELECT 1 FROM household AS h WHERE h.key = g.household_no) AS known, g.township, g.village, g.decision, g.reason,
           g.decided_by AS decidedBy, g.decided_at AS decidedAt, i.file_name AS fileName,
           CASE WHEN t.key IS NULL THEN NULL ELSE ${jsonOf(entity, 't')} END AS record, d.record AS departed
         FROM gone AS g LEFT JOIN ${entity} AS t ON t.key = g.key
           LEFT JOIN departed AS d ON d.id = (
             SELECT max(l.id) FROM departed AS l WHERE l.entity = g.entity AND l.key = g.key AND l.import_id = ?1)
           LEFT JOIN import AS i ON i.id = COALESCE(t.import_id, d.record ->> '$.import_id')
         WHERE ${where} ORDER BY g.township, g.village, g.key LIMIT ?5 OFFSET ?6`,
      )
      .bind(...values, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM gone AS g WHERE ${where}`).bind(...values),
  ])
  return { rows: (rows?.results ?? []).map(goneRow), page, size, total: total?.results[0]?.total ?? 0 }
}

function goneRow({ record, departed, fileName, total: _, ...row }: Listed): GoneRow {
  const known: Record<string, unknown> = JSON.parse(record ?? departed ?? '{}')
  const { source_sheet: sheet, source_row: at } = known
  return {
    ...row,
    known: row.known === 1,
    title: titleOf(row.entity, row.key, known),
    from:
      fileName !== null && typeof sheet === 'string' && typeof at === 'number' ? { fileName, sheet, row: at } : null,
  }
}

const notNow = () =>
  new Problem('conflict', '只有“待确认”的导入才能处置没有出现的记录。已提请确认的，请先由第二人退回。')

type Hand = { actor: string; at: Date }

/** How many records it is about. */
export async function decide(
  county: AuditedCounty,
  row: ImportRow,
  order: Decide,
  { actor, at }: Hand,
): Promise<{ decided: number }> {
  const { db } = county
  const { entity, decision, ids, q, reason } = order
  if (row.state !== 'ready') throw notNow()
  if (decision === 'ask' && !askable.includes(entity)) {
    throw new Problem('invalid', `${entityNames[entity]}没有可以核实的村，请选择“保留”或“去册”。`)
  }
  const chosen = `${found} AND (?4 IS NULL OR g.id IN (SELECT value FROM json_each(?4)))
    AND (?5 <> 'ask' OR g.township <> '' AND g.village <> '')`
  const values = [row.id, entity, q ?? null, ids === undefined ? null : JSON.stringify(ids), decision]
  const count = await db
    .prepare(`SELECT count(*) AS total FROM gone AS g WHERE ${chosen}`)
    .bind(...values)
    .first<number>('total')
  if (count === null || count === 0) {
    throw new Problem(
      'conflict',
      decision === 'ask' ? '选中的记录没有写明乡镇和村，无法请村里核实。' : '没有选中任何记录，请刷新后重新选择。',
    )
  }
  const detail = { entity, decision: goneDecisionNames[decision], count, reason, fileName: row.file_name }
  const deed = { at, actor, action: 'import.decide', subject: String(row.id), detail }
  const statements = [
    // Confirmed meanwhile, nothing is decided any more.
    db.prepare(`UPDATE import SET state = CASE WHEN state = 'ready' THEN state END WHERE id = ?1`).bind(row.id),
    db
      .prepare(`UPDATE gone AS g SET decision = ?5, reason = ?6, decided_by = ?7, decided_at = ?8 WHERE ${chosen}`)
      .bind(...values, reason || null, actor, at.toISOString()),
  ]
  await guarded(county, deed, statements, 'import.state', notNow)
  return { decided: count }
}

/** How many records of each entity stay, leave and are asked about. */
export async function goneCounts(
  db: D1Database,
  importId: number,
): Promise<{ entity: Entity; keep: number; left: number; ask: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT entity, sum(decision = 'keep') AS keep, sum(decision = 'left') AS "left", sum(decision = 'ask') AS ask
       FROM gone WHERE import_id = ?1 GROUP BY entity ORDER BY entity`,
    )
    .bind(importId)
    .all<{ entity: Entity; keep: number; left: number; ask: number }>()
  return results
}
