import type { PairingSpan } from '../../../shared/household.ts'
import type { Desk } from '../../db/desk.ts'
import { load } from '../../db/pairingflag.ts'
import { needsCadre } from '../../db/register.ts'
import { type SpanRow, spanColumns, toSpan } from '../../db/span.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import type { Candidate } from '../rules.ts'

/** `by` made or ended it here. */
export type Span = PairingSpan & { by: string | null }
export type HouseholdFacts = {
  no: string
  needsCadre: boolean
  exitYear: number | null
  /** Its pairings and its need as they stood when read: where they are others, what was decided on is gone. */
  ground: string
  spans: Span[]
  /** Sealed ID numbers of its members that are also one of the cadres'. */
  members: string[]
}
export type CadreFacts = Candidate & { load: number }

/** What the rules ask of many households and cadres. Whoever the membership does not see is not there. */
export type Facts = {
  asOf: string
  /** The day of the last check run. */
  lastRunOn: string | null
  households: Map<string, HouseholdFacts>
  cadres: Map<string, CadreFacts>
  /** Relations on file, by `kinKey`. */
  kin: Map<string, string>
}

export const kinKey = (householdNo: string, cadreKey: string) => JSON.stringify([householdNo, cadreKey])

type Row = Record<string, unknown>
type HouseholdRow = Omit<HouseholdFacts, 'needsCadre' | 'spans' | 'members'> & { needsCadre: number | null }

/** In one batch, however many. */
export async function factsOf(desk: Desk, householdNos: string[], cadreKeys: string[]): Promise<Facts> {
  const parts = statements(desk, JSON.stringify([...new Set(householdNos)]), JSON.stringify([...new Set(cadreKeys)]))
  const results = await desk.db.batch<Row>(parts.map((part) => prepare(desk.db, part)))
  const [days, households, spans, members, kin, cadres] = results.map((result) => result.results)
  const spansOf = Map.groupBy(spans as (SpanRow & { by: string | null })[], ({ householdNo }) => householdNo)
  const membersOf = Map.groupBy(members as { no: string; id18: string }[], ({ no }) => no)
  const { asOf, lastRunOn } = days![0] as { asOf: string; lastRunOn: string | null }
  return {
    asOf,
    lastRunOn,
    households: byKey(households as HouseholdRow[], 'no', (row) => ({
      ...row,
      needsCadre: row.needsCadre === 1,
      spans: (spansOf.get(row.no) ?? []).map((span) => ({ ...toSpan(span), by: span.by })),
      members: (membersOf.get(row.no) ?? []).map(({ id18 }) => id18),
    })),
    cadres: byKey(cadres as CadreFacts[], 'key', (row) => row),
    kin: new Map(
      (kin as { no: string; key: string; relation: string }[]).map((r) => [kinKey(r.no, r.key), r.relation]),
    ),
  }
}

function byKey<K extends string, Row extends Record<K, string>, T>(rows: Row[], key: K, to: (row: Row) => T) {
  return new Map(rows.map((row) => [row[key] as string, to(row)]))
}

function statements({ day, seen, policy }: Desk, households: string, cadres: string): Sql[] {
  const ofHouseholds = sql`(SELECT value FROM json_each(${households}))`
  const ofCadres = sql`(SELECT value FROM json_each(${cadres}))`
  return [
    sql`SELECT ${day} AS asOf, (SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1) AS lastRunOn`,
    sql`SELECT h.key AS no, ${needsCadre(policy)} AS needsCadre, h.exit_year AS exitYear, ${ground(policy)} AS ground
      FROM json_each(${households}) j CROSS JOIN household h ON h.key = j.value WHERE ${seen.household} ORDER BY h.key`,
    sql`SELECT ${spanColumns(day)}, CASE WHEN p.edited_at <> '' THEN (
        SELECT a.actor FROM audit_event a WHERE a.subject = p.household_no AND a.action IN ('pairing.assign', 'pairing.end')
          AND a.at = p.edited_at ORDER BY a.id DESC LIMIT 1) END AS by
      FROM json_each(${households}) j CROSS JOIN pairing p ON p.household_no = j.value LEFT JOIN cadre c ON c.key = p.cadre_key
      ORDER BY p.id`,
    sql`SELECT DISTINCT m.household_no AS no, m.id18
      FROM json_each(${cadres}) j CROSS JOIN cadre c ON c.key = j.value CROSS JOIN person m ON m.id18 = c.id18
      WHERE c.id18 <> '' AND m.household_no IN ${ofHouseholds} ORDER BY 1, 2`,
    sql`SELECT k.household_no AS no, k.cadre_key AS key, k.relation
      FROM json_each(${households}) j CROSS JOIN kinship k ON k.household_no = j.value
      WHERE k.withdrawn_at IS NULL AND k.cadre_key IN ${ofCadres} ORDER BY k.id`,
    sql`SELECT c.key, c.name, c.unit, c.post_level AS postLevel, c.id18, c.left_on AS leftOn, c.left_reason AS leftReason,
        ${load(day)} AS load
      FROM json_each(${cadres}) j CROSS JOIN cadre c ON c.key = j.value WHERE ${seen.cadre} ORDER BY c.key`,
  ]
}

/** The pairings of the household `h` and whether it needs a cadre, in one text. */
export function ground(policy: Desk['policy']): Sql {
  return sql`json_array(${needsCadre(policy)}, h.exit_year, ${pairingsOf(sql`h.key`)})`
}

/** A pairing as changes find and leave it: what they write of one, and what tells it from others. */
export type Stood = [
  id: number,
  cadreKey: string,
  sinceOn: string | null,
  untilOn: string | null,
  endReason: string | null,
  successorKey: string | null,
  editedAt: string | null,
]

/** A household's pairings in one text, each as it stands (`Stood`). */
export function pairingsOf(householdNo: Sql): Sql {
  return sql`(SELECT json_group_array(
      json_array(p.id, p.cadre_key, p.since_on, p.until_on, p.end_reason, p.successor_key, p.edited_at) ORDER BY p.id)
    FROM pairing p WHERE p.household_no = ${householdNo})`
}

/** The pairings of the ground. */
export const stoodOn = ({ ground }: HouseholdFacts): Stood[] => (JSON.parse(ground) as [unknown, unknown, Stood[]])[2]
