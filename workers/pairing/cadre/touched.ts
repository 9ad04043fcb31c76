import type { Desk } from '../../db/desk.ts'
import { isCurrent } from '../../db/register.ts'
import { prepare, sql } from '../../db/sql.ts'
import type { Touched } from '../change/apply.ts'
import { touching } from '../touched.ts'

/** A cadre, its households, and whoever has the same phone: what checks say of them hangs on its record. */
export async function touchedBy(desk: Desk, key: string): Promise<Touched> {
  const { db, day } = desk
  const same = sql`SELECT o.key FROM cadre c JOIN cadre o ON o.phone = c.phone AND o.phone <> '' WHERE c.key = ${key}`
  const statement = sql`SELECT (SELECT json_group_array(key) FROM (SELECT ${key} AS key UNION ${same})) AS cadres,
    (SELECT json_group_array(p.household_no) FROM pairing p WHERE p.cadre_key = ${key} AND ${isCurrent(day)}) AS households`
  const row = await prepare(db, statement).first<{ cadres: string; households: string }>()
  const [cadres, households] = [row!.cadres, row!.households].map((list) => JSON.parse(list) as string[])
  return touching(desk, { cadres: cadres!, households: households!, cause: `cadre:${key}` })
}
