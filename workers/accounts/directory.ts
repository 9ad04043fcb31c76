import type { D1Database } from '@cloudflare/workers-types'
import { z } from 'zod'
import type { AccountRow } from '../../shared/account.ts'
import { type Page, PageQuery } from '../../shared/page.ts'
import { Role } from '../../shared/role.ts'
import { allOf, prepare, sql } from '../db/sql.ts'

export const DirectoryQuery = PageQuery.extend({
  q: z.string().trim().max(60).optional(),
  role: Role.optional(),
  township: z.string().max(60).optional(),
})
type DirectoryQuery = z.infer<typeof DirectoryQuery>

type Row = Omit<AccountRow, 'secondFactor' | 'mustChangePassword'> & {
  second: number
  must_change: number
  total: number
}

/** A page of a county's accounts by username; `q` is part of a username, a name or a cadre's unit. */
export async function listAccounts(
  registry: D1Database,
  code: string,
  { q, role, township, page, size }: DirectoryQuery,
): Promise<Page<AccountRow>> {
  const conditions = [sql`m.county_code = ${code}`]
  if (q) conditions.push(sql`instr(u.username || ' ' || u.name || ' ' || coalesce(m.cadre_key, ''), ${q}) > 0`)
  if (role) conditions.push(sql`m.role = ${role}`)
  if (township) conditions.push(sql`m.township = ${township}`)
  const { results } = await prepare(
    registry,
    sql`SELECT u.id, u.username, u.name, m.role, m.township, m.village, m.cadre_key AS cadreKey, m.until_on AS untilOn,
          u.disabled_at AS disabledAt, u.disabled_why AS disabledWhy, u.last_sign_in_at AS lastSignInAt,
          u.must_change_password AS must_change,
          EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS second,
          count(*) OVER () AS total
        FROM membership m JOIN user u ON u.id = m.user_id
        WHERE ${allOf(conditions)} ORDER BY u.username LIMIT ${size} OFFSET ${(page - 1) * size}`,
  ).all<Row>()
  const rows = results.map(({ second, must_change, total: _, ...row }) => ({
    ...row,
    secondFactor: second === 1,
    mustChangePassword: must_change === 1,
  }))
  const total = results[0]?.total ?? (page === 1 ? 0 : await countAccounts(registry, conditions))
  return { rows, page, size, total }
}

async function countAccounts(registry: D1Database, conditions: Parameters<typeof allOf>[0]): Promise<number> {
  const row = await prepare(
    registry,
    sql`SELECT count(*) AS n FROM membership m JOIN user u ON u.id = m.user_id WHERE ${allOf(conditions)}`,
  ).first<{ n: number }>()
  return row === null ? 0 : row.n
}
