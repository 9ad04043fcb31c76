/** The difference row by row: what is new, what changes from what to what, what is held back. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DiffQuery, DiffRow } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import type { Sealer } from '../../db/seal.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { sameSql } from '../commit/merge.ts'
import { entityColumns } from '../entity.ts'
import type { Layout } from '../layout.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { columnTitle, saidFields } from './column.ts'
import { jsonOf, nameColumns, stagedHouseholdSql, stagedSql, titleOf } from './record.ts'

type State = Exclude<DiffRow['state'], 'gone'>
type Asked = Omit<DiffQuery, 'state'> & { state: State }
type County = { db: D1Database; sealer: Sealer }

export function diffRows({ db, sealer }: County, row: ImportRow, query: Asked): Promise<Page<DiffRow>> {
  return query.state === 'refused' ? refusedRows(db, row, query) : stagedRows(db, row, query, sealer)
}

interface StagedWithOld {
  layout: number
  key: string
  sheet: string
  row: number
  data: string
  before: string | null
  old: string | null
  householdNo: string | null
  known: number
  departed: string | null
}

/** Once committed the register says what the file says: what it said before stands with the staged row. */
const isBefore = (row: ImportRow) => row.state === 'ready' || row.state === 'submitted'

async function stagedRows(db: D1Database, row: ImportRow, query: Asked, sealer: Sealer): Promise<Page<DiffRow>> {
  const { entity, state, page, size } = query
  const layouts = layoutsOf(row)
  const own = ['written', 'extra', ...entityColumns[entity]]
  const where = whereOf(row, layouts, query, sealer)
  const no = raw(stagedHouseholdSql(layouts, entity))
  const from = sql`FROM staged AS s LEFT JOIN ${raw(entity)} AS t ON t.key = s.key WHERE ${where}`
  const [rows, total] = await db.batch<StagedWithOld & { total: number }>([
    prepare(
      db,
      sql`SELECT s.layout, s.key, s.sheet, s.row, s.data, s.before, ${no} AS householdNo,
            EXISTS (SELECT 1 FROM household AS h WHERE h.key = ${no}) AS known,
            CASE WHEN t.key IS NULL THEN NULL ELSE ${raw(jsonOf(entity, 't', own))} END AS old,
            (SELECT json_array(d.left_on, d.reason) FROM departed AS d WHERE d.entity = s.entity AND d.key = s.key
               AND (d.back_at IS NULL OR d.back_import_id = ${row.id}) ORDER BY d.id DESC LIMIT 1) AS departed
          ${from} ORDER BY s.n LIMIT ${size} OFFSET ${(page - 1) * size}`,
    ),
    prepare(db, sql`SELECT count(*) AS total ${from}`),
  ])
  const described = (rows?.results ?? []).map((item): DiffRow => {
    const columns = layouts[item.layout]?.columns ?? []
    const data = JSON.parse(item.data) as unknown[]
    const fresh = Object.fromEntries(columns.map((column, at) => [column, data[at]]))
    const now: Record<string, unknown> | null = item.old === null ? null : JSON.parse(item.old)
    const before = item.before === null ? null : (JSON.parse(item.before) as Record<string, unknown>)
    const [said, old] = isBefore(row) ? [columns, now] : [before === null ? columns : Object.keys(before), before]
    const silentNow = state === 'same' || (!isBefore(row) && state === 'changed' && before === null)
    return {
      entity,
      key: item.key,
      title: titleOf(entity, item.key, { ...now, ...filled(fresh) }),
      householdNo: item.householdNo,
      known: item.known === 1,
      sheet: item.sheet,
      row: item.row,
      state,
      fields: silentNow ? [] : saidFields(entity, said, fresh, old),
      left: leftOf(item.departed),
    }
  })
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}

function whereOf(row: ImportRow, layouts: Layout[], { entity, state, q, field }: Asked, sealer: Sealer): Sql {
  const conditions = [sql`s.import_id = ${row.id} AND s.entity = ${entity} AND s.state = ${state}`]
  if (q) {
    const name = raw(stagedSql(layouts, entity, nameColumns[entity]))
    conditions.push(sql`(instr(s.key, ${q}) OR instr(${name}, ${q}) OR instr(s.data, ${sealer.seal(q)}))`)
  }
  if (field && state === 'changed') conditions.push(changes(row, layouts, entity, field))
  return allOf(conditions)
}

function changes(row: ImportRow, layouts: Layout[], entity: Entity, field: string): Sql {
  if (!isBefore(row)) return sql`json_type(s.before, ${`$.${field}`}) IS NOT NULL`
  const halves = layouts.flatMap((layout, index) => {
    const at = layout.columns.indexOf(field)
    if (layout.entity !== entity || at < 0) return []
    return [`(s.layout = ${index} AND NOT ${sameSql(entity, field, `s.data ->> ${at}`)})`]
  })
  return raw(halves.length === 0 ? 'false' : `(${halves.join(' OR ')})`)
}

/** Made here of names this code knows, never of what somebody wrote. */
const raw = (text: string): Sql => ({ text, values: [] })

function filled(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== ''))
}

function leftOf(departed: string | null): DiffRow['left'] {
  if (departed === null) return null
  const [on, reason] = JSON.parse(departed) as [string, string]
  return { on, reason }
}

interface Refused {
  sheet: string
  row: number
  who: string | null
  issues: string
}

/** Rows held back: they became no record, and stand with what is wrong with them. */
async function refusedRows(
  db: D1Database,
  row: ImportRow,
  { entity, q, page, size }: Asked & PageQuery,
): Promise<Page<DiffRow>> {
  const where = `import_id = ?1 AND level = 'error' AND (?2 IS NULL OR instr(COALESCE(who, ''), ?2))`
  const [rows, total] = await db.batch<Refused & { total: number }>([
    db
      .prepare(
        `SELECT sheet, COALESCE(row, 0) AS row, max(who) AS who, json_group_array(json_array(code, header, field, value)) AS issues
         FROM import_issue WHERE ${where} GROUP BY sheet, row ORDER BY min(n) LIMIT ?3 OFFSET ?4`,
      )
      .bind(row.id, q ?? null, size, (page - 1) * size),
    db
      .prepare(`SELECT count(*) AS total FROM (SELECT 1 FROM import_issue WHERE ${where} GROUP BY sheet, row)`)
      .bind(row.id, q ?? null),
  ])
  const described = (rows?.results ?? []).map(({ sheet, row: at, who, issues }): DiffRow => {
    const said = JSON.parse(issues) as [string, string | null, string | null, string | null][]
    return {
      entity,
      key: `${sheet} ${at}`,
      title: who ?? '',
      householdNo: null,
      known: false,
      sheet,
      row: at,
      state: 'refused',
      fields: said.map(([code, header, field, value]) => ({
        field: code,
        name: header ?? (field === null ? '' : columnTitle(entity, field)),
        old: null,
        new: value,
      })),
      left: null,
    }
  })
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}
