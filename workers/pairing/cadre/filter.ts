import type { Desk } from '../../db/desk.ts'
import { capOf, goneAndPaired, isGone, load, overloaded, scattered, withFamily } from '../../db/pairingflag.ts'
import { isCurrent } from '../../db/register.ts'
import { type Sql, sql } from '../../db/sql.ts'

/** What a cadre may be marked with (标记): over the cap, has room, has left and is still paired, with its family, over many villages. */
const flags = ['over', 'room', 'gone', 'kin', 'scattered'] as const
type Flag = (typeof flags)[number]
export type CadreFilter = { q?: string; unit?: string; township?: string } & Partial<Record<Flag, string>>

const flagOf: Record<Flag, (desk: Desk) => Sql> = {
  over: ({ policy, day }) => sql`c.key IN (${overloaded(policy.pairing.cap, day)})`,
  room: (desk) => sql`(NOT ${isGone(desk.day)} AND ${hasRoom(desk)})`,
  gone: ({ day }) => sql`c.key IN (${goneAndPaired(day)})`,
  kin: ({ day }) => sql`c.key IN (${withFamily('cadre_key', day)})`,
  scattered: ({ policy, day }) => sql`c.key IN (${scattered(policy, day)})`,
}

/** Finds by more than an index of cadres: kept while it is counted. */
export const isCostly = (filter: CadreFilter): boolean =>
  Boolean(filter.township) || flags.some((flag) => filter[flag] === '1')

/** Which cadres `c` a filter keeps, beside whom the membership sees. */
export function cadreFilter(desk: Desk, { q, unit, township, ...flag }: CadreFilter): Sql[] {
  const conditions: Sql[] = []
  const words = q?.normalize('NFKC').replace(/\s/g, '')
  if (words) conditions.push(sql`(instr(c.name, ${words}) OR instr(c.unit, ${words}))`)
  if (unit) conditions.push(sql`c.unit = ${unit}`)
  if (township) {
    const there = sql`SELECT p.cadre_key FROM household h JOIN pairing p ON p.household_no = h.key
      WHERE h.township = ${township} AND ${isCurrent(desk.day)}`
    conditions.push(sql`(instr(c.unit, ${township}) OR c.key IN (${there}))`)
  }
  for (const name of flags) if (flag[name] === '1') conditions.push(flagOf[name](desk))
  return conditions
}

/** Where the policy names no cap for the post level there is room. */
function hasRoom({ policy, day }: Desk): Sql {
  return sql`coalesce(${load(day)} < ${capOf(policy.pairing.cap)}, true)`
}
