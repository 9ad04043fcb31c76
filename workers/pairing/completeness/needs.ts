import type { Need } from '../../../shared/completeness.ts'
import type { Desk } from '../../db/desk.ts'
import { isAble, isPaired, needsCadre } from '../../db/register.ts'
import { type Sql, sql } from '../../db/sql.ts'

/** The household `h` is paired or must be. */
export function isOfPairing({ day, policy }: Desk): Sql {
  return sql`(${isPaired(day)} OR ${needsCadre(policy)})`
}

/** What the measures checks have found open: theirs is the reading of what is missing, and of what no ledger tells. */
const checks: Partial<Record<Need, string>> = {
  plan: 'meas-no-plan',
  measure: 'meas-none',
  project: 'meas-no-income-project',
}

/** The household `h` is without it. */
export function isWithout({ day, policy }: Desk, need: Need): Sql {
  if (need === 'cadre') return sql`(${needsCadre(policy)} AND NOT ${isPaired(day)})`
  if (need === 'visit')
    return sql`NOT EXISTS (SELECT 1 FROM next_visit n WHERE n.household_no = h.key AND n.visit_on >= ${day})`
  return sql`h.key IN (SELECT f.household_no FROM finding f WHERE f.check_id = ${checks[need]!} AND f.status <> 'resolved')`
}

/** there · missing · unknown · needless, of the household `h`. */
export function stateOf(desk: Desk, need: Need): Sql {
  const there = isThere(desk, need)
  const needless = need === 'project' ? sql`WHEN NOT EXISTS (${labour}) THEN 'needless'` : sql``
  return sql`CASE WHEN ${isWithout(desk, need)} THEN 'missing' WHEN ${there} THEN 'there' ${needless} ELSE 'unknown' END`
}

function isThere({ day, policy }: Desk, need: Need): Sql {
  if (need === 'cadre') return isPaired(day)
  if (need === 'visit') return sql`true`
  if (need === 'plan')
    return sql`EXISTS (SELECT 1 FROM plan l WHERE l.household_no = h.key AND l.year = CAST(substr(${day}, 1, 4) AS INTEGER))`
  const measure = sql`SELECT 1 FROM measure m WHERE m.household_no = h.key`
  if (need === 'measure') return sql`EXISTS (${measure})`
  const earning = JSON.stringify(policy.measures.incomeCategories)
  return sql`EXISTS (${measure} AND m.category IN (SELECT value FROM json_each(${earning})))`
}

/** Somebody of the household `h` can work, or nobody knows. */
const labour = sql`SELECT 1 FROM person w WHERE w.household_no = h.key
  AND (w.labour IS NULL OR ${isAble(sql`w.labour`)})`
