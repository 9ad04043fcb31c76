import type { D1Database } from '@cloudflare/workers-types'
import type { CheckRow } from '../../shared/finding.ts'
import { findingsOf, isFindingSeen, isOpen } from '../db/findings.ts'
import { prepare, sql } from '../db/sql.ts'
import { catalogue } from './catalogue.ts'
import { groupNames } from './check.ts'
import type { Reading } from './handling/reader.ts'
import { checkOf } from './words.ts'

type Counted = { check_id: string; open: number; new: number; resolved: number; oldest: string | null }

/** Every check with how many of its findings are seen. */
export async function checkRows({ db, seen }: Reading, now: Date): Promise<CheckRow[]> {
  const statement = sql`
    SELECT f.check_id, sum(${isOpen}) AS open, sum(${isOpen} AND f.status IN ('new', 'reopened')) AS new,
      sum(f.status = 'resolved') AS resolved, min(CASE WHEN ${isOpen} THEN f.first_found_at END) AS oldest
    FROM ${seen.reach === 'county' ? sql`finding f` : findingsOf(seen)} WHERE ${isFindingSeen(seen)}
    GROUP BY f.check_id ORDER BY f.check_id`
  const { results } = await prepare(db, statement).all<Counted>()
  const counts = new Map(results.map((row) => [row.check_id, row]))
  return catalogue.map(({ id }) => checkRow(id, counts.get(id), now))
}

function checkRow(id: string, counted: Counted | undefined, now: Date): CheckRow {
  const { group, severity, title, rule, source, mend } = checkOf(id)!
  const oldest = counted?.oldest ?? null
  return {
    ...{ id, title: title.zh, group, groupName: groupNames[group], severity, rule, source, mend },
    open: counted?.open ?? 0,
    new: counted?.new ?? 0,
    resolved: counted?.resolved ?? 0,
    oldestDays: oldest === null ? null : Math.floor((now.getTime() - Date.parse(oldest)) / 86_400_000),
  }
}

export type LastRun = { asOf: string; finishedAt: string; policyVersion: number }

export async function lastRun(db: D1Database): Promise<LastRun | null> {
  return db
    .prepare(
      `SELECT as_of AS asOf, finished_at AS finishedAt, policy_version AS policyVersion FROM check_run ORDER BY id DESC LIMIT 1`,
    )
    .first<LastRun>()
}
