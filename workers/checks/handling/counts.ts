import type { Handling, HandlingCounts } from '../../../shared/handling.ts'
import { findingsOf, isFindingSeen, isOverdue } from '../../db/findings.ts'
import { prepare, sql } from '../../db/sql.ts'
import { isRisen, type Reading, toVerify } from './reader.ts'

type Stage = { handling: Handling; late: number; blocker: number; n: number }
type InHand = Pick<HandlingCounts, 'mine' | 'mineOverdue' | 'toVerify' | 'risen'>

/** Counts over the list's tabs; what is in hand is looked at once more for whose it is. */
export async function handlingCounts(reading: Reading): Promise<HandlingCounts> {
  const { db, seen, reader } = reading
  const source = seen.reach === 'county' ? sql`finding f` : findingsOf(seen)
  const [stages, hands] = await db.batch<unknown>([
    prepare(
      db,
      sql`SELECT f.handling, ${isOverdue(reader.today)} IS TRUE AS late, f.severity = 0 AS blocker, count(*) AS n FROM ${source}
        WHERE (f.handling = 'closed' OR f.status <> 'resolved') AND ${isFindingSeen(seen)}
        GROUP BY f.handling, late, blocker ORDER BY f.handling, late, blocker`,
    ),
    prepare(
      db,
      sql`SELECT total(f.handling = 'assigned' AND f.assignee = ${reader.username}) AS mine,
          total(f.handling = 'assigned' AND f.assignee = ${reader.username} AND f.due_on < ${reader.today}) AS mineOverdue,
          total(${toVerify(reading)}) AS toVerify, total(${isRisen(reading)}) AS risen
        FROM ${source} WHERE f.handling IN ('assigned', 'answered') AND f.status <> 'resolved' AND ${isFindingSeen(seen)}`,
    ),
  ])
  const stood = stages!.results as Stage[]
  const count = (wanted: (stage: Stage) => boolean) => stood.filter(wanted).reduce((sum, { n }) => sum + n, 0)
  const at = (handling: Handling) => count((stage) => stage.handling === handling)
  const [inHand] = hands!.results as [InHand]
  return {
    ...inHand,
    unassigned: at('unassigned'),
    unassignedBlocker: count(({ handling, blocker }) => handling === 'unassigned' && blocker === 1),
    assigned: at('assigned'),
    answered: at('answered'),
    waiting: at('waiting'),
    closed: at('closed'),
    overdue: count(({ late }) => late === 1),
  }
}
