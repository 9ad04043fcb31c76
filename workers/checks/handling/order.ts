import { daysLater } from '../../../shared/day.ts'
import type { Handled } from '../../../shared/handling.ts'
import { guarded } from '../../db/audit.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { answerDays } from './deadline.ts'
import type { Calendar, Decision, Taken } from './decide.ts'
import type { Reading } from './reader.ts'
import { type Found, foundOf } from './stood.ts'

/** An order about many findings: `decide` says of each as it stands what comes of it. */
export type Order = {
  action: 'finding.assign' | 'finding.answer' | 'finding.verify' | 'finding.recall'
  findings: number[]
  reason: string | null
  evidence?: number[]
  detail?: Record<string, unknown>
  decide: (found: Found[]) => Promise<(found: Found) => Decision> | ((found: Found) => Decision)
}

const unseen = '没有这条疑点，请从疑点列表重新打开。'
/** Of many who act on the same findings at once one comes first and the others decide again. */
const mostTries = 20

class Overtaken extends Error {}

/** Decides and writes, what may be done as one deed; what may not says why. A finding somebody else has moved meanwhile is decided on again. */
export async function carryOut(reading: Reading, order: Order, at: Date): Promise<Handled> {
  for (let tries = 1; ; tries++) {
    const found = await foundOf(reading, order.findings)
    if (found.length === 0) throw new Problem('not-found', unseen)
    const decide = await order.decide(found)
    const decided = found.map((one) => ({ found: one, decision: decide(one) }))
    const taken = decided.flatMap(({ found, decision }) =>
      typeof decision === 'string' ? [] : [{ found, ...decision }],
    )
    const seen = new Set(found.map(({ id }) => id))
    const refused = [
      ...decided.flatMap(({ found: { id }, decision }) =>
        typeof decision === 'string' ? [{ id, why: decision }] : [],
      ),
      ...[...new Set(order.findings)].filter((id) => !seen.has(id)).map((id) => ({ id, why: unseen })),
    ]
    if (taken.length === 0) return { done: 0, refused }
    try {
      await write(reading, order, taken, at)
      return { done: taken.length, refused }
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
      if (tries === mostTries) throw new Problem('conflict', '别人正在办理其中的疑点，请过一会儿刷新后再办。')
    }
  }
}

export function calendarOf({ policy, reader: { today } }: Reading): Calendar {
  const days = answerDays(policy)
  return {
    today,
    dueOn: (severity) => daysLater(today, days[severity] ?? days[2]),
    ledgerOn: daysLater(today, policy.findings.ledgerDays),
  }
}

type Moved = Taken & { found: Found }

async function write({ county, db, reader }: Reading, order: Order, taken: Moved[], at: Date): Promise<void> {
  const { action, evidence = [], detail } = order
  const reason = order.reason === null ? null : sealNumbers(order.reason, county.sealer)
  const ids = taken.map(({ found }) => found.id)
  const deed = {
    at,
    actor: reader.username,
    action,
    subject: ids.length === 1 ? String(ids[0]) : 'findings',
    detail: { ...detail, reason, ...(evidence.length > 0 && { evidence: evidence.length }), findings: ids },
  }
  const parts = [
    sameGround(taken),
    steps(taken, { by: reader.username, at: at.toISOString(), reason }),
    ...(evidence.length === 0 ? [] : [stand(ids, evidence)]),
    update(taken, at.toISOString()),
  ]
  const statements = parts.map((part) => prepare(db, part))
  await guarded(
    county,
    deed,
    statements,
    ['finding_step.finding_id', 'step_evidence.evidence_id'],
    () => new Overtaken(),
  )
}

/** Refuses where a finding has another step, or the data say something else, than when it was decided on. */
function sameGround(taken: Moved[]): Sql {
  const stood = JSON.stringify(taken.map(({ found }) => [found.id, found.steps, found.status]))
  return sql`INSERT INTO finding_step (finding_id, step, at)
    SELECT NULL, '', '' WHERE EXISTS (
      SELECT 1 FROM json_each(${stood}) j LEFT JOIN finding f ON f.id = j.value ->> 0
      WHERE f.steps IS NOT j.value ->> 1 OR f.status IS NOT j.value ->> 2)`
}

function steps(taken: Moved[], { by, at, reason }: { by: string; at: string; reason: string | null }): Sql {
  const rows = taken.map(({ found, step }) => [
    found.id,
    ...[step.step, step.assignee, step.dueOn, step.answer, step.untilOn],
  ])
  return sql`INSERT INTO finding_step (finding_id, step, by, at, assignee, due_on, answer, reason, until_on, run_id)
    SELECT j.value ->> 0, j.value ->> 1, ${by}, ${at}, j.value ->> 2, j.value ->> 3, j.value ->> 4, ${reason}, j.value ->> 5,
      (SELECT max(id) FROM check_run)
    FROM json_each(${JSON.stringify(rows)}) j ORDER BY j.key`
}

/** Evidence stands behind the last step of each; what has been dropped meanwhile is NULL, which the table refuses. */
function stand(ids: number[], evidence: number[]): Sql {
  return sql`INSERT INTO step_evidence (step_id, evidence_id)
    SELECT (SELECT max(s.id) FROM finding_step s WHERE s.finding_id = f.value), (SELECT id FROM evidence WHERE id = e.value)
    FROM json_each(${JSON.stringify(ids)}) f CROSS JOIN json_each(${JSON.stringify(evidence)}) e`
}

function update(taken: Moved[], at: string): Sql {
  const rows = taken.map(({ found, after, step }) => [
    found.id,
    ...[after.handling, after.assignee, after.assigneeReach, after.dueOn, after.answer, after.answeredBy],
    after.exemptUntil,
    step.step,
  ])
  return sql`UPDATE finding SET steps = steps + 1, handling = j.value ->> 1, assignee = j.value ->> 2,
      assignee_reach = j.value ->> 3, due_on = j.value ->> 4, answer = j.value ->> 5, answered_by = j.value ->> 6,
      exempt_until = j.value ->> 7,
      answered_at = CASE WHEN j.value ->> 8 = 'answer' THEN ${at} WHEN j.value ->> 5 IS NOT NULL THEN answered_at END,
      answered_run = CASE WHEN j.value ->> 8 = 'answer' THEN (SELECT max(id) FROM check_run)
        WHEN j.value ->> 5 IS NOT NULL THEN answered_run END,
      closed_at = CASE WHEN j.value ->> 1 = 'closed' THEN ${at} END
    FROM json_each(${JSON.stringify(rows)}) j WHERE finding.id = j.value ->> 0`
}
