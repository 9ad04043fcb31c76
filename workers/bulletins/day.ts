import type { D1Database } from '@cloudflare/workers-types'
import type { Policy } from '../../shared/policy.ts'
import { isOpen, isOverdue } from '../db/findings.ts'
import { isAmongNeedy, isPaired } from '../db/register.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'

/** How the county stands now, on a day, by township; '' = lies in none. */
export function standing(policy: Policy, day: string): Sql {
  return sql`
    SELECT township, sum(due) AS due, sum(paired) AS paired, sum(blocker) AS blocker, sum(serious) AS serious,
      sum(notice) AS notice, sum(overdue) AS overdue
    FROM (
      SELECT coalesce(h.township, '') AS township, count(*) AS due, sum(${isPaired(sql`${day}`)}) AS paired,
        0 AS blocker, 0 AS serious, 0 AS notice, 0 AS overdue
      FROM household h WHERE ${isAmongNeedy(policy)} GROUP BY 1
      UNION ALL
      SELECT coalesce(f.township, ''), 0, 0, sum(f.severity = 0), sum(f.severity = 1), sum(f.severity = 2), total(${isOverdue(day)})
      FROM finding f WHERE ${isOpen} GROUP BY 1)
    GROUP BY township ORDER BY township`
}

/** Keeps how the county stands as the day's figures (走势): what is kept last on a day stays. */
export async function keepDay(db: D1Database, policy: Policy, day: string): Promise<void> {
  const columns = sql`township, due, paired, blocker, serious, notice, overdue`
  await db.batch([
    prepare(db, sql`DELETE FROM day_figure WHERE day = ${day}`),
    prepare(
      db,
      sql`INSERT INTO day_figure (day, ${columns}) SELECT ${day}, ${columns} FROM (${standing(policy, day)})`,
    ),
  ])
}
