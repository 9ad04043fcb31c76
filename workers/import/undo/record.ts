/**
 * One record without one of the imports that spoke of it: rewound by what each of them kept of before, then told again by the others.
 * Says in TypeScript, of one record, what commit/merge.ts says in SQL of many.
 */
import type { Entity } from '../../../shared/import.ts'
import { isJson, isLinked } from '../kind/entity.ts'
import type { Value } from '../kind/fieldreader.ts'

/** Columns that ledgers fill, and where they came from; null: not in the register. JSON columns as text. */
export type Fields = Record<string, unknown> | null

/** A staged row that speaks of the record. In the order of commit: by import, chunk, layout, row. */
export interface Word {
  importId: number
  n: number
  columns: string[]
  /** In the order of `columns`. */
  data: Value[]
  sheet: string
  row: number
  state: 'new' | 'changed' | 'same' | 'kept'
  /** Of a changed row; null where it made the record. */
  before: Fields
}

export type Mended = Pick<Word, 'importId' | 'n' | 'state' | 'before'>

export const wrote = ({ state }: Pick<Word, 'state'>): boolean => state === 'new' || state === 'changed'

/** `words`: of the import taken back and of all later ones still in force. */
export function without(
  importId: number,
  entity: Entity,
  current: Fields,
  words: Word[],
): { fields: Fields; mended: Mended[] } {
  let fields = rewound(current, words)
  const mended: Mended[] = []
  const others = words.filter((word) => word.importId !== importId)
  for (const one of [...new Set(others.map((word) => word.importId))]) {
    const before = fields
    for (const word of others.filter((item) => item.importId === one)) {
      const state = word.state === 'kept' ? 'kept' : stateOf(entity, before, word)
      const said = wrote({ state }) ? told(entity, fields, word) : { fields, before: null }
      fields = said.fields
      const now: Mended = { importId: word.importId, n: word.n, state, before: before === null ? null : said.before }
      if (state !== word.state || JSON.stringify(now.before) !== JSON.stringify(word.before)) mended.push(now)
    }
  }
  return { fields, mended }
}

function rewound(current: Fields, words: Word[]): Fields {
  let fields = current
  for (const word of words.toReversed()) {
    if (wrote(word)) fields = word.before === null ? null : { ...fields, ...word.before }
  }
  return fields
}

function stateOf(entity: Entity, fields: Fields, { columns, data }: Word): Word['state'] {
  if (fields === null) return 'new'
  return columns.every((column, at) => isSame(entity, column, fields[column], data[at] ?? null)) ? 'same' : 'changed'
}

function isSame(entity: Entity, column: string, old: unknown, value: Value): boolean {
  return isUnchanged(entity, column, old, value) || (isJson(column) && saysNothing(old, value))
}

/** What nobody had said is left blank. */
function saysNothing(old: unknown, value: Value): boolean {
  const said = JSON.parse(isBlank(old) ? '{}' : String(old)) as Record<string, unknown>
  return Object.entries(JSON.parse(String(value))).every(([key, item]) => item === (said[key] ?? ''))
}

function isUnchanged(entity: Entity, column: string, old: unknown, value: Value): boolean {
  if (isJson(column)) return value === null || equal(patched(old, value), old)
  if (isLinked(entity, column)) return isBlank(value) || equal(old, value)
  return equal(old, value)
}

/** The record as the word leaves it, and what the word changes of it. */
export function told(entity: Entity, fields: Fields, word: Word): { fields: Fields; before: Fields } {
  const source = { import_id: word.importId, source_sheet: word.sheet, source_row: word.row }
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = { ...fields }
  for (const [column, value] of Object.entries(source)) {
    before[column] = fields?.[column] ?? null
    after[column] = value
  }
  word.columns.forEach((column, at) => {
    const value = word.data[at] ?? null
    if (fields === null) after[column] = value
    else if (!isUnchanged(entity, column, fields[column], value)) {
      before[column] = fields[column] ?? null
      after[column] = isJson(column) ? patched(fields[column], value) : value
    }
  })
  return { fields: after, before }
}

/** Key by key, as SQLite's json_patch: a null takes a key away. */
function patched(old: unknown, value: Value): string {
  const merged = JSON.parse(isBlank(old) ? '{}' : String(old)) as Record<string, unknown>
  for (const [key, item] of Object.entries(JSON.parse(String(value)))) {
    if (item === null) delete merged[key]
    else merged[key] = item
  }
  return JSON.stringify(merged)
}

const isBlank = (value: unknown) => value === null || value === undefined || value === ''

/** `'5'` in a text column and 5 in a ledger are the same to SQLite, too. */
function equal(one: unknown, other: unknown): boolean {
  const [left, right] = [one ?? null, other ?? null]
  return left === null || right === null ? left === right : String(left) === String(right)
}
