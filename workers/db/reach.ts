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

/** The household `h` is the membership's to see: its county's, township's, village's, or paired with it on the day. */
export function isSeenBy(membership: Membership, day: Sql): Sql {
  const { township, village, cadreKey } = membership
  const reach = heldFor(membership)
  if (reach === null) return sql`false`
  if (reach === 'county') return sql`true`
  if (reach === 'township') return sql`h.township = ${township}`
  if (reach === 'village') return sql`h.township = ${township} AND h.village = ${village}`
  return sql`h.key IN (SELECT p.household_no FROM pairing p WHERE p.cadre_key = ${cadreKey} AND ${isCurrent(day)})`
}

/** The village named by two columns is the membership's to see; a cadre's are those its households live in. */
export function isVillageSeenBy(membership: Membership, day: Sql, township: Sql, village: Sql): Sql {
  if (heldFor(membership) === 'own') {
    return sql`(${township}, ${village}) IN (SELECT h.township, h.village FROM household h WHERE ${isSeenBy(membership, day)})`
  }
  return sql`EXISTS (SELECT 1 FROM (SELECT NULL AS key, ${township} AS township, ${village} AS village) h
    WHERE ${isSeenBy(membership, day)})`
}

/**
 * The cadre `c` is the membership's to answer for: itself; of a township or village whoever is or was paired with its
 * households, and of a township those whose unit is the township's own.
 */
export function isAnsweredForBy(membership: Membership, day: Sql): Sql {
  const { county, township, cadreKey } = membership
  const reach = heldFor(membership)
  if (reach === null) return sql`false`
  if (reach === 'county') return sql`true`
  if (reach === 'own') return sql`c.key = ${cadreKey}`
  const paired = sql`c.key IN (
    SELECT p.cadre_key FROM household h JOIN pairing p ON p.household_no = h.key WHERE ${isSeenBy(membership, day)})`
  if (reach === 'village') return paired
  return sql`(${paired} OR instr(replace(c.unit, ${county.name}, ''), ${township}) = 1)`
}

/**
 * The cadre `c` may be looked up and chosen: whoever the membership answers for, and the colleagues of those who help here,
 * for a unit hands its households on inside (domain.md §3).
 */
export function isCadreSeenBy(membership: Membership, day: Sql): Sql {
  const answered = isAnsweredForBy(membership, day)
  const reach = heldFor(membership)
  if (reach !== 'township' && reach !== 'village') return answered
  const seen = isSeenBy(membership, day)
  return sql`(${answered} OR c.unit <> '' AND c.unit IN (
    SELECT v.unit FROM village v WHERE ${isVillageSeenBy(membership, day, sql`v.township`, sql`v.name`)}
    UNION ALL
    SELECT o.unit FROM household h JOIN pairing p ON p.household_no = h.key JOIN cadre o ON o.key = p.cadre_key
    WHERE ${seen} AND ${isCurrent(day)}))`
}
