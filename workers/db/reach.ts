import { type Reach, roleReach } from '../../shared/access.ts'
import type { Membership } from '../../shared/session.ts'
import { isCurrent } from './register.ts'
import { type Sql, sql } from './sql.ts'

/** An area (区域) of a county; null = not narrowed to one. */
export type Area = { township: string | null; village: string | null }

/** How far the membership reaches: its role's reach, or less where it is held for less; null where it names no area to reach. */
export function heldFor({ role, township, village, cadreKey }: Membership): Reach | null {
  const reach = roleReach[role]
  if (reach === null) return null
  if (reach === 'own') return cadreKey === null ? null : 'own'
  if (township === null) return reach === 'county' && village === null ? 'county' : null
  if (village !== null) return 'village'
  return reach === 'village' ? null : 'township'
}

/** The area is the membership's or lies within. */
export function reaches(membership: Membership, { township, village }: Area): boolean {
  const reach = heldFor(membership)
  if (reach === 'county') return true
  if (reach === 'township') return township === membership.township
  return reach === 'village' && township === membership.township && village === membership.village
}

/**
 * What a membership sees of its county on a day, as conditions: on a household `h`; on a cadre `c` it may look up and choose;
 * on a cadre `c` it answers for; on the village that two columns name. Whatever is not seen is as if it were not there.
 */
export type Seen = {
  reach: Reach | null
  household: Sql
  cadre: Sql
  answered: Sql
  village(township: Sql, village: Sql): Sql
}

export function seenBy(membership: Membership, day: Sql): Seen {
  const reach = heldFor(membership)
  const household = isSeen(membership, day)
  const answered = isAnsweredFor(membership, household)
  return {
    reach,
    household,
    answered,
    cadre: isCadreSeen(reach, { household, answered, day }),
    village: (township, village) => isVillageSeen(reach, household, { township, village }),
  }
}

function isSeen(membership: Membership, day: Sql): Sql {
  const { township, village, cadreKey } = membership
  const reach = heldFor(membership)
  if (reach === null) return sql`false`
  if (reach === 'county') return sql`true`
  if (reach === 'township') return sql`h.township = ${township}`
  if (reach === 'village') return sql`h.township = ${township} AND h.village = ${village}`
  return sql`h.key IN (SELECT p.household_no FROM pairing p WHERE p.cadre_key = ${cadreKey} AND ${isCurrent(day)})`
}

/** A cadre's villages are those its households live in. */
function isVillageSeen(
  reach: Reach | null,
  household: Sql,
  { township, village }: { township: Sql; village: Sql },
): Sql {
  if (reach === 'own')
    return sql`(${township}, ${village}) IN (SELECT h.township, h.village FROM household h WHERE ${household})`
  if (reach === 'county') return sql`true`
  return sql`EXISTS (SELECT 1 FROM (SELECT ${township} AS township, ${village} AS village) h WHERE ${household})`
}

/**
 * A cadre answers for itself, a township and a village for whoever is or was paired with its households, a township also for
 * those whose unit is its own.
 */
function isAnsweredFor(membership: Membership, household: Sql): Sql {
  const { county, township, cadreKey } = membership
  const reach = heldFor(membership)
  if (reach === null) return sql`false`
  if (reach === 'county') return sql`true`
  if (reach === 'own') return sql`c.key = ${cadreKey}`
  const paired = sql`c.key IN (
    SELECT p.cadre_key FROM household h JOIN pairing p ON p.household_no = h.key WHERE ${household})`
  if (reach === 'village') return paired
  return sql`(${paired} OR instr(replace(c.unit, ${county.name}, ''), ${township}) = 1)`
}

/** Beside these the colleagues of those who help here: a unit hands its households on inside (domain.md §3). */
function isCadreSeen(
  reach: Reach | null,
  { household, answered, day }: Pick<Seen, 'household' | 'answered'> & { day: Sql },
): Sql {
  if (reach !== 'township' && reach !== 'village') return answered
  const here = isVillageSeen(reach, household, { township: sql`v.township`, village: sql`v.name` })
  return sql`(${answered} OR c.unit <> '' AND c.unit IN (
    SELECT v.unit FROM village v WHERE ${here}
    UNION ALL
    SELECT o.unit FROM household h JOIN pairing p ON p.household_no = h.key JOIN cadre o ON o.key = p.cadre_key
    WHERE ${household} AND ${isCurrent(day)}))`
}
