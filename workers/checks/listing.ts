import type { Finding, FindingStatus } from '../../shared/finding.ts'
import { type Answer, type FindingIds, type Handling, mostAnOrder } from '../../shared/handling.ts'
import type { Page, PageQuery } from '../../shared/page.ts'
import { findingPlace, findingsOf, isFindingSeen, isOverdue, manyFindings } from '../db/findings.ts'
import { namesOf } from '../db/people.ts'
import { ruleOf } from '../db/rule.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { type FindingFilter, isNeverLate, isWhole, sourceOf, whereOf } from './filter.ts'
import type { Reading } from './handling/reader.ts'
import type { Subject } from './records.ts'
import { wordsOf } from './words.ts'

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
  rule: string | null
  status: FindingStatus
  firstFoundAt: string
  resolvedAt: string | null
  handling: Handling
  assignee: string | null
  dueOn: string | null
  overdue: number | null
  answer: Answer | null
  exemptUntil: string | null
}

function columns({ seen, reader }: Reading): Sql {
  const { householdNo, township, village } = findingPlace(seen)
  return sql`f.id, f.check_id AS checkId, f.subject, ${householdNo} AS householdNo, f.cadre_key AS cadreKey,
    h.head_name AS headName, ${township} AS township, ${village} AS village, f.figures, ${ruleOf} AS rule, f.status,
    f.first_found_at AS firstFoundAt, f.resolved_at AS resolvedAt, f.handling, f.assignee, f.due_on AS dueOn,
    ${isOverdue(reader.today)} AS overdue, f.answer, f.exempt_until AS exemptUntil`
}

/** What is overdue is listed before everything else, the oldest deadline first; the rest the severest first. */
const lateOrder = sql`f.due_on, f.severity, f.check_id, f.id`
const order = sql`f.severity, f.check_id, f.id`

/** A page of findings. Numbers are sealed still. Which findings are on it is told by their ids alone: what they are shown with is looked up for those few. */
export async function listFindings(reading: Reading, filter: FindingFilter, page: PageQuery): Promise<Page<Finding>> {
  const { db, seen } = reading
  const before = (page.page - 1) * page.size
  const found = isWhole(reading, filter)
    ? byIndex(reading, filter, page.size, before)
    : gathered(reading, filter, before)
  const shown = sql`SELECT ${columns(reading)}, page.place FROM page CROSS JOIN ${findingsOf(seen)} WHERE f.id = page.id`
  const { results } = await prepare(
    db,
    sql`WITH ${found.found},
        page AS MATERIALIZED (SELECT id, row_number() OVER () AS place FROM (SELECT id FROM found
          ORDER BY half, CASE half WHEN 0 THEN due_on END, severity, check_id, id LIMIT ${page.size} OFFSET ${found.before}))
      SELECT n.total, s.* FROM (${found.total}) n LEFT JOIN (${shown}) s ON true ORDER BY s.place`,
  ).all<Row & { total: number; place: number | null }>()
  const rows = results.filter(({ place }) => place !== null).map(({ total: _, place: __, ...row }) => row)
  return { rows: await toFindings(reading, rows), ...page, total: results[0]!.total }
}

type Gathering = { found: Sql; before: number; total: Sql }

const named = sql`f.id, f.due_on, f.severity, f.check_id`

/** Of the whole county each half walks the index of its order, as far as the page. */
function byIndex(reading: Reading, filter: FindingFilter, size: number, before: number): Gathering {
  const late = isNeverLate(filter) ? sql`false` : isOverdue(reading.reader.today)
  const from = sql`FROM ${sourceOf(reading, filter)} WHERE ${whereOf(reading, filter)}`
  const found = sql`late AS MATERIALIZED (SELECT count(*) AS n ${from} AND ${late}),
    first AS MATERIALIZED (SELECT ${named} ${from} AND ${late} ORDER BY ${lateOrder} LIMIT ${size} OFFSET ${before}),
    rest AS MATERIALIZED (SELECT ${named} ${from} AND ${late} IS NOT TRUE ORDER BY ${order}
      LIMIT (SELECT max(0, ${size} - max(0, n - ${before})) FROM late) OFFSET (SELECT max(0, ${before} - n) FROM late)),
    found AS (SELECT 0 AS half, * FROM first UNION ALL SELECT 1, * FROM rest)`
  return { found, before: 0, total: sql`SELECT count(*) AS total ${from}` }
}

/** Of less, or of what is searched for, all that is found is put in order. */
function gathered(reading: Reading, filter: FindingFilter, before: number): Gathering {
  const found = sql`found AS MATERIALIZED (SELECT ${isOverdue(reading.reader.today)} IS NOT TRUE AS half, ${named}
    FROM ${sourceOf(reading, filter)} WHERE ${whereOf(reading, filter)})`
  return { found, before, total: sql`SELECT count(*) AS total FROM found` }
}

/** The ids of a list, in its order but for what is overdue; no more than one order takes. */
export async function findingIds(reading: Reading, filter: FindingFilter): Promise<FindingIds> {
  const { db } = reading
  const from = sql`FROM ${sourceOf(reading, filter)} WHERE ${whereOf(reading, filter)}`
  const [counted, listed] = await db.batch<{ id: number; total: number }>([
    prepare(db, sql`SELECT count(*) AS total ${from}`),
    prepare(db, sql`SELECT f.id ${from} ORDER BY ${order} LIMIT ${mostAnOrder}`),
  ])
  return { ids: listed!.results.map(({ id }) => id), total: counted!.results[0]!.total }
}

/** Every finding of a list, by check and subject. */
export async function allFindings(reading: Reading, filter: FindingFilter): Promise<Finding[]> {
  const { results } = await prepare(
    reading.db,
    sql`SELECT ${columns(reading)} FROM ${manyFindings(reading.seen)} WHERE ${whereOf(reading, filter)} ORDER BY f.check_id, f.subject`,
  ).all<Row>()
  return toFindings(reading, results)
}

/** Null where there is none such to be seen. */
export async function findingWithSubject(
  reading: Reading,
  id: number,
): Promise<(Subject & { finding: Finding; rule: string | null }) | null> {
  const { db, seen } = reading
  const row = await prepare(
    db,
    sql`SELECT ${columns(reading)} FROM ${findingsOf(seen)} WHERE f.id = ${id} AND ${isFindingSeen(seen)}`,
  ).first<Row>()
  if (row === null) return null
  const [finding] = await toFindings(reading, [row])
  const { subject, householdNo, cadreKey, township, village } = row
  return {
    finding: finding!,
    subject,
    householdNo,
    cadreKey,
    township,
    village,
    figures: finding!.figures,
    rule: row.rule,
  }
}

async function toFindings({ county: { registry }, seen: { reach } }: Reading, rows: Row[]): Promise<Finding[]> {
  const names = await namesOf(
    registry,
    rows.map(({ assignee }) => assignee),
  )
  return rows.map(({ subject, cadreKey: _, figures, rule, checkId, assignee, overdue, ...row }) => ({
    ...row,
    checkId,
    key: subject,
    assignee: assignee === null ? null : { username: assignee, name: names(assignee) },
    overdue: overdue === 1,
    ...wordsOf(checkId, figures, reach, rule),
  }))
}
