import type { D1Database } from '@cloudflare/workers-types'
import type { BulletinFigures, Coverage, Movement } from '../../shared/bulletin.ts'
import { dayBefore } from '../../shared/day.ts'
import type { Severity } from '../../shared/finding.ts'
import type { Period } from '../../shared/period.ts'
import type { Policy } from '../../shared/policy.ts'
import { prepare } from '../db/sql.ts'
import { movements, type Span, unitMovements } from './movements.ts'
import { coverage } from './standing.ts'
import { coverageNames, movementNames, noCoverage, noMovement, summed } from './sum.ts'

/** What checks are called is another capability's, given by the app; null where there is no such check any more. */
export type CheckWords = (checkId: string) => { title: string; severity: Severity } | null

type MovedRow = Movement & { township: string; village: string; checkId: string } & Record<
    (typeof ages)[number],
    number
  >
type CoverageRow = Coverage & { township: string; village: string }

/** A period as far as it has gone on a day. */
export function spanOf({ from, to }: Period, today: string): Span {
  return to < today ? { from, asOf: to, dueTo: to } : { from, asOf: today, dueTo: dayBefore(today) }
}

/** The figures of the whole county, in one batch. */
export async function figuresOf(
  db: D1Database,
  { period, policy, today, words }: { period: Period; policy: Policy; today: string; words: CheckWords },
): Promise<BulletinFigures> {
  const span = spanOf(period, today)
  const moment = { day: span.asOf, past: span.asOf < today }
  const statements = [movements(span), unitMovements(span), coverage(policy, moment)]
  const [moved, units, covered] = await db.batch<unknown>(statements.map((part) => prepare(db, part)))
  const rows = (moved!.results as MovedRow[]).filter(({ checkId }) => words(checkId) !== null)
  return {
    asOf: span.asOf,
    dueTo: span.dueTo,
    checks: [...new Set(rows.map(({ checkId }) => checkId))].map((id) => ({ id, ...words(id)! })),
    cells: cellsOf(rows),
    villages: villagesOf(rows, covered!.results as CoverageRow[]),
    units: units!.results as BulletinFigures['units'],
  }
}

const ages = ['age0', 'age1', 'age2', 'age3', 'age4'] as const

function cellsOf(rows: MovedRow[]): BulletinFigures['cells'] {
  const cells = summed(rows, ({ township, checkId }) => `${checkId} ${township}`, [...movementNames, ...ages])
  return cells.map(({ village: _, age0, age1, age2, age3, age4, ...cell }) => ({
    ...cell,
    ages: [age0, age1, age2, age3, age4],
  }))
}

function villagesOf(rows: MovedRow[], covered: CoverageRow[]): BulletinFigures['villages'] {
  const movement = rows.map(({ township, village, start, come, over, end, overdue, due, inTime }) => {
    return { township, village, start, come, over, end, overdue, due, inTime, ...noCoverage() }
  })
  const all = [...covered.map((row) => ({ ...row, ...noMovement() })), ...movement]
  return summed(all, ({ township, village }) => `${township}\n${village}`, [...movementNames, ...coverageNames])
}
