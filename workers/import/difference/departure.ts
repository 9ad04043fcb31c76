/**
 * A departure (去册): records move whole out of their table, so that no check sees them, and back again. A household takes along
 * everything under its number but visits, which are its cadre's work; its current pairings end that day. A cadre and a pairing stay
 * where they are, with their last day.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { dayOf } from '../../../shared/day.ts'
import { Entity } from '../../../shared/import.ts'
import { entityColumns } from '../kind/entity.ts'
import { columnsOf, hasHousehold, householdSql, jsonOf, nameColumns } from './record.ts'

export type Leaving = { key: string; reason: string; by: string }
type When = { importId: number | null; at: Date }

const along = Entity.options.filter((entity) => hasHousehold(entity) && entity !== 'visit')
const isCurrent = (table: string) => `COALESCE(${table}.until_on, '') = ''`

/** The columns that say that a record which stays has left. */
const lastDay: Partial<Record<Entity, [day: string, reason: string]>> = {
  cadre: ['left_on', 'left_reason'],
  pairing: ['until_on', 'end_reason'],
}

/** All of `entity`; what is not in the register does nothing. */
export function depart(db: D1Database, entity: Entity, leaving: Leaving[], when: When): D1PreparedStatement[] {
  const who = JSON.stringify(leaving.map(({ key, reason, by }) => [key, reason, by]))
  const day = dayOf(when.at)
  const note = (sql: string) => db.prepare(sql).bind(who, when.importId, when.at.toISOString(), day)
  const own = lastDay[entity]
  if (own !== undefined) return [note(noteSql(entity, false)), db.prepare(endSql(entity, own)).bind(who, day)]
  const alone = [note(noteSql(entity, false)), db.prepare(`DELETE FROM ${entity} WHERE key IN (${named})`).bind(who)]
  if (entity !== 'household') return alone
  return [
    ...along.map((one) => note(noteSql(one, true))),
    db.prepare(endSql('pairing', lastDay.pairing!, 'household_no')).bind(who, day),
    ...along
      .filter((one) => one !== 'pairing')
      .map((one) => db.prepare(`DELETE FROM ${one} WHERE household_no IN (${named})`).bind(who)),
    ...alone,
  ]
}

const named = `SELECT value ->> 0 FROM json_each(?1)`

/** Keeps the records; `withHousehold`: those of the households named. ?1 who, ?2 import, ?3 instant, ?4 day. */
function noteSql(entity: Entity, withHousehold: boolean): string {
  const own = entityColumns[entity].includes('township')
  const village = entity === 'village' ? 't.name' : own ? 't.village' : 'h.village'
  const [township, place] = own
    ? ['t.township', village]
    : hasHousehold(entity)
      ? ['h.township', village]
      : ['NULL', 'NULL']
  const needed = hasHousehold(entity) && (withHousehold || !own)
  const on = withHousehold ? 't.household_no' : 't.key'
  const current = entity === 'pairing' ? isCurrent('t') : entity === 'cadre' ? `COALESCE(t.left_on, '') = ''` : 'true'
  return `INSERT INTO departed (entity, key, name, household_no, township, village, record, with_household, reason, import_id, left_by, left_at, left_on)
    SELECT '${entity}', t.key, t.${nameColumns[entity]}, ${householdSql(entity, 't')}, ${township}, ${place}, ${jsonOf(entity, 't')},
      ${withHousehold ? 't.household_no' : 'NULL'}, w.value ->> 1, ?2, w.value ->> 2, ?3, ?4
    FROM json_each(?1) AS w CROSS JOIN ${entity} AS t ON ${on} = w.value ->> 0
      ${needed ? `${withHousehold ? '' : 'LEFT '}JOIN household AS h ON h.key = t.household_no` : ''}
    WHERE ${current} ORDER BY t.id`
}

function endSql(entity: Entity, [day, reason]: [string, string], by = 'key'): string {
  return `UPDATE ${entity} SET ${day} = ?2, ${reason} = w.value ->> 1 FROM json_each(?1) AS w
    WHERE ${entity}.${by} = w.value ->> 0 AND COALESCE(${entity}.${day}, '') = ''`
}

/** Back as they were, by their ids in `departed`; what is there again already, or was changed since, stays as it is. */
export function comeBack(
  db: D1Database,
  ids: number[],
  { at, importId }: { at: Date; importId: number | null },
): D1PreparedStatement[] {
  const which = JSON.stringify(ids)
  const back = Entity.options.map((entity) => {
    const own = lastDay[entity]
    return db.prepare(own === undefined ? insertSql(entity) : resumeSql(entity, own)).bind(which)
  })
  return [
    ...back,
    db
      .prepare(
        `UPDATE departed SET back_at = ?2, back_import_id = ?3
         WHERE id IN (SELECT value FROM json_each(?1)) AND back_at IS NULL`,
      )
      .bind(which, at.toISOString(), importId),
  ]
}

const waiting = (entity: Entity) =>
  `d.entity = '${entity}' AND d.back_at IS NULL AND d.id IN (SELECT value FROM json_each(?1))`

function insertSql(entity: Entity): string {
  const columns = columnsOf(entity)
  return `INSERT INTO ${entity} (${columns.join(', ')})
    SELECT ${columns.map((column) => `d.record ->> '$.${column}'`).join(', ')} FROM departed AS d
    WHERE ${waiting(entity)} ORDER BY d.id ON CONFLICT (key) DO NOTHING`
}

function resumeSql(entity: Entity, [day, reason]: [string, string]): string {
  return `UPDATE ${entity} SET ${day} = d.record ->> '$.${day}', ${reason} = d.record ->> '$.${reason}' FROM departed AS d
    WHERE ${waiting(entity)} AND ${entity}.key = d.key AND ${entity}.${day} IS d.left_on AND ${entity}.${reason} IS d.reason`
}

/** Left once more, as they had: who came back by an import that is taken back. ?1 import. */
export function leaveAgain(db: D1Database, importId: number): D1PreparedStatement[] {
  const ended = Entity.options.flatMap((entity) => {
    const own = lastDay[entity]
    if (own === undefined) return []
    const [day, reason] = own
    return [
      db
        .prepare(
          `UPDATE ${entity} SET ${day} = d.left_on, ${reason} = d.reason FROM departed AS d
           WHERE d.back_import_id = ?1 AND d.entity = '${entity}' AND ${entity}.key = d.key AND COALESCE(${entity}.${day}, '') = ''`,
        )
        .bind(importId),
    ]
  })
  return [
    ...ended,
    db.prepare('UPDATE departed SET back_at = NULL, back_import_id = NULL WHERE back_import_id = ?1').bind(importId),
  ]
}
