import { findingPlace, findingsOf, isFindingSeen } from '../../db/findings.ts'
import { prepare, sql } from '../../db/sql.ts'
import type { Stood } from './decide.ts'
import type { Reading } from './reader.ts'

/** A finding as it stands and where it lies, for who reads; `steps` and `status` are its ground: somebody came between where they differ. */
export type Found = Stood & {
  steps: number
  householdNo: string | null
  cadreKey: string | null
  township: string | null
  village: string | null
}

/** Those of the findings that are seen. */
export async function foundOf({ db, seen }: Reading, ids: number[]): Promise<Found[]> {
  const { householdNo, township, village } = findingPlace(seen)
  const { results } = await prepare(
    db,
    sql`SELECT f.id, f.severity, f.status, f.handling, f.assignee, f.assignee_reach AS assigneeReach, f.due_on AS dueOn, f.answer,
        f.answered_by AS answeredBy, f.exempt_until AS exemptUntil, f.steps, f.changed_run > f.answered_run AS moved,
        ${householdNo} AS householdNo, f.cadre_key AS cadreKey, ${township} AS township, ${village} AS village,
        (SELECT s.by FROM finding_step s WHERE s.finding_id = f.id AND s.step = 'assign' ORDER BY s.id DESC LIMIT 1) AS assignedBy
      FROM (SELECT DISTINCT value AS id FROM json_each(${JSON.stringify(ids)})) j CROSS JOIN ${findingsOf(seen)}
      WHERE f.id = j.id AND ${isFindingSeen(seen)} ORDER BY f.id`,
  ).all<Omit<Found, 'moved'> & { moved: number | null }>()
  return results.map(({ moved, ...row }) => ({ ...row, moved: moved === 1 }))
}
