import type { Holding, Term, VillagePage } from '../../shared/village.ts'
import type { Desk } from '../db/desk.ts'
import { isPaired, needsCadre } from '../db/register.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { isSeen, toVillage, type VillageRecord, villageColumns } from './list.ts'

/** A village with its posts and the terms before, in one batch; null where there is no such village to be seen. */
export async function villagePage(desk: Desk, key: string): Promise<VillagePage | null> {
  const { db } = desk.county
  const results = await db.batch<unknown>([village(desk, key), terms(desk, key)].map((part) => prepare(db, part)))
  const [found] = results[0]!.results as (VillageRecord & { asOf: string; due: number; unpaired: number })[]
  if (found === undefined) return null
  const { asOf, due, unpaired, ...record } = found
  const row = toVillage(record)
  const all = results[1]!.results as Term[]
  const held = (post: Holding['post'], holder: string | null, members: string | null = null): Holding => {
    const term = all.find((one) => one.post === post && one.untilOn === null && one.holder === holder)
    const sinceOn = post === 'secretary' ? row.secretarySince : (term?.sinceOn ?? null)
    return { post, holder, members, cadreKey: term?.cadreKey ?? null, sinceOn }
  }
  const posts = [
    held('unit', row.unit),
    held('leader', row.leader),
    held('team', row.team, row.members),
    held('secretary', row.secretary),
  ]
  return { village: row, asOf, due, unpaired, posts, terms: all }
}

function village(desk: Desk, key: string): Sql {
  const { day, policy, seen } = desk
  const due = sql`SELECT count(*) FROM household h
    WHERE h.township = v.township AND h.village = v.name AND ${seen.household} AND ${needsCadre(policy)}`
  return sql`SELECT ${villageColumns(desk)}, ${day} AS asOf, (${due}) AS due, (${due} AND NOT ${isPaired(day)}) AS unpaired
    FROM village v WHERE v.key = ${key} AND ${isSeen(desk)}`
}

/** Newest first; the end of a term is its last day. */
function terms(desk: Desk, key: string): Sql {
  return sql`SELECT t.id, t.post, t.holder, t.members, t.cadre_key AS cadreKey, t.since_on AS sinceOn, t.until_on AS untilOn,
      t.end_reason AS endReason
    FROM village_term t WHERE t.village_key = (SELECT v.key FROM village v WHERE v.key = ${key} AND ${isSeen(desk)})
    ORDER BY t.post, coalesce(t.until_on, '9999') DESC, t.since_on DESC, t.id DESC`
}
