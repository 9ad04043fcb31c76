import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { dayOf, daysLater } from '../../../shared/day.ts'
import { audited } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { policyOn } from '../../db/policy.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import type { Run } from '../engine.ts'
import { answerDays } from './deadline.ts'

/**
 * What the data do with findings in hand (办理) right after the checks looked, in the same batch: mended in the ledger is closed, and
 * nobody is asked twice; found again, or saying something else than what was explained, is back with whoever had it.
 */
export function handleStatements(db: D1Database, { policy, now }: Pick<Run, 'policy' | 'now'>): D1PreparedStatement[] {
  const today = dayOf(now)
  return moves({ at: now.toISOString(), today, days: answerDays(policy) }, [seen, again, expired(today)]).map((part) =>
    prepare(db, part),
  )
}

/** The day after an explanation holds it is somebody's again: for a county whose checks do not run that day. */
export async function expireExemptions(county: CountyDatabase, now: Date): Promise<void> {
  const today = dayOf(now)
  const over = expired(today)
  const counted = await prepare(county.db, sql`SELECT count(*) AS n FROM finding f WHERE ${over.when}`).first<{
    n: number
  }>()
  if (counted === null || counted.n === 0) return
  const { document: policy } = await policyOn(county.db, today)
  const deed = { at: now, actor: 'system', action: 'finding.expire', subject: 'findings', detail: { count: counted.n } }
  const parts = moves({ at: now.toISOString(), today, days: answerDays(policy) }, [over])
  await audited(
    county,
    deed,
    parts.map((part) => prepare(county.db, part)),
  )
}

type Move = { step: 'seen' | 'again' | 'expired'; when: Sql }

const seen: Move = {
  step: 'seen',
  when: sql`(f.handling IN ('assigned', 'answered', 'waiting') AND f.status = 'resolved')`,
}
/** What was closed as mended is found again; what was explained says something else by now, or was gone in between. */
const again: Move = {
  step: 'again',
  when: sql`(f.handling = 'closed' AND f.status <> 'resolved' AND (f.exempt_until IS NULL OR f.changed_run > f.answered_run))`,
}
const expired = (today: string): Move => ({
  step: 'expired',
  when: sql`(f.handling = 'closed' AND f.status <> 'resolved' AND f.exempt_until < ${today})`,
})

type When = { at: string; today: string; days: ReturnType<typeof answerDays> }

/** The steps first, by what stands; then the findings, by the same. */
function moves({ at, today, days }: When, all: Move[]): Sql[] {
  const due = sql`CASE f.severity WHEN 0 THEN ${daysLater(today, days[0])} WHEN 1 THEN ${daysLater(today, days[1])} ELSE ${daysLater(today, days[2])} END`
  return all.flatMap(({ step, when }) => {
    const back = step !== 'seen'
    const index = back ? sql`INDEXED BY finding_exempt` : sql``
    const steps = sql`INSERT INTO finding_step (finding_id, step, at, assignee, due_on, run_id)
      SELECT f.id, ${step}, ${at}, ${back ? sql`f.assignee` : null}, ${back ? due : null}, (SELECT max(id) FROM check_run)
      FROM finding f ${index} WHERE ${when} ORDER BY f.id`
    const closed = sql`UPDATE finding AS f SET handling = 'closed', steps = steps + 1, closed_at = ${at}, exempt_until = NULL WHERE ${when}`
    const given = sql`UPDATE finding AS f ${index} SET handling = 'assigned', steps = steps + 1, due_on = ${due}, answer = NULL, answered_by = NULL,
        answered_at = NULL, answered_run = NULL, exempt_until = NULL, closed_at = NULL WHERE ${when}`
    return [steps, back ? given : closed]
  })
}
