import { dayOf, minuteOf } from '../../shared/day.ts'
import type { PolicyChange } from '../../shared/policychange.ts'
import { type AuditedCounty, guarded } from '../db/audit.ts'
import { timelineOf } from '../db/policy.ts'
import { latestOf, type Timeline } from '../db/timeline.ts'
import { Problem } from '../http/problem.ts'
import { changesInWords } from './changed.ts'
import { type Decided, decide } from './decide.ts'
import { historyOf } from './history.ts'

export type Hand = { actor: string; at: Date }

/** The day a change counts from; not before today, for what was done by a policy stays done. */
export function dayOfChange({ effectiveOn }: PolicyChange, today: string): string {
  if (effectiveOn !== undefined && effectiveOn < today)
    throw new Problem('invalid', `生效日期不能早于今天（${today}），请改为今天或以后。`)
  return effectiveOn ?? today
}

/**
 * Keeps a change as a new version, with its audit row; one that changes nothing is not kept. Of two who change the policy at
 * once the second is told what the first did.
 */
export async function setPolicy(county: AuditedCounty, change: PolicyChange, { actor, at }: Hand): Promise<Decided> {
  const { db } = county
  const effectiveOn = dayOfChange(change, dayOf(at))
  const timeline = await timelineOf(db)
  const latest = latestOf(timeline)
  if (change.basedOn !== undefined && change.basedOn !== latest) throw overtaken(timeline, change.basedOn)
  const decided = decide(timeline, change.document, effectiveOn)
  if (decided.changes.length === 0) return decided
  const reason = change.reason ?? null
  const detail = { changes: changesInWords(decided.changes), effectiveOn, ...(reason === null ? {} : { reason }) }
  const deed = { at, actor, action: 'policy.set', subject: `policy:${latest + 1}`, detail }
  const kept = JSON.stringify(decided.document)
  const insert = db
    .prepare(
      `INSERT INTO policy (version, document, effective_on, set_by, set_at, reason)
       SELECT ?1, CASE WHEN coalesce(max(version), 0) = ?1 - 1 THEN ?2 END, ?3, ?4, ?5, ?6 FROM policy`,
    )
    .bind(latest + 1, kept, effectiveOn, actor, at.toISOString(), reason)
  try {
    await guarded(county, deed, [insert], 'policy.document', () => new Overtaken())
  } catch (error) {
    throw error instanceof Overtaken ? overtaken(await timelineOf(db), latest) : error
  }
  return decided
}

class Overtaken extends Error {}

/** Somebody else has changed the policy since: who, when and what. */
function overtaken(timeline: Timeline, basedOn: number): Problem {
  const since = historyOf(timeline, '').filter(({ of, version }) => of === 'county' && version > basedOn)
  const said = since
    .reverse()
    .map(
      ({ setBy, setAt, changes }) =>
        `${setBy} 在 ${minuteOf(new Date(setAt))} 改了${inQuotes(changesInWords(changes))}`,
    )
  const what = said.length > 0 ? said.join('；') : '别人刚刚改过'
  return new Problem('conflict', `${what}。您的改动没有保存，请看过现在的取值再保存。`)
}

const inQuotes = (changes: Record<string, string>) =>
  Object.entries(changes)
    .map(([line, words]) => `“${line}”（${words}）`)
    .join('、')
