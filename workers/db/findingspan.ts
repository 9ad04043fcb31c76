import type { Part } from '../../shared/bulletin.ts'
import { startOf } from '../../shared/day.ts'
import { type Sql, sql } from './sql.ts'

/** Since when the finding `f` is over: the data no longer find it, or its handling is closed; NULL while it is open. */
const endedAt = sql`CASE WHEN f.status = 'resolved' AND f.handling = 'closed'
    THEN min(coalesce(f.resolved_at, f.closed_at), coalesce(f.closed_at, f.resolved_at))
  WHEN f.status = 'resolved' THEN f.resolved_at WHEN f.handling = 'closed' THEN f.closed_at END`

/** The finding `f` was open at that instant: found by then, not over, and not between an end and the day it came again. */
export function wasOpen(at: string): Sql {
  return sql`(f.first_found_at < ${at} AND coalesce(${endedAt}, '9') >= ${at} AND NOT EXISTS (
    SELECT 1 FROM finding_again g WHERE g.finding_id = f.id AND g.ended_at < ${at} AND g.again_at >= ${at}))`
}

/** Found in these days, or found again. */
function came(from: string, to: string): Sql {
  return sql`(f.first_found_at >= ${from} AND f.first_found_at < ${to} OR EXISTS (
    SELECT 1 FROM finding_again g WHERE g.finding_id = f.id AND g.again_at >= ${from} AND g.again_at < ${to}))`
}

/** Given to somebody with a deadline in these days. */
const wasDue = (from: string, to: string): Sql => sql`coalesce(f.due_on BETWEEN ${from} AND ${to}, false)`

/** Over by the end of its deadline, a day of Beijing time. */
const overInTime = sql`coalesce(date(${endedAt}, '+8 hours') <= f.due_on, false)`

/** What is past its deadline and waits for nobody's verification, as `isOverdue` has it today. */
const isLate = (day: string): Sql => sql`(coalesce(f.due_on < ${day}, false) AND f.handling <> 'answered')`

/** How the finding `f` moved from a first day to a last, both counted: start + come − over = end. */
export function moved(part: Part, from: string, to: string): Sql {
  const [begin, end] = [startOf(from), startOf(to, 1)]
  if (part === 'found') return sql`(f.first_found_at >= ${begin} AND f.first_found_at < ${end})`
  if (part === 'start') return wasOpen(begin)
  if (part === 'end') return wasOpen(end)
  if (part === 'come') return sql`(NOT ${wasOpen(begin)} AND ${came(begin, end)})`
  if (part === 'over') return sql`((${wasOpen(begin)} OR ${came(begin, end)}) AND NOT ${wasOpen(end)})`
  if (part === 'overdue') return sql`(${isLate(to)} AND ${wasOpen(end)})`
  return part === 'due' ? wasDue(from, to) : sql`(${wasDue(from, to)} AND ${overInTime})`
}

/** The same of every finding, a flag for each part, worked out once: `dueTo` is the last day whose deadlines are past. */
export function movedFindings({ from, to, dueTo }: { from: string; to: string; dueTo: string }): Sql {
  const [begin, end] = [startOf(from), startOf(to, 1)]
  return sql`
    WITH flag AS MATERIALIZED (
      SELECT coalesce(f.township, '') AS township, coalesce(f.village, '') AS village, f.check_id, f.household_no,
        f.cadre_key, f.first_found_at, ${wasOpen(begin)} AS start, ${came(begin, end)} AS came, ${wasOpen(end)} AS "end",
        ${isLate(to)} AS late, ${wasDue(from, dueTo)} AS due, ${overInTime} AS quick
      FROM finding f WHERE f.first_found_at < ${end})
    SELECT *, NOT start AND came AS come, (start OR came) AND NOT "end" AS over, late AND "end" AS overdue,
      due AND quick AS inTime FROM flag`
}
