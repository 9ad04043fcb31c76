import { daysBefore } from '../../../shared/day.ts'
import type { Membership } from '../../../shared/session.ts'
import type { Desk } from '../../db/desk.ts'
import { type Sql, sql } from '../../db/sql.ts'
import { may } from '../../http/may.ts'

/** Whoever looks at findings and handles them, on a day. */
export type Reader = {
  username: string
  membership: Membership
  assigns: boolean
  verifies: boolean
  answers: boolean
  today: string
}

/** The county's findings as the membership may see them, and whoever looks at them. */
export type Reading = Desk & { reader: Reader }

export function readingOf(
  desk: Desk,
  { actor, membership }: { actor: string; membership: Membership },
  today: string,
): Reading {
  const [assigns, verifies, answers] = (['assign', 'verify', 'answer'] as const).map((verb) =>
    may(membership, `finding.${verb}`),
  ) as [boolean, boolean, boolean]
  return { ...desk, reader: { username: actor, membership, assigns, verifies, answers, today } }
}

/** The finding `f` is answered, by somebody else, and the reader may verify. */
export function toVerify({ reader }: Reading): Sql {
  if (!reader.verifies) return sql`false`
  return sql`(f.handling = 'answered' AND f.status <> 'resolved' AND f.answered_by <> ${reader.username})`
}

/**
 * The finding `f` is overdue for so long that it is the reader's, who has not got it: a village's or cadre's rises to the
 * township and as many days later to the county, a township's to the county. Nothing is kept of it.
 */
export function isRisen({ reader, seen: { reach }, policy: { findings } }: Reading): Sql {
  if (!reader.assigns) return sql`false`
  const once = daysBefore(reader.today, findings.riseDays)
  const twice = daysBefore(reader.today, 2 * findings.riseDays)
  const below = sql`f.handling = 'assigned' AND f.assignee <> ${reader.username}`
  if (reach === 'township') return sql`(${below} AND f.assignee_reach IN ('village', 'own') AND f.due_on < ${once})`
  if (reach !== 'county') return sql`false`
  return sql`(${below} AND f.due_on < ${once} AND (f.assignee_reach = 'township'
    OR f.assignee_reach IN ('village', 'own') AND f.due_on < ${twice}))`
}
