import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'
import type { Policy } from '../../shared/policy.ts'
import type { Check, Table } from './check.ts'
import { handleStatements } from './handling/looked.ts'
import { checksOf } from './rule/known.ts'
import { findStatement, keysFor, narrows, policyFor, resolveStatement, type Scope } from './statement.ts'

export type Run = {
  /** The day the county is looked at, YYYY-MM-DD. */
  asOf: string
  policy: Policy
  policyVersion: number
  /** import:12 · pairing:34 · asked */
  cause: string
  now: Date
  /** Only the checks that read one of these tables … */
  tables?: Table[]
  /** … or only these checks, by id. */
  checks?: string[]
} & Scope

type RunResult = {
  run: number
  asOf: string
  milliseconds: number
  checks: Record<string, { found: number; milliseconds: number }>
}

type Line = { id: number; check_id: string; found: number }
/** Writes all or nothing; a run somebody asked for is their deed and goes through `audited`. */
type Write = (statements: D1PreparedStatement[]) => Promise<D1Result<Line>[]>

/**
 * Runs the checks, all or those the touched tables, households and cadres can have changed, in one transaction. A finding keeps
 * its identity (check, subject): new → persisting → resolved → reopened. `found` counts what is open afterwards.
 */
export async function runChecks(
  db: D1Database,
  run: Run,
  write: Write = (statements) => db.batch(statements),
): Promise<RunResult> {
  const checks = (await checksOf(db))
    .filter(({ reads }) => run.tables?.some((table) => reads.includes(table)) ?? true)
    .filter(({ id }) => run.checks?.includes(id) ?? true)
  const at = run.now.toISOString()
  const results = await write([
    startStatement(db, run, at),
    ...checks.map((check) => bindFind(db, check, run, at)),
    ...bindResolves(db, checks, run, at),
    ...handleStatements(db, run),
    db.prepare(
      `SELECT check_id, count(*) AS found FROM finding WHERE status <> 'resolved' GROUP BY check_id ORDER BY check_id`,
    ),
    db.prepare('SELECT max(id) AS id FROM check_run'),
  ])
  const counts = new Map(results.at(-2)!.results.map(({ check_id, found }) => [check_id, found]))
  const outcome: RunResult = {
    run: results.at(-1)!.results[0]!.id,
    asOf: run.asOf,
    milliseconds: sum(results.map(({ meta }) => meta.duration)),
    checks: Object.fromEntries(
      checks.map(({ id }, i) => [
        id,
        { found: counts.get(id) ?? 0, milliseconds: round(results[i + 1]!.meta.duration) },
      ]),
    ),
  }
  await finishStatement(db, outcome, run.now).run()
  return outcome
}

function startStatement(db: D1Database, { asOf, policyVersion, cause }: Run, at: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO check_run (as_of, policy_version, cause, checks, started_at, finished_at) VALUES (?1, ?2, ?3, '{}', ?4, ?4)`,
    )
    .bind(asOf, policyVersion, cause, at)
}

function bindFind(db: D1Database, check: Check, run: Run, at: string): D1PreparedStatement {
  const keys = keysFor(check, run)
  const values = [run.asOf, policyFor(check, run.policy), at]
  return db
    .prepare(findStatement(check, keys !== null))
    .bind(...values, ...(keys === null ? [] : [JSON.stringify(keys)]))
}

function bindResolves(db: D1Database, checks: Check[], run: Run, at: string): D1PreparedStatement[] {
  const whole = checks.filter((check) => keysFor(check, run) === null)
  const narrowed = (by: 'household' | 'cadre', keys: string[] | undefined) => {
    if (keys === undefined) return []
    const ids = checks.filter((check) => narrows(check) === by).map(({ id }) => id)
    return [db.prepare(resolveStatement(by)).bind(at, JSON.stringify(ids), JSON.stringify(keys))]
  }
  return [
    db.prepare(resolveStatement(null)).bind(at, JSON.stringify(whole.map(({ id }) => id))),
    ...narrowed('household', run.households),
    ...narrowed('cadre', run.cadres),
  ]
}

function finishStatement(db: D1Database, { run, checks, milliseconds }: RunResult, now: Date): D1PreparedStatement {
  const finished = new Date(now.getTime() + milliseconds).toISOString()
  return db
    .prepare('UPDATE check_run SET checks = ?2, finished_at = ?3 WHERE id = ?1')
    .bind(run, JSON.stringify(checks), finished)
}

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10
const sum = (milliseconds: number[]) => round(milliseconds.reduce((total, one) => total + one, 0))
