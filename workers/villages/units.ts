import type { Page, PageQuery } from '../../shared/page.ts'
import type { UnitRow } from '../../shared/village.ts'
import type { Desk } from '../db/desk.ts'
import { pageOf } from '../db/page.ts'
import { capOf, isGone, load } from '../db/pairingflag.ts'
import { isAmongNeedy, isCurrent, isPaired } from '../db/register.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { isSeen } from './list.ts'

/** `without` = '1': only units that assist no village; `assisting` = '1': only those that do. */
export type UnitFilter = { q?: string; township?: string; without?: string; assisting?: string }

type UnitRecord = Omit<UnitRow, 'villages'> & { villages: string; total: number }

/** One page of units in one statement, by name: every unit that assists a village or has a cadre, as far as both are seen. */
export async function listUnits(desk: Desk, filter: UnitFilter, page: PageQuery): Promise<Page<UnitRow>> {
  const { results } = await prepare(desk.county.db, unitList(desk, filter, page)).all<UnitRecord>()
  return pageOf(results, page, 'name', ({ villages, ...row }) => ({ ...row, villages: JSON.parse(villages) }))
}

export function unitList(desk: Desk, filter: UnitFilter, { page, size }: PageQuery): Sql {
  return sql`
    WITH hit AS MATERIALIZED (SELECT unit FROM (${unitsOf(desk, filter)}) u WHERE unit <> '' ${narrowed(filter)}),
      page AS MATERIALIZED (SELECT unit FROM hit ORDER BY unit LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT (SELECT count(*) FROM hit) AS total, f.unit AS name,
      (SELECT json_group_array(json_object('key', v.key, 'township', v.township, 'name', v.name) ORDER BY v.township, v.name)
       FROM village v WHERE v.unit = f.unit AND ${isSeen(desk)}) AS villages,
      sum(f.cadres) AS cadres, sum(f.load) AS households, sum(f.gone) AS gone, sum(f.room) AS room, sum(f.lone) AS unpaired
    FROM (
      SELECT NULL AS unit, 0 AS cadres, 0 AS load, 0 AS gone, NULL AS room, 0 AS lone
      UNION ALL SELECT unit, 0, 0, 0, NULL, 0 FROM page
      UNION ALL ${staff(desk)}
      UNION ALL ${lone(desk)}) f
    GROUP BY f.unit ORDER BY f.unit`
}

/** The page's units' cadres in their posts and households; room under the caps, where one over its own takes nobody else's. */
function staff({ day, policy, seen }: Desk): Sql {
  return sql`SELECT unit, sum(here), sum(load), coalesce(sum(load) FILTER (WHERE NOT here), 0),
      CASE WHEN count(cap) FILTER (WHERE here) = sum(here) THEN sum(max(0, cap - load)) FILTER (WHERE here) END, 0
    FROM (SELECT c.unit, NOT ${isGone(day)} AS here, ${load(day)} AS load, ${capOf(policy.pairing.cap)} AS cap
          FROM page CROSS JOIN cadre c ON c.unit = page.unit WHERE ${seen.cadre})
    GROUP BY unit`
}

/** Households of the page's units' villages that must have a cadre and have none. */
function lone({ day, policy, seen }: Desk): Sql {
  return sql`SELECT v.unit, 0, 0, 0, NULL, count(*)
    FROM household h JOIN village v ON v.key = h.township || '/' || h.village
    WHERE ${isAmongNeedy(policy)} AND ${seen.household} AND NOT ${isPaired(day)} AND v.unit IN (SELECT unit FROM page)
    GROUP BY v.unit`
}

/** Distinct names of units: those of villages, and those of cadres one may look up. */
function unitsOf(desk: Desk, { township, assisting }: UnitFilter): Sql {
  const there = township ? sql`AND v.township = ${township}` : sql``
  const ofVillages = sql`SELECT v.unit FROM village v WHERE ${isSeen(desk)} ${there}`
  const near = township
    ? sql`AND (instr(c.unit, ${township}) OR c.key IN (
        SELECT p.cadre_key FROM household h JOIN pairing p ON p.household_no = h.key
        WHERE h.township = ${township} AND ${isCurrent(desk.day)}))`
    : sql``
  if (assisting === '1') return sql`${ofVillages} GROUP BY v.unit`
  return sql`${ofVillages} UNION SELECT c.unit FROM cadre c WHERE ${desk.seen.cadre} ${near}`
}

function narrowed({ q, without }: UnitFilter): Sql {
  const words = q?.normalize('NFKC').replace(/\s/g, '')
  const named = words ? sql`AND instr(unit, ${words})` : sql``
  const free = without === '1' ? sql`AND NOT EXISTS (SELECT 1 FROM village v WHERE v.unit = u.unit)` : sql``
  return sql`${named} ${free}`
}
