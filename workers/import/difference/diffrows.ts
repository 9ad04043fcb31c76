/** The difference row by row: what is new, what changes from what to what, what is held back. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DiffQuery, DiffRow } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import type { Page } from '../../../shared/page.ts'
import type { Sealer } from '../../db/seal.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { sameSql } from '../commit/merge.ts'
import { entityColumns } from '../kind/entity.ts'
import type { Layout } from '../stage/layout.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { saidFields } from './column.ts'
import { jsonOf, nameColumns, stagedHouseholdSql, stagedSql, titleOf } from './record.ts'
import { refusedRows } from './refusedrows.ts'

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
  head: string | null
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
      sql`SELECT s.layout, s.key, s.sheet, s.row, s.data, s.before, ${no} AS householdNo, ${headSql(layouts, entity)} AS head,
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
    const [said, old] = isBefore(row)
      ? [columns, now]
      : [before === null ? columns : columns.filter((column) => column in before), before]
    const silentNow = state === 'same' || (!isBefore(row) && state === 'changed' && before === null)
    return {
      entity,
      key: item.key,
      title: titleOf(entity, item.key, { head_name: item.head, ...filled({ ...now }), ...filled(fresh) }),
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
    const member = entity === 'household' ? sql`EXISTS (SELECT 1 ${members} AND instr(p.key, ${q}))` : sql`false`
    conditions.push(sql`(instr(s.key, ${q}) OR instr(${name}, ${q}) OR instr(s.data, ${sealer.seal(q)}) OR ${member})`)
  }
  if (field && state === 'changed') conditions.push(changes(row, layouts, entity, field))
  return allOf(conditions)
}

/** The members' rows of a household `s`: their keys begin with its number and a slash. */
const members = sql`FROM staged AS p WHERE p.import_id = s.import_id AND p.entity = 'person' AND p.key > s.key || '/' AND p.key < s.key || '0'`

/** A roster of persons names the head on the head's own row. */
function headSql(layouts: Layout[], entity: Entity): Sql {
  if (entity !== 'household') return sql`NULL`
  const [name, relation] = ['name', 'relation'].map((column) => stagedSql(layouts, 'person', column, 'p'))
  return raw(`(SELECT ${name} ${members.text} AND ${relation} = '户主' LIMIT 1)`)
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
