import type { D1Database } from '@cloudflare/workers-types'

/** The cadre has left by the day the parameter is; a day known to the month or year counts from its first day on. */
export const hasLeft = (day: string): string =>
  `(coalesce(left_on, '') <> '' AND left_on <= substr(${day}, 1, length(left_on)))`

export type RosterPage = {
  unit?: string | undefined
  township?: string | undefined
  after?: string | undefined
  limit: number
}

/** A page of the cadre roster by key: who is in office, of a unit or helping households of a township where one is asked for. */
export async function rosterPage(db: D1Database, { unit, township, after, limit }: RosterPage, today: string) {
  const { results } = await db
    .prepare(
      `SELECT key, name, unit FROM cadre
       WHERE key > ?1 AND NOT ${hasLeft('?2')} AND (?3 IS NULL OR unit = ?3)
         AND (?4 IS NULL OR EXISTS (
           SELECT 1 FROM pairing p JOIN household h ON h.key = p.household_no
           WHERE p.cadre_key = cadre.key AND h.township = ?4
             AND (coalesce(p.until_on, '') = '' OR p.until_on > substr(?2, 1, length(p.until_on)))))
       ORDER BY key LIMIT ?5`,
    )
    .bind(after ?? '', today, unit ?? null, township ?? null, limit)
    .all<{ key: string; name: string; unit: string }>()
  return { cadres: results, next: results.length < limit ? null : (results.at(-1)?.key ?? null) }
}

/** Everybody who has left by the day, as a JSON array of cadre keys. */
export async function leavers(db: D1Database, today: string): Promise<string> {
  const row = await db
    .prepare(`SELECT json_group_array(key) AS keys FROM cadre WHERE ${hasLeft('?1')}`)
    .bind(today)
    .first<{ keys: string }>()
  return row?.keys ?? '[]'
}

/** Whether the cadre has left by the day; also where the roster no longer has it. */
export async function isGone(db: D1Database, cadreKey: string, today: string): Promise<boolean> {
  const row = await db
    .prepare(`SELECT 1 FROM cadre WHERE key = ?1 AND NOT ${hasLeft('?2')}`)
    .bind(cadreKey, today)
    .first()
  return row === null
}
