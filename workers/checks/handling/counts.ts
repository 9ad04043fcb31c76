import type { Handling, HandlingCounts } from '../../../shared/handling.ts'
import { isFindingSeen, isOverdue, manyFindings } from '../../db/findings.ts'
import { prepare, sql } from '../../db/sql.ts'
import { isRisen, type Reading, toVerify } from './reader.ts'

type Stage = { handling: Handling; n: number; late: number; blocker: number }
type InHand = Pick<HandlingCounts, 'mine' | 'mineOverdue' | 'toVerify' | 'risen'>

/** Counts over the list's tabs; what is in hand is looked at once more for whose it is. */
export async function handlingCounts(reading: Reading): Promise<HandlingCounts> {
  const { db, seen, reader } = reading
  const source = seen.reach === 'county' ? sql`finding f` : manyFindings(seen)
  const [stages, hands] = await db.batch<unknown>([
    prepare(
      db,
      sql`SELECT f.handling, count(*) AS n, total(${isOverdue(reader.today)}) AS late, total(f.severity = 0) AS blocker FROM ${source}
        WHERE (f.handling = 'closed' OR f.status <> 'resolved') AND ${isFindingSeen(seen)}
        GROUP BY f.handling ORDER BY f.handling`,
    ),
    prepare(
      db,
      sql`SELECT total(f.handling = 'assigned' AND f.assignee = ${reader.username}) AS mine,
          total(f.handling = 'assigned' AND f.assignee = ${reader.username} AND f.due_on < ${reader.today}) AS mineOverdue,
          total(${toVerify(reading)}) AS toVerify, total(${isRisen(reading)}) AS risen
        FROM ${source} WHERE f.handling IN ('assigned', 'answered') AND f.status <> 'resolved' AND ${isFindingSeen(seen)}`,
    ),
  ])
  const stood = new Map((stages!.results as Stage[]).map((stage) => [stage.handling, stage]))
  const at = (handling: Handling) => stood.get(handling)?.n ?? 0
  const [inHand] = hands!.results as [InHand]
  return {
    ...inHand,
    unassigned: at('unassigned'),
    unassignedBlocker: stood.get('unassigned')?.blocker ?? 0,
    assigned: at('assigned'),
    answered: at('answered'),
    waiting: at('waiting'),
    closed: at('closed'),
    overdue: [...stood.values()].reduce((sum, { late }) => sum + late, 0),
  }
}
