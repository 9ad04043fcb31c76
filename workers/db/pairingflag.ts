import type { Policy } from '../../shared/policy.ts'
import { isCurrent } from './register.ts'
import { type Sql, sql } from './sql.ts'

/** The cadre `c` has left, retired, moved or died by the day; with no date it counts at once. As the check pair-cadre-gone has it. */
export function isGone(day: Sql): Sql {
  return sql`(CASE WHEN c.left_on <> '' THEN c.left_on <= substr(${day}, 1, length(c.left_on))
    ELSE coalesce(c.left_reason, '') <> '' END)`
}

/** How many households the cadre `c` has on the day. */
export function load(day: Sql): Sql {
  return sql`(SELECT count(DISTINCT p.household_no) FROM pairing p WHERE p.cadre_key = c.key AND ${isCurrent(day)})`
}

type Caps = Policy['pairing']['cap']

/** The most households the cadre `c` may have by its post level; NULL where none is named. */
export function capOf(caps: Caps): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(caps)}) WHERE key = c.post_level)`
}

/** Keys of cadres with more households than their post level may. Few have more pairings than the lowest cap: only theirs are told apart. */
export function overloaded(caps: Caps, day: Sql): Sql {
  const all = Object.values(caps)
  if (all.length === 0) return sql`SELECT '' WHERE false`
  return sql`SELECT c.key FROM (
      SELECT p.cadre_key FROM pairing p WHERE ${isCurrent(day)} GROUP BY p.cadre_key HAVING count(*) > ${Math.min(...all)}
    ) heavy CROSS JOIN cadre c ON c.key = heavy.cadre_key
    WHERE ${load(day)} > ${capOf(caps)}`
}

/** Keys of cadres whose households lie in more villages than the policy has it. As pair-scattered. */
export function scattered({ pairing }: Policy, day: Sql): Sql {
  return sql`SELECT p.cadre_key FROM pairing p JOIN household v ON v.key = p.household_no
    WHERE ${isCurrent(day)} AND v.village <> '' AND p.cadre_key IN (
      SELECT p.cadre_key FROM pairing p WHERE ${isCurrent(day)}
      GROUP BY p.cadre_key HAVING count(*) > ${pairing.scatteredVillages})
    GROUP BY p.cadre_key HAVING count(DISTINCT v.township || '/' || v.village) > ${pairing.scatteredVillages}`
}

/** Keys of cadres who have left and have households still. */
export function goneAndPaired(day: Sql): Sql {
  return sql`SELECT c.key FROM cadre c WHERE ${isGone(day)}
    AND EXISTS (SELECT 1 FROM pairing p WHERE p.cadre_key = c.key AND ${isCurrent(day)})`
}

/** Household numbers of the current pairings of these cadres. */
export function householdsOf(cadres: Sql, day: Sql): Sql {
  return sql`SELECT p.household_no FROM pairing p WHERE p.cadre_key IN (${cadres}) AND ${isCurrent(day)}`
}

/** Current pairings with the cadre's own household or declared kin, the `column` of `p`. As pair-own-family. */
export function withFamily(column: 'household_no' | 'cadre_key', day: Sql): Sql {
  const wanted: Sql = { text: `p.${column}`, values: [] }
  return sql`SELECT ${wanted} FROM cadre c CROSS JOIN person m ON m.id18 = c.id18 CROSS JOIN pairing p ON p.cadre_key = c.key
      AND p.household_no = m.household_no
    WHERE c.id18 <> '' AND c.id_state IN ('valid', 'checksum') AND m.id_state IN ('valid', 'checksum') AND ${isCurrent(day)}
    UNION ALL
    SELECT ${wanted} FROM kinship k CROSS JOIN pairing p ON p.cadre_key = k.cadre_key AND p.household_no = k.household_no
    WHERE k.withdrawn_at IS NULL AND ${isCurrent(day)}`
}

/** Numbers of households with more cadres at once than the policy has it. As pair-several. */
export function several({ pairing }: Policy, day: Sql): Sql {
  return sql`SELECT p.household_no FROM pairing p WHERE ${isCurrent(day)}
    GROUP BY p.household_no HAVING count(DISTINCT p.cadre_key) > ${pairing.responsibleMax}`
}
