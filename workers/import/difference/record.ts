/** A record (记录) of the register in words, and what of it other tables go by. */
import type { Entity } from '../../../shared/import.ts'
import { entityColumns, sourceColumns } from '../kind/entity.ts'
import type { Layout } from '../stage/layout.ts'

/** What each table's records are looked for by. */
export const nameColumns: Record<Entity, string> = {
  village: 'name',
  household: 'head_name',
  person: 'name',
  cadre: 'name',
  pairing: 'cadre_name',
  visit: 'cadre_name',
  measure: 'content',
  plan: 'content',
  income: 'year',
  comparison: 'name',
  project: 'name',
  benefit: 'name',
  loan: 'head_name',
  procedure_case: 'procedure',
}

/** Every column of a table but `id`: what ledgers fill, what was found in the register (0009), where it came from. */
export function columnsOf(entity: Entity): string[] {
  return ['key', ...entityColumns[entity], ...(found[entity] ?? []), 'written', 'extra', ...sourceColumns, 'edited_at']
}

const found: Partial<Record<Entity, string[]>> = {
  village: ['linked'],
  household: ['linked'],
  cadre: ['linked'],
  pairing: ['cadre_key'],
  visit: ['cadre_key', 'linked'],
}

/** SQLite takes 127 arguments: of a table with more columns the objects are written one into the other. */
export function jsonOf(entity: Entity, table: string, columns = columnsOf(entity)): string {
  const parts = Array.from({ length: Math.ceil(columns.length / 60) }, (_, at) => columns.slice(at * 60, at * 60 + 60))
  const [first = '', ...others] = parts.map(
    (part) => `json_object(${part.map((column) => `'${column}', ${table}.${column}`).join(', ')})`,
  )
  return others.reduce((all, one) => `json(rtrim(${all}, '}') || ',' || ltrim(${one}, '{'))`, first)
}

export const hasHousehold = (entity: Entity): boolean => entityColumns[entity].includes('household_no')

/** The household a record of `table` is or belongs to. */
export function householdSql(entity: Entity, table: string): string {
  if (entity === 'household') return `${table}.key`
  return hasHousehold(entity) ? `NULLIF(${table}.household_no, '')` : 'NULL'
}

/** The same of a staged row `s`, whose columns stand where its layout says. */
export function stagedSql(layouts: Layout[], entity: Entity, column: string, row = 's'): string {
  const places = layouts.flatMap((layout, index) => {
    const at = layout.columns.indexOf(column)
    return layout.entity === entity && at >= 0 ? [`WHEN ${index} THEN ${row}.data ->> ${at}`] : []
  })
  return places.length === 0 ? 'NULL' : `CASE ${row}.layout ${places.join(' ')} END`
}

export function stagedHouseholdSql(layouts: Layout[], entity: Entity): string {
  return entity === 'household' ? 's.key' : `NULLIF(${stagedSql(layouts, entity, 'household_no')}, '')`
}

type Known = Record<string, unknown>

/** Whose and which record it is, as a clerk would call it. */
export function titleOf(entity: Entity, key: string, record: Known): string {
  const said = (...columns: string[]) =>
    columns
      .map((column) => record[column])
      .filter((value) => value !== null && value !== undefined && value !== '')
      .join(' ')
  switch (entity) {
    case 'household':
      return said('head_name') || '未登记户主'
    case 'person':
      return [said('name'), said('relation')].filter(Boolean).join('，')
    case 'pairing':
      return `${said('cadre_name')} 帮扶`
    case 'visit':
      return `${said('visited_on')} ${said('cadre_name')} 走访 ${said('head_name')}`.trim()
    case 'measure':
      return said('category', 'content')
    case 'income':
    case 'plan':
      return `${said('year')} 年`
    case 'comparison':
      return said('list', 'name')
    case 'cadre':
      return said('name', 'unit')
    case 'village':
      return said('township', 'name')
    case 'benefit':
      return said('programme', 'name', 'head_name', 'period')
    case 'loan':
      return `贷款 ${said('head_name', 'lent_on')}`
    case 'procedure_case':
      return said('procedure', 'head_name')
    default:
      return said('name') || key
  }
}
