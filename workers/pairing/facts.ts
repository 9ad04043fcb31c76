import type { D1Database } from '@cloudflare/workers-types'
import type { PairingSpan } from '../../shared/household.ts'
import type { Policy } from '../../shared/policy.ts'
import type { AuditedCounty } from '../db/audit.ts'
import type { Seen } from '../db/reach.ts'
import { isCurrent, needsCadre } from '../db/register.ts'
import { type SpanRow, spanColumns, toSpan } from '../db/span.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import type { Candidate } from './rules.ts'

/** The county's register as the membership may touch it, on a day, under a policy. */
export type Desk = { county: AuditedCounty; db: D1Database; policy: Policy; seen: Seen; day: Sql }

export type Span = PairingSpan & { by: string | null }
/** What the rules ask of a household and of the cadre it may get. */
export type Facts = {
  household: { no: string; needsCadre: boolean; asOf: string; lastRunOn: string | null }
  spans: Span[]
  members: string[]
  cadre: (Candidate & { load: number }) | null
}

type HouseholdFacts = { no: string; needsCadre: number | null; asOf: string; lastRunOn: string | null }

/** In one batch; null where the household is not the membership's to touch, no cadre where that is not its to choose. */
export async function factsOf(desk: Desk, householdNo: string, cadreKey: string | null): Promise<Facts | null> {
  const { db, day, seen, policy } = desk
  const own = sql`(SELECT h.key FROM household h WHERE h.key = ${householdNo} AND ${seen.household})`
  const household = sql`SELECT h.key AS no, ${needsCadre(policy)} AS needsCadre, ${day} AS asOf,
      (SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1) AS lastRunOn
    FROM household h WHERE h.key = ${own}`
  const spans = sql`SELECT ${spanColumns(day)}, CASE WHEN p.edited_at <> '' THEN (
        SELECT a.actor FROM audit_event a WHERE a.subject = p.household_no AND a.action IN ('pairing.assign', 'pairing.end')
        ORDER BY a.id DESC LIMIT 1) END AS by
    FROM pairing p LEFT JOIN cadre c ON c.key = p.cadre_key WHERE p.household_no = ${own} ORDER BY p.id`
  const members = sql`SELECT DISTINCT id18 FROM person WHERE household_no = ${own} AND id18 <> '' ORDER BY id18`
  const cadre = sql`SELECT c.key, c.name, c.unit, c.post_level AS postLevel, c.id18, c.left_on AS leftOn,
      c.left_reason AS leftReason, ${load(day)} AS load
    FROM cadre c WHERE c.key = ${cadreKey} AND ${seen.cadre}`
  const results = await db.batch<unknown>([household, spans, members, cadre].map((part) => prepare(db, part)))
  const [found] = results[0]!.results as HouseholdFacts[]
  if (found === undefined) return null
  const [candidate] = results[3]!.results as (Candidate & { load: number })[]
  return {
    household: { ...found, needsCadre: found.needsCadre === 1 },
    spans: (results[1]!.results as (SpanRow & { by: string | null })[]).map((row) => ({ ...toSpan(row), by: row.by })),
    members: (results[2]!.results as { id18: string }[]).map(({ id18 }) => id18),
    cadre: candidate === undefined ? null : candidate,
  }
}

/** Households the cadre `c` has on the day. */
export function load(day: Sql): Sql {
  return sql`(SELECT count(DISTINCT p.household_no) FROM pairing p WHERE p.cadre_key = c.key AND ${isCurrent(day)})`
}
