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

/** What checks are called is another capability's, given by the app; `rule`: the county's own (workers/db/rule.ts). Null where there is no such check any more. */
export type CheckWords = (checkId: string, rule: string | null) => { title: string; severity: Severity } | null

type MovedRow = Movement & { township: string; village: string; checkId: string; rule: string | null } & Record<
    (typeof ages)[number],
    number
  >
type CoverageRow = Coverage & { township: string; village: string }

/** A period as far as it has gone on a day. */
export function spanOf({ from, to }: Period, today: string): Span {
  return to < today ? { from, asOf: to, dueTo: to } : { from, asOf: today, dueTo: dayBefore(today) }
}

type Asked = { period: Period; policy: Policy; today: string; words: CheckWords; withoutUnits?: boolean }

/** The figures of the whole county, in one batch. */
export async function figuresOf(
  db: D1Database,
  { period, policy, today, words, withoutUnits }: Asked,
): Promise<BulletinFigures> {
  const span = spanOf(period, today)
  const moment = { day: span.asOf, past: span.asOf < today }
  const statements = [movements(span), coverage(policy, moment), ...(withoutUnits ? [] : [unitMovements(span)])]
  const [moved, covered, units] = await db.batch<unknown>(statements.map((part) => prepare(db, part)))
  const rows = moved!.results as MovedRow[]
  const rules = new Map(rows.map(({ checkId, rule }) => [checkId, rule]))
  return {
    asOf: span.asOf,
    dueTo: span.dueTo,
    checks: [...rules].map(([id, rule]) => ({ id, ...(words(id, rule) ?? { title: id, severity: 'notice' }) })),
    cells: cellsOf(rows),
    villages: villagesOf(rows, covered!.results as CoverageRow[]),
    units: (units?.results ?? []) as BulletinFigures['units'],
  }
}

const ages = ['age0', 'age1', 'age2', 'age3', 'age4'] as const

function cellsOf(rows: MovedRow[]): BulletinFigures['cells'] {
  const cells = summed(rows, ({ township, checkId }) => `${checkId} ${township}`, [...movementNames, ...ages])
  return cells.map((row) => {
    const { township, checkId, start, come, over, end, overdue, due, inTime } = row
    return { township, checkId, start, come, over, end, overdue, due, inTime, ages: ages.map((age) => row[age]) }
  })
}

function villagesOf(rows: MovedRow[], covered: CoverageRow[]): BulletinFigures['villages'] {
  const movement = rows.map(({ township, village, start, come, over, end, overdue, due, inTime }) => {
    return { township, village, start, come, over, end, overdue, due, inTime, ...noCoverage() }
  })
  const all = [...covered.map((row) => ({ ...row, ...noMovement() })), ...movement]
  return summed(all, ({ township, village }) => `${township}\n${village}`, [...movementNames, ...coverageNames])
}
