import type { D1Database } from '@cloudflare/workers-types'
import type { CheckRow, Finding, FindingStatus } from '../../shared/finding.ts'
import type { Page, PageQuery } from '../../shared/page.ts'
import { findingPlace, findingsOf, isFindingSeen } from '../db/findings.ts'
import type { Seen } from '../db/reach.ts'
import type { Sealer } from '../db/seal.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'
import { catalogue } from './catalogue.ts'
import { groupNames } from './check.ts'
import type { Subject } from './records.ts'
import { checkOf, wordsOf } from './words.ts'

/** The county's findings as the membership may see them. */
export type Reading = { db: D1Database; sealer: Sealer; seen: Seen; day: Sql }

export type Filter = {
  check?: string
  township?: string
  village?: string
  status?: 'open' | 'resolved' | 'all'
  q?: string
}

type Row = {
  id: number
  checkId: string
  subject: string
  householdNo: string | null
  cadreKey: string | null
  headName: string | null
  township: string | null
  village: string | null
  figures: string
  status: FindingStatus
  firstFoundAt: string
  resolvedAt: string | null
}

function columns(seen: Seen): Sql {
  const { householdNo, township, village } = findingPlace(seen)
  return sql`f.id, f.check_id AS checkId, f.subject, ${householdNo} AS householdNo, f.cadre_key AS cadreKey,
    h.head_name AS headName, ${township} AS township, ${village} AS village, f.figures, f.status,
    f.first_found_at AS firstFoundAt, f.resolved_at AS resolvedAt`
}

const severe = { blocker: 0, serious: 1, notice: 2 }
const bySeverity = JSON.stringify(
  catalogue.toSorted((a, b) => severe[a.severity] - severe[b.severity]).map(({ id }) => id),
)

/**
 * A page of findings, the severest checks first. Numbers are sealed still. Which findings are on the page is told by their
 * ids alone: what they are shown with is looked up for those few.
 */
export async function listFindings(reading: Reading, filter: Filter, page: PageQuery): Promise<Page<Finding>> {
  const { db, seen } = reading
  const source = findingsOf(seen)
  const where = allOf([isFindingSeen(seen), ...conditions(reading, filter)])
  const alone = seen.reach === 'county' && !filter.q
  const [counted, listed] = await db.batch<Row & { total: number }>([
    prepare(
      db,
      sql`SELECT count(*) AS total FROM ${alone ? sql`finding f` : source}
        WHERE f.check_id IN (SELECT value FROM json_each(${bySeverity})) AND ${where}`,
    ),
    prepare(
      db,
      sql`WITH page AS MATERIALIZED (
          SELECT o.key AS place, f.id FROM json_each(${bySeverity}) o CROSS JOIN ${source}
          WHERE f.check_id = o.value AND ${where} ORDER BY o.key, f.id LIMIT ${page.size} OFFSET ${(page.page - 1) * page.size})
        SELECT ${columns(seen)} FROM page CROSS JOIN ${source} WHERE f.id = page.id ORDER BY page.place, f.id`,
    ),
  ])
  return { rows: listed!.results.map((row) => toFinding(row, seen)), ...page, total: counted!.results[0]!.total }
}

/** Every open finding, of one check or all. */
export async function openFindings({ db, seen }: Reading, check: string | undefined): Promise<Finding[]> {
  const of = check === undefined ? sql`true` : sql`f.check_id = ${check}`
  const { results } = await prepare(
    db,
    sql`SELECT ${columns(seen)} FROM ${findingsOf(seen)} WHERE f.status <> 'resolved' AND ${of} AND ${isFindingSeen(seen)} ORDER BY f.check_id, f.subject`,
  ).all<Row>()
  return results.map((row) => toFinding(row, seen))
}

/** Null where there is none such to be seen. */
export async function findingWithSubject(
  { db, seen }: Reading,
  id: number,
): Promise<(Subject & { finding: Finding }) | null> {
  const row = await prepare(
    db,
    sql`SELECT ${columns(seen)} FROM ${findingsOf(seen)} WHERE f.id = ${id} AND ${isFindingSeen(seen)}`,
  ).first<Row>()
  if (row === null) return null
  const finding = toFinding(row, seen)
  const { subject, householdNo, cadreKey } = row
  return { finding, subject, householdNo, cadreKey, figures: finding.figures }
}

function conditions({ sealer, seen }: Reading, { check, township, village, status = 'open', q }: Filter): Sql[] {
  const place = findingPlace(seen)
  const all: Sql[] = []
  if (check !== undefined) all.push(sql`f.check_id = ${check}`)
  if (township !== undefined) all.push(sql`${place.township} = ${township}`)
  if (village !== undefined) all.push(sql`${place.village} = ${village}`)
  if (status === 'open') all.push(sql`f.status <> 'resolved'`)
  if (status === 'resolved') all.push(sql`f.status = 'resolved'`)
  if (q !== undefined && q !== '') {
    all.push(
      sql`(instr(f.subject, ${q}) > 0 OR instr(f.subject, ${sealer.seal(q)}) > 0 OR instr(h.head_name, ${q}) > 0)`,
    )
  }
  return all
}

function toFinding({ subject, cadreKey: _, figures, checkId, ...row }: Row, { reach }: Seen): Finding {
  return { ...row, checkId, key: subject, ...wordsOf(checkId, figures, reach) }
}

type Counted = { check_id: string; open: number; new: number; resolved: number; oldest: string | null }

/** Every check with how many of its findings are seen. */
export async function checkRows({ db, seen }: Reading, now: Date): Promise<CheckRow[]> {
  const statement = sql`
    SELECT f.check_id, sum(f.status <> 'resolved') AS open, sum(f.status IN ('new', 'reopened')) AS new,
      sum(f.status = 'resolved') AS resolved, min(CASE WHEN f.status <> 'resolved' THEN f.first_found_at END) AS oldest
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
