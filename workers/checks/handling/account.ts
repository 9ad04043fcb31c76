import type { D1Database } from '@cloudflare/workers-types'
import type { Role } from '../../../shared/role.ts'
import type { Membership } from '../../../shared/session.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'

/** An account that may be given findings: whoever may answer them. */
export type Account = Membership & { username: string; name: string }

/** Who may answer (workers/http/access.ts), those who answer for a place first. */
const placed: Role[] = ['county_admin', 'township_clerk', 'village_officer']

/** Everybody who answers for the county, a township or a village of it. */
export function placedAccounts(registry: D1Database, county: Membership['county'], today: string): Promise<Account[]> {
  return accounts(registry, county, today, sql`m.role IN (SELECT value FROM json_each(${JSON.stringify(placed)}))`)
}

/** The accounts of these cadres. */
export function cadreAccounts(
  registry: D1Database,
  county: Membership['county'],
  today: string,
  keys: string[],
): Promise<Account[]> {
  const some = JSON.stringify([...new Set(keys)])
  return accounts(
    registry,
    county,
    today,
    sql`m.role = 'cadre' AND m.cadre_key IN (SELECT value FROM json_each(${some}))`,
  )
}

/** Null where there is no such account, or one that answers nothing. */
export async function accountNamed(
  registry: D1Database,
  county: Membership['county'],
  today: string,
  username: string,
): Promise<Account | null> {
  const answers = JSON.stringify([...placed, 'cadre'])
  const named = sql`u.username = ${username} AND m.role IN (SELECT value FROM json_each(${answers}))`
  const [account] = await accounts(registry, county, today, named)
  return account ?? null
}

type Row = Omit<Account, 'county'>

async function accounts(
  registry: D1Database,
  county: Membership['county'],
  today: string,
  which: Sql,
): Promise<Account[]> {
  const { results } = await prepare(
    registry,
    sql`SELECT u.username, u.name, m.role, m.township, m.village, m.cadre_key AS cadreKey
      FROM membership m JOIN user u ON u.id = m.user_id
      WHERE m.county_code = ${county.code} AND u.disabled_at IS NULL AND (m.until_on IS NULL OR m.until_on >= ${today})
        AND ${which} ORDER BY u.username`,
  ).all<Row>()
  return results.map((row) => ({ county, ...row }))
}
