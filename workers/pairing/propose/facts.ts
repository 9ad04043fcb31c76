import type { ProposalOrder } from '../../../shared/proposal.ts'
import type { Desk } from '../../db/desk.ts'
import { isGone, overloaded } from '../../db/pairingflag.ts'
import { isAmongNeedy, isCurrent, isPaired, needsCadre } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'

/**
 * What a proposal is asked for. `leaving` is a cadre about to leave: its households count as left, whatever the scope.
 * `only` narrows whom they may go to. `chosen`: the households named themselves, whatever they have now.
 */
export type Ask = Partial<ProposalOrder> & {
  leaving?: string
  chosen?: true
  only?: { cadreKeys?: string[]; unit?: string }
}

export type HouseholdFact = {
  no: string
  headName: string | null
  township: string | null
  village: string | null
  villageGroup: string | null
  status: string | null
  monitorKind: string | null
  riskCleared: number | null
  attribute: string | null
  cause: string | null
  needy: number
}
export type SpanFact = {
  id: number
  householdNo: string
  cadreKey: string
  cadreName: string
  unit: string
  /** 1: has left or is about to. */
  left: number
  /** 1: is asked to hand its households over, whether it leaves or stays. */
  handing: number
}
export type CadreFact = {
  key: string
  name: string
  unit: string
  postLevel: string | null
  load: number
  homes: string | null
}
export type VillageFact = {
  township: string
  name: string
  unit: string | null
  countyLeader: string | null
  /** 0: a village the membership does not see. */
  seen: number
}
type BarFact = { householdNo: string; cadreKey: string; why: 'own-family' | 'kin' }

/** What the register says of everything a proposal weighs, rows in no particular order. */
export type ProposalFacts = {
  asOf: string
  households: HouseholdFact[]
  spans: SpanFact[]
  cadres: CadreFact[]
  villages: VillageFact[]
  bars: BarFact[]
}

/** In one batch. `caps` are those to go by, the policy's or a what-if's. */
export async function proposalFacts(desk: Desk, ask: Ask, caps: Record<string, number>): Promise<ProposalFacts> {
  const { db, day } = desk
  const kept = sql`h.key IN (${asked(desk, ask, caps)}) AND ${allOf([desk.seen.household, ...area(ask)])}`
  const households = sql`SELECT h.key AS no, h.head_name AS headName, h.township, h.village, h.village_group AS villageGroup,
      h.status, h.monitor_kind AS monitorKind, h.risk_cleared AS riskCleared, h.attribute, h.cause,
      coalesce(${needsCadre(desk.policy)}, false) AS needy
    FROM household h WHERE ${kept} ORDER BY h.key`
  const spans = sql`SELECT p.id, p.household_no AS householdNo, p.cadre_key AS cadreKey, p.cadre_name AS cadreName,
      coalesce(c.unit, p.cadre_unit, '') AS unit, coalesce(${isGone(day)} OR c.key = ${leaving(ask)}, false) AS left,
      coalesce(c.key = ${leaving(ask)} AND NOT ${isGone(day)}, false) AS handing
    FROM household h JOIN pairing p ON p.household_no = h.key LEFT JOIN cadre c ON c.key = p.cadre_key
    WHERE ${kept} AND ${isCurrent(day)} ORDER BY p.id`
  const cadres = sql`SELECT c.key, c.name, c.unit, c.post_level AS postLevel, coalesce(l.load, 0) AS load, l.homes
    FROM cadre c LEFT JOIN (
      SELECT p.cadre_key, count(DISTINCT p.household_no) AS load,
        json_group_array(DISTINCT json_array(h.township, h.village, h.village_group, p.household_no, ${desk.seen.household})) AS homes
      FROM pairing p LEFT JOIN household h ON h.key = p.household_no WHERE ${isCurrent(day)}
      GROUP BY p.cadre_key) l ON l.cadre_key = c.key
    WHERE ${allOf([desk.seen.cadre, sql`coalesce(c.left_on, '') = '' AND coalesce(c.left_reason, '') = ''`, ...chosen(ask)])}
    ORDER BY c.key`
  const villages = sql`SELECT township, name, unit, county_leader AS countyLeader,
      ${desk.seen.village(sql`township`, sql`name`)} AS seen FROM village ORDER BY key`
  const bars = sql`SELECT m.household_no AS householdNo, c.key AS cadreKey, 'own-family' AS why
    FROM cadre c CROSS JOIN person m ON m.id18 = c.id18 WHERE c.id18 <> ''
    UNION ALL
    SELECT household_no, cadre_key, 'kin' FROM kinship WHERE withdrawn_at IS NULL`
  const statements = [sql`SELECT ${day} AS asOf`, households, spans, cadres, villages, bars]
  const results = await db.batch<unknown>(statements.map((part) => prepare(db, part)))
  const rows = <T>(at: number) => results[at]!.results as T[]
  return {
    asOf: rows<{ asOf: string }>(0)[0]!.asOf,
    households: rows(1),
    spans: rows(2),
    cadres: rows(3),
    villages: rows(4),
    bars: rows(5),
  }
}

/** The keys of households in the scope. */
function asked({ day, policy }: Desk, ask: Ask, caps: Record<string, number>): Sql {
  const { scope = ask.leaving === undefined ? ['unpaired', 'gone'] : [] } = ask
  if (ask.chosen) return sql`SELECT value FROM json_each(${JSON.stringify(ask.households)})`
  const none = sql`SELECT NULL WHERE false`
  const unpaired = sql`SELECT h.key FROM household h WHERE ${isAmongNeedy(policy)} AND NOT ${isPaired(day)}`
  const left = sql`SELECT p.household_no FROM cadre c JOIN pairing p ON p.cadre_key = c.key
    WHERE ${isCurrent(day)} AND (${scope.includes('gone') ? isGone(day) : sql`false`} OR c.key = ${leaving(ask)})`
  const over = sql`SELECT p.household_no FROM (${overloaded(caps, day)}) o
    JOIN pairing p ON p.cadre_key = o.key WHERE ${isCurrent(day)}`
  return sql`${scope.includes('unpaired') ? unpaired : none} UNION ALL ${left} UNION ALL ${scope.includes('over') ? over : none}`
}

function leaving(ask: Ask): string {
  return ask.leaving ?? ''
}

function area({ township, village, households }: Ask): Sql[] {
  const conditions: Sql[] = []
  if (township) conditions.push(sql`h.township = ${township}`)
  if (village) conditions.push(sql`h.village = ${village}`)
  if (households) conditions.push(sql`h.key IN (SELECT value FROM json_each(${JSON.stringify(households)}))`)
  return conditions
}

function chosen({ leaving, only }: Ask): Sql[] {
  const conditions: Sql[] = []
  if (leaving) conditions.push(sql`c.key <> ${leaving}`)
  if (only?.unit) conditions.push(sql`c.unit = ${only.unit}`)
  if (only?.cadreKeys) conditions.push(sql`c.key IN (SELECT value FROM json_each(${JSON.stringify(only.cadreKeys)}))`)
  return conditions
}
