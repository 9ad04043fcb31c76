import { laterDay } from '../../shared/day.ts'
import type { Desk } from '../db/desk.ts'
import { prepare, sql } from '../db/sql.ts'
import type { Touched } from './change/apply.ts'

/** The day the checks look at again: today, or their last run's where that is later. */
export async function touching(
  { db, day }: Desk,
  { households, cadres, cause }: Omit<Touched, 'asOf'>,
): Promise<Touched> {
  const days = await prepare(
    db,
    sql`SELECT ${day} AS today, (SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1) AS lastRunOn`,
  ).first<{ today: string; lastRunOn: string | null }>()
  const { today, lastRunOn } = days!
  return { households, cadres, cause, asOf: lastRunOn === null ? today : laterDay(lastRunOn, today) }
}
