import type { D1Database } from '@cloudflare/workers-types'
import type { HouseholdRow } from '../../shared/household.ts'
import type { PageQuery } from '../../shared/page.ts'
import type { Policy } from '../../shared/policy.ts'
import { isOpen } from '../db/findings.ts'
import { pageOf } from '../db/page.ts'
import { goneAndPaired, householdsOf, overloaded, scattered, several, withFamily } from '../db/pairingflag.ts'
import type { Seen } from '../db/reach.ts'
import { isAmongNeedy, isCurrent, isPaired } from '../db/register.ts'
import type { Sealer } from '../db/seal.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'
import { readSearch } from './search.ts'

export type HouseholdFilter = {
  q?: string
  township?: string
  village?: string
  status?: string
  unpaired?: string
  no?: string
} & Partial<Record<Flag, string>>
/** What a household's pairing may be marked with (标记): its cadre has left, is over the cap, is its family, has scattered households; it has several cadres. */
export const flags = ['gone', 'over', 'kin', 'scattered', 'several'] as const
type Flag = (typeof flags)[number]
const flagOf: Record<Flag, (policy: Policy, day: Sql) => Sql> = {
  gone: (_policy, day) => householdsOf(goneAndPaired(day), day),
  over: (policy, day) => householdsOf(overloaded(policy.pairing.cap, day), day),
  kin: (_policy, day) => withFamily('household_no', day),
  scattered: (policy, day) => householdsOf(scattered(policy, day), day),
  several,
}

/** The county's register as the membership may see it, on a day, under a policy. */
export type Reading = { db: D1Database; sealer: Sealer; policy: Policy; seen: Seen; day: Sql }

type ListRow = Omit<HouseholdRow, 'riskCleared' | 'current'> & {
  riskCleared: number | null
  current: string
  total: number
}

/** Columns of a household `h` as lists show it. */
export function rowColumns(day: Sql): Sql {
  return sql`h.key AS no, h.head_name AS headName, h.township, h.village, h.population, h.attribute, h.status,
    h.monitor_kind AS monitorKind, h.risk_cleared AS riskCleared, h.cause,
    coalesce((SELECT group_concat(p.cadre_name, '、' ORDER BY p.id) FROM pairing p
              WHERE p.household_no = h.key AND ${isCurrent(day)}), '') AS cadres,
    (SELECT json_group_array(json_object('id', p.id, 'cadreName', p.cadre_name, 'sinceOn', p.since_on) ORDER BY p.id) FROM pairing p
     WHERE p.household_no = h.key AND ${isCurrent(day)}) AS current,
    (SELECT count(*) FROM finding f WHERE f.household_no = h.key AND ${isOpen}) AS findings`
}

/**
 * One page in one statement. Lists go by area, and count and page each walk an index. What a search or the want of a
 * cadre finds is kept while counted; a search goes by 户编号, so that only its page is read of the table itself.
 */
export async function listHouseholds(reading: Reading, filter: HouseholdFilter, { page, size }: PageQuery) {
  const { db, day } = reading
  const flagged = filter.unpaired === '1' || flags.some((flag) => filter[flag] === '1')
  const kept = filter.q || flagged ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`
  const order = filter.q ? sql`key` : sql`township, village, head_name`
  const statement = sql`
    WITH hit AS ${kept} (SELECT id, ${order} FROM household h WHERE ${where(reading, filter)}),
      page AS (SELECT id FROM hit ORDER BY ${order}, id LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT (SELECT count(*) FROM hit) AS total, ${rowColumns(day)}
    FROM (SELECT 1) LEFT JOIN page LEFT JOIN household h ON h.id = page.id ORDER BY ${order}, h.id`
  const { results } = await prepare(db, statement).all<ListRow>()
  return pageOf(results, { page, size }, 'no', ({ riskCleared, current, ...row }): HouseholdRow => {
    const cleared = riskCleared === null ? null : riskCleared === 1
    return { ...row, riskCleared: cleared, current: JSON.parse(current) }
  })
}

function where(
  { seen, day, sealer, policy }: Reading,
  { q, township, village, status, unpaired, no, ...flag }: HouseholdFilter,
): Sql {
  const conditions = [seen.household]
  if (township) conditions.push(sql`h.township = ${township}`)
  if (village) conditions.push(sql`h.village = ${village}`)
  if (status) conditions.push(sql`h.status = ${status}`)
  if (unpaired === '1') conditions.push(sql`${isAmongNeedy(policy)} AND NOT ${isPaired(day)}`)
  for (const name of flags) if (flag[name] === '1') conditions.push(sql`h.key IN (${flagOf[name](policy, day)})`)
  if (no) conditions.push(sql`h.key IN (SELECT value FROM json_each(${JSON.stringify(no.split(','))}))`)
  if (q) conditions.push(sql`h.key IN (${found(q, sealer)})`)
  return allOf(conditions)
}

/** The keys of the households the words lead to. Names are walked in their index alone. */
function found(words: string, sealer: Sealer): Sql {
  const { name, no, id, phone, tail } = readSearch(words)
  const keys: Sql[] = []
  if (name !== null) {
    keys.push(sql`SELECT key FROM household WHERE instr(head_name, ${name})`)
    keys.push(sql`SELECT household_no FROM person WHERE instr(name, ${name})`)
  }
  if (no !== null) {
    const last = no.whole ? no.text : `${no.text}\u{10FFFF}`
    keys.push(sql`SELECT key FROM household WHERE key BETWEEN ${no.text} AND ${last}`)
  }
  if (id !== null) {
    keys.push(sql`SELECT household_no FROM person WHERE id_number = ${sealer.seal(id.number)}`)
    keys.push(sql`SELECT household_no FROM person WHERE id18 = ${sealer.seal(id.id18)}`)
  }
  if (phone !== null) {
    keys.push(sql`SELECT key FROM household WHERE phone = ${sealer.seal(phone)}`)
    keys.push(sql`SELECT household_no FROM person WHERE phone = ${sealer.seal(phone)} AND phone <> ''`)
  }
  if (tail !== null) keys.push(sql`SELECT household_no FROM person WHERE id_tail = ${tail}`)
  return keys.reduce((all, next) => sql`${all} UNION ALL ${next}`)
}
