import { type AgeSpan, agesOn } from '../../shared/age.ts'
import { Part } from '../../shared/bulletin.ts'
import { startOf } from '../../shared/day.ts'
import { movedFindings } from '../db/findingspan.ts'
import { isCurrent } from '../db/register.ts'
import { ruleTitleOf } from '../db/rule.ts'
import { type Sql, sql } from '../db/sql.ts'

/** From its first day to the last that is counted; `dueTo`: the last whose deadlines are past by then. */
export type Span = { from: string; asOf: string; dueTo: string }

export const parts = Part.exclude(['found']).options
export type Moved = (typeof parts)[number]

const quoted = (text: string): Sql => ({ text, values: [] })
const listed = (all: Sql[]): Sql => all.reduce((before, next) => sql`${before}, ${next}`)
const flagged = ({ from, asOf, dueTo }: Span) => movedFindings({ from, to: asOf, dueTo })
const sums = listed(parts.map((part) => quoted(`sum("${part}") AS "${part}"`)))

/** How findings moved, by township, village and check, with the ages of those open at the end. */
export function movements(span: Span): Sql {
  const ages = agesOn(span.asOf).map((age, i) => sql`sum("end" AND ${isOfAge(age)}) AS ${quoted(`age${i}`)}`)
  return sql`
    WITH own AS MATERIALIZED (${flagged(span)})
    SELECT f.*, f.check_id AS checkId, ${ruleTitleOf} AS rule FROM (
      SELECT township, village, check_id, ${sums}, ${listed(ages)} FROM own
      WHERE start OR come OR due GROUP BY township, village, check_id) f
    ORDER BY f.township, f.village, f.check_id`
}

function isOfAge({ from, to }: AgeSpan): Sql {
  const since = from === null ? sql`true` : sql`first_found_at >= ${startOf(from)}`
  return sql`${since} AND first_found_at < ${startOf(to, 1)}`
}

/** The same by the unit of the household's cadres, or of the cadre it is about. */
export function unitMovements(span: Span): Sql {
  const helping = sql`SELECT DISTINCT p.household_no AS no, coalesce(c.unit, p.cadre_unit, '') AS unit
    FROM pairing p LEFT JOIN cadre c ON c.key = p.cadre_key WHERE ${isCurrent(sql`${span.asOf}`)}`
  const columns = quoted(['township', ...parts].map((part) => `o."${part}"`).join(', '))
  return sql`
    WITH own AS MATERIALIZED (${flagged(span)}), helping AS MATERIALIZED (${helping})
    SELECT township, unit, ${sums} FROM (
      SELECT ${columns}, u.unit FROM own o CROSS JOIN helping u ON u.no = o.household_no WHERE o.start OR o.come OR o.due
      UNION ALL
      SELECT ${columns}, c.unit FROM own o CROSS JOIN cadre c ON c.key = o.cadre_key
      WHERE o.household_no IS NULL AND (o.start OR o.come OR o.due))
    WHERE unit <> '' GROUP BY township, unit ORDER BY unit, township`
}
