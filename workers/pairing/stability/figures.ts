import type { Desk } from '../../db/desk.ts'
import { firstDay, lastDay, months } from '../../db/partialday.ts'
import { isCurrent, isPaired, needsCadre } from '../../db/register.ts'
import { type Sql, sql } from '../../db/sql.ts'

/** The last `years` as far as `township` goes: by village where one is named, else by township. */
export type Span = { township: string | undefined; years: number }

const place = (township: string | undefined) => (township ? sql`h.village` : sql`h.township`)
const unit = sql`coalesce(c.unit, p.cadre_unit, '')`
const from = ({ day }: Desk, years: number) => sql`date(${day}, ${`-${years} years`})`

function within({ seen }: Desk, township: string | undefined): Sql {
  return township ? sql`${seen.household} AND h.township = ${township}` : seen.household
}

/** Households with more than one pairing: the others have not changed. */
const several = sql`SELECT p.household_no FROM pairing p GROUP BY p.household_no HAVING count(*) > 1`

/** Pairings that ended in these years and were followed by another cadre's, counted by place, unit, year and what it was for. */
export function changed(desk: Desk, { township, years }: Span): Sql {
  const { day, policy } = desk
  const lasted = months(firstDay(sql`p.since_on`), lastDay(sql`p.until_on`))
  const accepted = JSON.stringify(policy.pairing.acceptedReasons)
  const followed = sql`SELECT 1 FROM pairing q WHERE q.household_no = p.household_no AND q.id <> p.id AND q.cadre_key <> p.cadre_key
    AND substr(q.since_on, 1, length(p.until_on)) >= substr(p.until_on, 1, length(q.since_on))`
  return sql`
    SELECT place, unit, year, kind, count(*) AS n, sum(lasted) AS months, count(lasted) AS known
    FROM (
      SELECT ${place(township)} AS place, ${unit} AS unit, substr(p.until_on, 1, 4) AS year,
        CASE WHEN p.since_on <> '' THEN ${lasted} END AS lasted,
        CASE WHEN p.since_on <> '' AND ${lasted} >= 12 * ${years} THEN 'full' WHEN coalesce(p.end_reason, '') = '' THEN 'blank'
          WHEN EXISTS (SELECT 1 FROM json_each(${accepted}) r WHERE instr(p.end_reason, r.value) > 0) THEN 'accepted'
          ELSE 'other' END AS kind
      FROM (${several}) s CROSS JOIN pairing p ON p.household_no = s.household_no
        JOIN household h ON h.key = p.household_no LEFT JOIN cadre c ON c.key = p.cadre_key
      WHERE p.until_on <> '' AND NOT ${isCurrent(day)} AND ${lastDay(sql`p.until_on`)} >= ${from(desk, years)}
        AND ${within(desk, township)} AND EXISTS (${followed}))
    GROUP BY place, unit, year, kind ORDER BY place, unit, year, kind`
}

/** Pairings of today by place and unit, with how long they have lasted where their beginning is known. */
export function standing(desk: Desk, { township }: Span): Sql {
  const { day } = desk
  const lasting = sql`CASE WHEN p.since_on <> '' THEN max(0, ${months(firstDay(sql`p.since_on`), day)}) END`
  return sql`
    SELECT place, unit, count(*) AS n, sum(lasting) AS months, count(lasting) AS known
    FROM (SELECT ${place(township)} AS place, ${unit} AS unit, ${lasting} AS lasting
          FROM pairing p CROSS JOIN household h ON h.key = p.household_no LEFT JOIN cadre c ON c.key = p.cadre_key
          WHERE ${isCurrent(day)} AND ${within(desk, township)})
    GROUP BY place, unit ORDER BY place, unit`
}

/** Households that had as many cadres as the policy names, or more, in these years, by place; second helpers (第二帮扶责任人) stand beside, not after. */
export function many(desk: Desk, { township, years }: Span): Sql {
  const who = sql`coalesce(nullif(p.cadre_key, ''), p.cadre_name)`
  return sql`
    SELECT place, count(*) AS n FROM (
      SELECT ${place(township)} AS place
      FROM (${several}) s CROSS JOIN pairing p ON p.household_no = s.household_no JOIN household h ON h.key = p.household_no
      WHERE ${within(desk, township)} AND coalesce(p.role, '') NOT LIKE '第二%'
        AND (coalesce(p.until_on, '') = '' OR ${lastDay(sql`p.until_on`)} >= ${from(desk, years)})
      GROUP BY p.household_no HAVING count(DISTINCT ${who}) >= ${desk.policy.pairing.manyCadres})
    GROUP BY place ORDER BY place`
}

/**
 * Households that were without a cadre in these years, by place: between two pairings, as far as their days tell, unless they had
 * left poverty by then; or today, although they must have one and had one.
 */
export function gaps(desk: Desk, { township, years }: Span): Sql {
  const { day, policy } = desk
  const until = sql`CASE WHEN coalesce(p.until_on, '') = '' THEN '9999-12-31' ELSE ${lastDay(sql`p.until_on`)} END`
  const between = sql`
    SELECT household_no FROM (
      SELECT p.household_no, ${firstDay(sql`p.since_on`)} AS since, h.exit_year, max(${until}) OVER (
        PARTITION BY p.household_no ORDER BY p.since_on, p.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
      FROM (${several}) s CROSS JOIN pairing p ON p.household_no = s.household_no JOIN household h ON h.key = p.household_no
      WHERE p.since_on <> '' AND ${within(desk, township)})
    WHERE date(covered, '+1 day') < since AND since >= ${from(desk, years)}
      AND (exit_year IS NULL OR exit_year > CAST(substr(covered, 1, 4) AS INTEGER))`
  const now = sql`
    SELECT h.key FROM household h
    WHERE ${within(desk, township)} AND ${needsCadre(policy)} AND NOT ${isPaired(day)}
      AND EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = h.key)`
  return sql`SELECT ${place(township)} AS place, count(*) AS n FROM (${between} UNION ${now}) g
    CROSS JOIN household h ON h.key = g.household_no GROUP BY place ORDER BY place`
}
