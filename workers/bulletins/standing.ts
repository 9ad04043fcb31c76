import { startOf } from '../../shared/day.ts'
import type { Policy } from '../../shared/policy.ts'
import { wasOpen } from '../db/findingspan.ts'
import { isCurrent, isPaired, needsCadre } from '../db/register.ts'
import { type Sql, sql } from '../db/sql.ts'

/** The last day that is looked at; `past`: later pairings and visits are not counted then. */
type Moment = { day: string; past: boolean }

/** The household `h` had a cadre. Today whoever begins tomorrow has one, as everywhere else. */
function wasPaired({ day, past }: Moment): Sql {
  if (!past) return isPaired(sql`${day}`)
  return sql`EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = h.key AND ${isCurrent(sql`${day}`)}
    AND coalesce(p.since_on, '') <= ${day})`
}

/** Households for which one of the checks had found something: theirs is the reading of what is missing, and of what no ledger tells. */
const lacking = (checks: string[], { day }: Moment) => sql`h.key IN (
  SELECT f.household_no FROM finding f
  WHERE f.check_id IN (SELECT value FROM json_each(${JSON.stringify(checks)})) AND ${wasOpen(startOf(day, 1))})`

/** Coverage (shared/bulletin.ts) by township and village. The register, measures and plans are as they stand today: ledgers do not say since when. */
export function coverage(policy: Policy, moment: Moment): Sql {
  const { day } = moment
  const year = Number(day.slice(0, 4))
  return sql`
    WITH own AS MATERIALIZED (
      SELECT h.key, coalesce(h.township, '') AS township, coalesce(h.village, '') AS village,
        ${needsCadre(policy)} AS needy, ${wasPaired(moment)} AS paired,
        ${lacking(['visit-overdue', 'visit-never'], moment)} AS unvisited,
        EXISTS (SELECT 1 FROM visit v WHERE v.household_no = h.key AND v.visited_on <= ${day}) AS seen,
        ${lacking(['meas-none'], moment)} AS unhelped,
        EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key) AS helped,
        ${lacking(['meas-no-plan'], moment)} AS unplanned,
        EXISTS (SELECT 1 FROM plan l WHERE l.household_no = h.key AND l.year = CAST(${year} AS INTEGER)) AS planned
      FROM household h)
    SELECT township, village, count(*) AS households, sum(needy) AS needy, sum(needy AND paired) AS paired,
      sum(paired AND (unvisited OR seen)) AS visitKnown, sum(paired AND seen AND NOT unvisited) AS visited,
      sum(unhelped OR helped) AS measureKnown,
      sum(helped AND NOT unhelped) AS measured,
      sum(unplanned OR planned) AS planKnown,
      sum(planned AND NOT unplanned) AS planned
    FROM own GROUP BY township, village ORDER BY township, village`
}
