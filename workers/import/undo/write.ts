/** Writes what was decided of some records: those that go, those that become what others say, and what later imports now stand on. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import { entityColumns, hasLinked, sourceColumns } from '../kind/entity.ts'
import type { ImportRow } from '../store.ts'
import { isHeld } from './held.ts'
import type { Judged } from './verdict.ts'

/** D1 takes 2 MB a value; a Chinese character is three bytes. */
const mostLetters = 600_000

export function writing(db: D1Database, { id }: ImportRow, entity: Entity, all: Judged[]): D1PreparedStatement[] {
  const columns = [...entityColumns[entity], 'written', 'extra', ...sourceColumns]
  const here = all.filter(({ departed }) => departed === undefined)
  const gone = here.filter(({ fields }) => fields === null).map(({ key }) => [key])
  const changed = here.flatMap(({ key, fields }) =>
    fields ? [[key, ...columns.map((column) => fields[column] ?? null)]] : [],
  )
  const mended = all.flatMap((one) =>
    one.mended.map(({ importId, n, state, before }) => [
      importId,
      n,
      state,
      before === null ? null : JSON.stringify(before),
    ]),
  )
  const verdicts = all.flatMap(({ rows, verdict, why }) => rows.map((n) => [id, n, verdict, why]))
  const each = (sql: string, items: unknown[][]) => parts(items).map((json) => db.prepare(sql).bind(json))
  return [
    ...each(deleteSql(entity), gone),
    ...each(restoreSql(entity, columns), changed),
    ...each(forgetSql, elsewhere(all, false)),
    ...each(amendSql, elsewhere(all, true)),
    ...each(mendSql, mended),
    ...each(verdictSql, verdicts),
  ]
}

/** Records that have left since: [id] of those that never were, [id, what changes of them]. */
function elsewhere(all: Judged[], stays: boolean): unknown[][] {
  return all.flatMap(({ departed, fields }) => {
    if (departed === undefined || fields === undefined || (fields !== null) !== stays) return []
    const changed = Object.entries(fields ?? {}).filter(([column, value]) => value !== (departed.was?.[column] ?? null))
    return [[departed.id, JSON.stringify(Object.fromEntries(changed))]]
  })
}

function parts(items: unknown[][]): string[] {
  const found: string[] = []
  let part: string[] = []
  let letters = 0
  for (const item of items.map((one) => JSON.stringify(one))) {
    if (letters + item.length > mostLetters && part.length > 0) {
      found.push(`[${part.join()}]`)
      part = []
      letters = 0
    }
    part.push(item)
    letters += item.length
  }
  return part.length === 0 ? found : [...found, `[${part.join()}]`]
}

const items = 'WITH item AS MATERIALIZED (SELECT jsonb(value) AS v FROM json_each(?1))'

/** Whoever was given a household since it was decided stays. */
const deleteSql = (entity: Entity) =>
  `${items} DELETE FROM ${entity} WHERE edited_at IS NULL AND key IN (SELECT v ->> 0 FROM item)
    AND NOT ${isHeld(entity, `${entity}.key`) ?? 'false'}`

function restoreSql(entity: Entity, columns: string[]): string {
  const found = hasLinked(entity) ? ['linked = NULL'] : []
  const sets = [...columns.map((column) => `${column} = excluded.${column}`), ...found]
  return `${items} INSERT INTO ${entity} (key, ${columns.join(', ')})
    SELECT v ->> 0, ${columns.map((_, at) => `v ->> ${at + 1}`).join(', ')} FROM item WHERE true
    ON CONFLICT (key) DO UPDATE SET ${sets.join(', ')} WHERE ${entity}.edited_at IS NULL`
}

const forgetSql = `${items} DELETE FROM departed WHERE id IN (SELECT v ->> 0 FROM item)`

const amendSql = `${items} UPDATE departed SET record = json_patch(record, v ->> 1) FROM item WHERE id = v ->> 0`

const mendSql = `${items} UPDATE staged SET state = v ->> 2, before = v ->> 3 FROM item
  WHERE import_id = v ->> 0 AND n = v ->> 1`

const verdictSql = `${items} UPDATE staged SET undone = v ->> 2, undone_why = v ->> 3 FROM item
  WHERE import_id = v ->> 0 AND n = v ->> 1`
