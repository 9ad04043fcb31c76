/** The difference row by row: what is new, what changes from what to what, what the file does not name. */
import type { D1Database } from '@cloudflare/workers-types'
import type { DiffRow, Entity } from '../../../shared/import.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { ledgerKinds } from '../catalogue.ts'
import { entityColumns } from '../entity.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { goneSql } from './gone.ts'

export async function diffRows(
  db: D1Database,
  row: ImportRow,
  { entity, state }: { entity: Entity; state: DiffRow['state'] },
  query: PageQuery,
): Promise<Page<DiffRow>> {
  return state === 'gone' ? goneRows(db, row, entity, query) : stagedRows(db, row, entity, state, query)
}

interface StagedWithOld {
  layout: number
  key: string
  sheet: string
  row: number
  data: string
  old: string | null
}

async function stagedRows(
  db: D1Database,
  row: ImportRow,
  entity: Entity,
  state: DiffRow['state'],
  { page, size }: PageQuery,
): Promise<Page<DiffRow>> {
  const old = entityColumns[entity].map((column) => `'${column}', t.${column}`).join(', ')
  const where = 's.import_id = ?1 AND s.entity = ?2 AND s.state = ?3'
  const [rows, total] = await db.batch<StagedWithOld & { total: number }>([
    db
      .prepare(
        `SELECT s.layout, s.key, s.sheet, s.row, s.data, CASE WHEN t.key IS NULL THEN NULL ELSE json_object(${old}) END AS old
         FROM staged AS s LEFT JOIN ${entity} AS t ON t.key = s.key WHERE ${where} ORDER BY s.n LIMIT ?4 OFFSET ?5`,
      )
      .bind(row.id, entity, state, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM staged AS s WHERE ${where}`).bind(row.id, entity, state),
  ])
  const layouts = layoutsOf(row)
  const described = (rows?.results ?? []).map((item): DiffRow => {
    const columns = layouts[item.layout]?.columns ?? []
    const { key, sheet, row: at } = item
    return {
      entity,
      key,
      sheet,
      row: at,
      state,
      fields: changedFields(entity, columns, JSON.parse(item.data), item.old),
    }
  })
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}

/** Derived and internal columns (id_tail, phone_state …) say nothing a person has written. */
const silent = /^(id18|id_state|id_length|id_birth_on|id_sex|id_tail|phone_state|cadre_phone_state|written|extra)$/

function changedFields(entity: Entity, columns: string[], data: unknown[], oldJson: string | null): DiffRow['fields'] {
  const old = oldJson === null ? {} : (JSON.parse(oldJson) as Record<string, unknown>)
  return columns.flatMap((column, at) => {
    const before = words(column, old[column])
    const after = words(column, data[at])
    if (silent.test(column) || before === after || (oldJson === null && after === null)) return []
    return [{ field: column, name: columnTitle(entity, column), old: before, new: after }]
  })
}

function words(column: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return column.endsWith('_fen') ? (Number(value) / 100).toFixed(2) : String(value)
}

const titles = new Map<string, string>()
for (const kind of ledgerKinds) {
  for (const record of kind.records) {
    for (const field of kind.fields) {
      for (const name of field.reader.columns(field.name)) {
        const id = name.includes('.') ? name : `${record.entity}.${name}`
        if (!titles.has(id)) titles.set(id, field.title)
      }
    }
  }
}

export function columnTitle(entity: Entity, column: string): string {
  return titles.get(`${entity}.${column}`) ?? madeTitles[column] ?? column
}

/** Columns no header stands for. */
const madeTitles: Record<string, string> = {
  other_causes: '其他致贫原因',
  role: '责任人类别',
  end_reason: '调整原因',
  successor_key: '接替人',
  list: '名单',
  detail: '说明',
  note: '备注',
  identified_on: '识别时间',
}

async function goneRows(
  db: D1Database,
  row: ImportRow,
  entity: Entity,
  { page, size }: PageQuery,
): Promise<Page<DiffRow>> {
  const all = layoutsOf(row)
    .map((layout, index) => ({ layout, index }))
    .filter((item) => item.layout.entity === entity)
  const parts = all.flatMap(({ layout, index }) => {
    const sql = goneSql(layout)
    return sql === null ? [] : [`SELECT t.key, t.source_sheet, t.source_row ${sql.replaceAll('?2', String(index))}`]
  })
  if (parts.length === 0) return { rows: [], page, size, total: 0 }
  const union = parts.join(' UNION ')
  const [rows, total] = await db.batch<{
    key: string
    source_sheet: string | null
    source_row: number | null
    total: number
  }>([
    db.prepare(`SELECT * FROM (${union}) ORDER BY key LIMIT ?2 OFFSET ?3`).bind(row.id, size, (page - 1) * size),
    db.prepare(`SELECT count(*) AS total FROM (${union})`).bind(row.id),
  ])
  const described = (rows?.results ?? []).map(
    (item): DiffRow => ({
      entity,
      key: item.key,
      sheet: item.source_sheet ?? '',
      row: item.source_row ?? 0,
      state: 'gone',
      fields: [],
    }),
  )
  return { rows: described, page, size, total: total?.results[0]?.total ?? 0 }
}
