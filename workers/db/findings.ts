import type { Seen } from './reach.ts'
import { type Sql, sql } from './sql.ts'

/** The finding `f` is open: the data find it, and nobody's verified explanation holds. */
export const isOpen: Sql = sql`(f.status <> 'resolved' AND f.handling <> 'closed')`

/** Somebody is to do something with the finding `f` and its day has gone by; what is answered waits for whoever verifies. */
export const isOverdue = (today: string): Sql => sql`(f.handling IN ('assigned', 'waiting') AND f.due_on < ${today})`

/**
 * Findings `f` with the household `h` they are shown with, as far as it is seen: their own, or of a number that several hold
 * (its sealed form is the subject) the first holder seen.
 */
export function findingsOf(seen: Seen): Sql {
  return sql`finding f ${shownWith(seen)}`
}

/** A number of people alone is the subject: its sealed form, which several may hold. */
const isNumber = sql`f.subject GLOB 'enc:*' AND instr(f.subject, '/') = 0`

function shownWith({ reach, household }: Seen): Sql {
  if (reach === 'county') return sql`LEFT JOIN household h ON h.key = f.household_no`
  return sql`LEFT JOIN household h ON ${household} AND h.key = CASE WHEN ${isNumber} THEN coalesce(
      (SELECT min(p.household_no) FROM person p JOIN household h ON h.key = p.household_no
       WHERE p.id18 = f.subject AND ${household}),
      (SELECT min(h.key) FROM household h WHERE h.phone = f.subject AND ${household}))
    ELSE f.household_no END`
}

/**
 * The same where many are looked for: whoever sees less than the county has only those looked at that lie there or may, each by its
 * index, and not every finding of the county for whether it is seen.
 */
export function manyFindings(seen: Seen): Sql {
  if (seen.reach === 'county') return findingsOf(seen)
  return sql`(SELECT f.id FROM household h CROSS JOIN finding f ON f.household_no = h.key
      WHERE ${seen.household} AND f.cadre_key IS NULL AND NOT (${isNumber})
    UNION ALL SELECT f.id FROM finding f INDEXED BY finding_number WHERE ${isNumber} AND f.household_no IS NOT NULL AND f.cadre_key IS NULL
    UNION ALL SELECT f.id FROM finding f WHERE f.cadre_key IN (SELECT c.key FROM cadre c WHERE ${seen.answered})
    UNION ALL SELECT f.id FROM finding f WHERE f.household_no IS NULL AND f.cadre_key IS NULL
  ) near CROSS JOIN finding f ON f.id = near.id ${shownWith(seen)}`
}

/** The finding of `findingsOf` is seen: about a cadre, by who answers for it; about a village, by who sees more than its own. */
export function isFindingSeen({ reach, answered, village }: Seen): Sql {
  if (reach === 'county') return sql`true`
  const ofVillage = reach === 'own' ? sql`false` : village(sql`f.township`, sql`f.village`)
  return sql`CASE WHEN f.cadre_key IS NOT NULL THEN f.cadre_key IN (SELECT c.key FROM cadre c WHERE ${answered})
    WHEN f.household_no IS NOT NULL THEN h.key IS NOT NULL ELSE ${ofVillage} END`
}

/** Where a finding lies, for who sees it: a number's holders may lie in several townships. */
export function findingPlace({ reach }: Seen): { householdNo: Sql; township: Sql; village: Sql } {
  if (reach === 'county')
    return { householdNo: sql`f.household_no`, township: sql`f.township`, village: sql`f.village` }
  const place = (column: Sql, own: Sql) => sql`CASE WHEN f.household_no IS NULL THEN ${own} ELSE ${column} END`
  return {
    householdNo: sql`h.key`,
    township: place(sql`h.township`, sql`f.township`),
    village: place(sql`h.village`, sql`f.village`),
  }
}
