import { z } from 'zod'
import { Part } from '../../shared/bulletin.ts'
import { type Finding, type FindingStatus, Severity } from '../../shared/finding.ts'
import { type Answer, type FindingIds, Handling, mostAnOrder } from '../../shared/handling.ts'
import type { Page, PageQuery } from '../../shared/page.ts'
import { Day } from '../../shared/pairing.ts'
import { findingPlace, findingsOf, isFindingSeen, isOverdue } from '../db/findings.ts'
import { moved } from '../db/findingspan.ts'
import { namesOf } from '../db/people.ts'
import { ruleOf } from '../db/rule.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'
import { isRisen, type Reading, toVerify } from './handling/reader.ts'
import type { Subject } from './records.ts'
import { ofChecks, ofGroup, standing } from './store.ts'
import { wordsOf } from './words.ts'

const word = z.string().max(100).optional()
const yes = z.literal('1').optional()

/** What a list of findings keeps to. Without `status` and `handling` it is what is open. */
export const FindingFilter = z.object({
  /** One check, or several by commas. */
  check: word,
  group: word,
  severity: Severity.optional(),
  township: word,
  village: word,
  status: z.enum(['open', 'resolved', 'all']).optional(),
  handling: Handling.optional(),
  assignee: word,
  /** Due by this day. */
  dueBy: Day.optional(),
  mine: yes,
  overdue: yes,
  verify: yes,
  risen: yes,
  /** How it moved from a day to a day: the findings a bulletin counts. */
  part: Part.optional(),
  from: Day.optional(),
  to: Day.optional(),
  q: word,
})
export type FindingFilter = z.infer<typeof FindingFilter>

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

/**
 * A page of findings. Numbers are sealed still. Which findings are on the page is told by their ids alone, each half walking the
 * index of its order: what they are shown with is looked up for those few.
 */
export async function listFindings(reading: Reading, filter: FindingFilter, page: PageQuery): Promise<Page<Finding>> {
  const { db, seen, reader } = reading
  const source = sourceOf(reading, filter)
  const where = whereOf(reading, filter)
  const late = isOverdue(reader.today)
  const before = (page.page - 1) * page.size
  const [counted, listed] = await db.batch<Row & { total: number }>([
    prepare(db, sql`SELECT count(*) AS total FROM ${source} WHERE ${where}`),
    prepare(
      db,
      sql`WITH late AS MATERIALIZED (SELECT count(*) AS n FROM ${source} WHERE ${late} AND ${where}),
        first AS MATERIALIZED (SELECT f.id FROM ${source} WHERE ${late} AND ${where} ORDER BY ${lateOrder}
          LIMIT ${page.size} OFFSET ${before}),
        rest AS MATERIALIZED (SELECT f.id FROM ${source} WHERE ${late} IS NOT TRUE AND ${where} ORDER BY ${order}
          LIMIT (SELECT max(0, ${page.size} - max(0, n - ${before})) FROM late) OFFSET (SELECT max(0, ${before} - n) FROM late))
        SELECT ${columns(reading)}
        FROM (SELECT id, 0 AS half FROM first UNION ALL SELECT id, 1 FROM rest) p CROSS JOIN ${findingsOf(seen)}
        WHERE f.id = p.id ORDER BY p.half, CASE p.half WHEN 0 THEN f.due_on END, ${order}`,
    ),
  ])
  return { rows: await toFindings(reading, listed!.results), ...page, total: counted!.results[0]!.total }
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
    sql`SELECT ${columns(reading)} FROM ${findingsOf(reading.seen)} WHERE ${whereOf(reading, filter)} ORDER BY f.check_id, f.subject`,
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

/** Where nothing of the household is asked for, the findings alone. */
function sourceOf({ seen }: Reading, { q }: FindingFilter): Sql {
  return seen.reach === 'county' && !q ? sql`finding f` : findingsOf(seen)
}

function whereOf(reading: Reading, filter: FindingFilter): Sql {
  const { county, seen, reader } = reading
  const { check, group, severity, township, village, handling, assignee, dueBy, q } = filter
  const place = findingPlace(seen)
  const all = [isFindingSeen(seen), standing(filter)]
  if (check !== undefined) all.push(ofChecks(check.split(',')))
  if (group !== undefined) all.push(ofGroup(group))
  if (severity !== undefined) all.push(sql`f.severity = ${Severity.options.indexOf(severity)}`)
  if (township !== undefined) all.push(sql`${place.township} = ${township}`)
  if (village !== undefined) all.push(sql`${place.village} = ${village}`)
  if (handling !== undefined) all.push(sql`f.handling = ${handling}`)
  if (assignee !== undefined) all.push(sql`f.assignee = ${assignee}`)
  if (dueBy !== undefined) all.push(sql`f.handling IN ('assigned', 'waiting') AND f.due_on <= ${dueBy}`)
  if (filter.mine) all.push(sql`f.assignee = ${reader.username}`)
  if (filter.overdue) all.push(isOverdue(reader.today))
  if (filter.verify) all.push(toVerify(reading))
  if (filter.risen) all.push(isRisen(reading))
  if (filter.part && filter.to) all.push(moved(filter.part, filter.from ?? '2000-01-01', filter.to))
  if (q !== undefined && q !== '') {
    all.push(
      sql`(instr(f.subject, ${q}) > 0 OR instr(f.subject, ${county.sealer.seal(q)}) > 0 OR instr(h.head_name, ${q}) > 0)`,
    )
  }
  return allOf(all)
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
