import { prepare, sql } from '../db/sql.ts'
import type { Reading } from './store.ts'

export type Area = { township: string; villages: { name: string; code: string | null; households: number }[] }

/** Townships and villages that the village list or a household names. */
export async function listAreas({ db, seen }: Pick<Reading, 'db' | 'seen'>): Promise<Area[]> {
  const statement = sql`
    SELECT township, village AS name, max(code) AS code, sum(households) AS households FROM (
      SELECT h.township, h.village, NULL AS code, count(*) AS households FROM household h WHERE ${seen.household} GROUP BY 1, 2
      UNION ALL
      SELECT v.township, v.name, v.code, 0 FROM village v WHERE ${seen.village(sql`v.township`, sql`v.name`)})
    WHERE township <> '' AND village <> '' GROUP BY township, village ORDER BY township, village`
  const { results } = await prepare(db, statement).all<Area['villages'][number] & { township: string }>()
  const areas = new Map<string, Area>()
  for (const { township, ...village } of results) {
    const area = areas.get(township) ?? { township, villages: [] }
    area.villages.push(village)
    areas.set(township, area)
  }
  return [...areas.values()]
}
