import { z } from 'zod'
import { Part } from '../../shared/bulletin.ts'
import { Severity } from '../../shared/finding.ts'
import { Handling } from '../../shared/handling.ts'
import { Day } from '../../shared/pairing.ts'
import { findingPlace, isFindingSeen, isOverdue, manyFindings } from '../db/findings.ts'
import { moved } from '../db/findingspan.ts'
import { allOf, type Sql, sql } from '../db/sql.ts'
import { isRisen, type Reading, toVerify } from './handling/reader.ts'
import { ofChecks, ofGroup, standing } from './store.ts'

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
  /** Lies in no township; with a township: in none of its villages. */
  nowhere: yes,
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

/** Nothing of the household is asked for: the findings alone tell. */
export const isWhole = ({ seen }: Reading, { q }: FindingFilter): boolean => seen.reach === 'county' && !q

export function sourceOf(reading: Reading, filter: FindingFilter): Sql {
  return isWhole(reading, filter) ? sql`finding f` : manyFindings(reading.seen)
}

export function whereOf(reading: Reading, filter: FindingFilter): Sql {
  const { county, seen, reader } = reading
  const { check, group, severity, township, village, handling, assignee, dueBy, q } = filter
  // A bulletin counts a number that several townships hold where the finding lies, for whoever reads it.
  const place = filter.part ? { township: sql`f.township`, village: sql`f.village` } : findingPlace(seen)
  const all = [isFindingSeen(seen), standing(filter)]
  if (check !== undefined) all.push(ofChecks(check.split(',')))
  if (group !== undefined) all.push(ofGroup(group))
  if (severity !== undefined) all.push(sql`f.severity = ${Severity.options.indexOf(severity)}`)
  if (township !== undefined) all.push(sql`${place.township} = ${township}`)
  if (village !== undefined) all.push(sql`${place.village} = ${village}`)
  if (filter.nowhere) all.push(township === undefined ? sql`f.township IS NULL` : sql`f.village IS NULL`)
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

/** What is to be assigned, verified or over has no day of its own to go by. */
export const isNeverLate = ({ handling, verify }: FindingFilter): boolean =>
  verify === '1' || handling === 'unassigned' || handling === 'answered' || handling === 'closed'
