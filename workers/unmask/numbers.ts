/** The numbers of one household, person or cadre, sealed: D1 only. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Unmask } from '../../shared/unmask.ts'
import type { Seen } from '../db/reach.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'

/** By Chinese name, in the order they are shown; null and '' where there is none. */
export type Numbers = Record<string, string | null>

/** null: there is no such thing the membership answers for. */
export function numbersOf(
  db: D1Database,
  { kind, key }: Pick<Unmask, 'kind' | 'key'>,
  seen: Pick<Seen, 'household' | 'answered'>,
): Promise<Numbers | null> {
  const statements: Record<Unmask['kind'], Sql> = {
    household: sql`SELECT h.phone AS 联系电话, h.bank_account AS 银行账号, h.contact_phone AS 监测联系人电话 FROM household h WHERE h.key = ${key} AND ${seen.household}`,
    person: sql`SELECT p.id_number AS 证件号码, p.disability_cert AS 残疾证号, p.phone AS 联系电话, p.work_phone AS 务工联系电话
      FROM person p JOIN household h ON h.key = p.household_no WHERE p.key = ${key} AND ${seen.household}`,
    cadre: sql`SELECT c.id_number AS 证件号码, c.phone AS 联系电话 FROM cadre c
      WHERE c.key = ${key} AND ${seen.answered}`,
  }
  return prepare(db, statements[kind]).first<Numbers>()
}
