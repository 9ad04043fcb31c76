import type { D1Database } from '@cloudflare/workers-types'
import { type AgeSpan, agesOn } from '../../shared/age.ts'
import { dayBefore, daysBefore } from '../../shared/day.ts'
import type { Pictures } from '../../shared/picture.ts'
import type { Policy } from '../../shared/policy.ts'
import { isFindingSeen, isOpen, isOverdue, manyFindings } from '../db/findings.ts'
import { moved } from '../db/findingspan.ts'
import type { Seen } from '../db/reach.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { standing } from './day.ts'

/** The county as its pictures look at it; `township` null: all of it, undefined: less than a township, of which no days are kept. */
type Viewer = { db: D1Database; policy: Policy; seen: Seen; today: string; township: string | null | undefined }

type Line = Pictures['line'][number]
type Counts = { blocker: number; serious: number; notice: number }

/** Pictures of so many days up to today, in one batch. */
export async function picturesOf(viewer: Viewer, days: number): Promise<Pictures> {
  const { db, today, township } = viewer
  const from = daysBefore(today, days - 1)
  const ages = agesOn(today)
  const statements = [open(viewer, ages), late(viewer), mended(viewer, from)]
  if (township !== undefined) statements.push(kept(viewer, from), now(viewer))
  const results = await db.batch<unknown>(statements.map((part) => prepare(db, part)))
  const rows = <Row>(i: number) => (results[i]?.results ?? []) as Row[]
  const found = rows<Counts & { age: number }>(0)
  const none = { blocker: 0, serious: 0, notice: 0 }
  return {
    from,
    to: today,
    line: [...rows<Line>(3), ...rows<Line>(4)],
    ages: ages.map((age, i) => {
      const { blocker, serious, notice } = found.find((row) => row.age === i) ?? none
      return { ...age, blocker, serious, notice }
    }),
    overdue: rows<Pictures['overdue']>(1)[0]!,
    mended: rows<Pictures['mended']>(2)[0]!,
  }
}

const bySeverity = sql`total(f.severity = 0) AS blocker, total(f.severity = 1) AS serious, total(f.severity = 2) AS notice`

const source = ({ seen }: Viewer) => (seen.reach === 'county' ? sql`finding f` : manyFindings(seen))

function open(viewer: Viewer, ages: AgeSpan[]): Sql {
  const which = ages.reduceRight(
    (rest, { from, to }, i) => sql`CASE WHEN ${moved('found', from ?? '2000-01-01', to)} THEN ${i} ELSE ${rest} END`,
    sql`NULL`,
  )
  return sql`SELECT CAST(${which} AS INTEGER) AS age, ${bySeverity} FROM ${source(viewer)}
    WHERE ${isOpen} AND ${isFindingSeen(viewer.seen)} GROUP BY 1 ORDER BY 1`
}

function late(viewer: Viewer): Sql {
  return sql`SELECT ${bySeverity}, min(f.due_on) AS oldest FROM ${source(viewer)}
    WHERE ${isOverdue(viewer.today)} AND f.status <> 'resolved' AND ${isFindingSeen(viewer.seen)}`
}

function mended(viewer: Viewer, from: string): Sql {
  const to = dayBefore(viewer.today)
  return sql`SELECT count(*) AS due, total(${moved('inTime', from, to)}) AS inTime FROM ${source(viewer)}
    WHERE ${moved('due', from, to)} AND ${isFindingSeen(viewer.seen)}`
}

const sums = sql`total(due) AS due, total(paired) AS paired, total(blocker) AS blocker, total(serious) AS serious,
  total(notice) AS notice, total(overdue) AS overdue`
const within = ({ township }: Viewer) => (township ? sql`township = ${township}` : sql`true`)

function kept(viewer: Viewer, from: string): Sql {
  return sql`SELECT day, ${sums} FROM day_figure
    WHERE day >= ${from} AND day < ${viewer.today} AND ${within(viewer)} GROUP BY day ORDER BY day`
}

function now(viewer: Viewer): Sql {
  const { policy, today } = viewer
  return sql`SELECT ${today} AS day, ${sums} FROM (${standing(policy, today)}) WHERE ${within(viewer)}`
}
