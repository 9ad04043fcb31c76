import type { D1Database } from '@cloudflare/workers-types'
import type { CheckRow } from '../../shared/finding.ts'
import { isFindingSeen, isOpen, manyFindings } from '../db/findings.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { catalogue } from './catalogue.ts'
import { type Check, groupNames } from './check.ts'
import type { FindingFilter } from './filter.ts'
import type { Reading } from './handling/reader.ts'

type Counted = { check_id: string; open: number; new: number; resolved: number; oldest: string | null }

/** Checks with how many of their findings are seen. */
export async function checkRows({ db, seen }: Reading, now: Date, checks: Check[]): Promise<CheckRow[]> {
  const ids = JSON.stringify(checks.map(({ id }) => id))
  const statement = sql`
    SELECT f.check_id, sum(${isOpen}) AS open, sum(${isOpen} AND f.status IN ('new', 'reopened')) AS new,
      sum(f.status = 'resolved') AS resolved, min(CASE WHEN ${isOpen} THEN f.first_found_at END) AS oldest
    FROM ${seen.reach === 'county' ? sql`finding f` : manyFindings(seen)} WHERE f.check_id IN (SELECT value FROM json_each(${ids})) AND ${isFindingSeen(seen)}
    GROUP BY f.check_id ORDER BY f.check_id`
  const { results } = await prepare(db, statement).all<Counted>()
  const counts = new Map(results.map((row) => [row.check_id, row]))
  return checks.map((check) => checkRow(check, counts.get(check.id), now))
}

function checkRow(check: Check, counted: Counted | undefined, now: Date): CheckRow {
  const { id, group, severity, title, rule, source, mend } = check
  const oldest = counted?.oldest ?? null
  return {
    ...{ id, title: title.zh, group, groupName: groupNames[group], severity, rule, source, mend },
    open: counted?.open ?? 0,
    new: counted?.new ?? 0,
    resolved: counted?.resolved ?? 0,
    oldestDays: oldest === null ? null : Math.floor((now.getTime() - Date.parse(oldest)) / 86_400_000),
  }
}

/** Findings `f` of one check, or of some. */
export function ofChecks(ids: string[]): Sql {
  if (ids.length === 1) return sql`f.check_id = ${ids[0]!}`
  return sql`f.check_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}

/** Findings `f` of a group of checks; whatever the catalogue does not know is a rule's. */
export function ofGroup(group: string): Sql {
  const ids = catalogue.filter((one) => group === 'rule' || one.group === group).map(({ id }) => id)
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return group === 'rule' ? sql`f.check_id NOT IN ${among}` : sql`f.check_id IN ${among}`
}

/** What is closed is so whatever the data say; what is still to be done the data find. */
export function standing({ status, handling, part }: Pick<FindingFilter, 'status' | 'handling' | 'part'>): Sql {
  if (status === 'all' || (part && status === undefined && part !== 'found')) return sql`true`
  if (status === 'resolved') return sql`f.status = 'resolved'`
  if (status === 'open' || handling === undefined) return isOpen
  return handling === 'closed' ? sql`true` : sql`f.status <> 'resolved'`
}

export type LastRun = { asOf: string; finishedAt: string; policyVersion: number }

export async function lastRun(db: D1Database): Promise<LastRun | null> {
  return db
    .prepare(
      `SELECT as_of AS asOf, finished_at AS finishedAt, policy_version AS policyVersion FROM check_run ORDER BY id DESC LIMIT 1`,
    )
    .first<LastRun>()
}
