import type { NextVisit } from '../../../shared/completeness.ts'
import { audited } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import type { Hand } from '../change/write.ts'

/** The same day for the next visit to every household named, or none of them; all are the person's own to plan. */
export async function planVisits(desk: Desk, { householdNos, visitOn }: NextVisit, { actor, at }: Hand): Promise<void> {
  const { county, db, day, seen } = desk
  const nos = [...new Set(householdNos)]
  const known = sql`SELECT count(*) AS n, ${day} AS today, date(${day}, '+1 year') AS last
    FROM household h WHERE h.key IN (SELECT value FROM json_each(${JSON.stringify(nos)})) AND ${seen.household}`
  const { n, today, last } = (await prepare(db, known).first<{ n: number; today: string; last: string }>())!
  if (n < nos.length) throw new Problem('not-found', '没有这些户中的一户，请刷新后重新选择。')
  if (visitOn !== null && (visitOn < today || visitOn > last)) {
    throw new Problem('invalid', `下次走访的日期要在 ${today} 到 ${last} 之间，请改正。`)
  }
  const keys = sql`SELECT value FROM json_each(${JSON.stringify(nos)})`
  const write =
    visitOn === null
      ? sql`DELETE FROM next_visit WHERE household_no IN (${keys})`
      : sql`INSERT INTO next_visit (household_no, visit_on, set_by, set_at)
          SELECT value, ${visitOn}, ${actor}, ${at.toISOString()} FROM (${keys}) WHERE true
          ON CONFLICT (household_no) DO UPDATE SET visit_on = excluded.visit_on, set_by = excluded.set_by, set_at = excluded.set_at`
  const deeds = nos.map((no) => ({ at, actor, action: 'visit.plan', subject: no, detail: { visitOn } }))
  await audited(county, deeds, [prepare(db, write)])
}
