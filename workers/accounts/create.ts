import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Role } from '../../shared/role.ts'
import { auditedRegistry } from '../db/audit.ts'
import type { Registry } from '../db/registrykey.ts'
import { hashPassword } from './password.ts'

/** An account (账号) to be made: a username of 3–30 letters, digits, `_`, `.`, and what it opens. */
export type NewAccount = {
  username: string
  name: string
  password: string
  /** The password is a one-time one: it must be changed at the first sign-in. */
  mustChangePassword?: boolean
  memberships: {
    countyCode: string
    role: Role
    township?: string
    village?: string
    cadreKey?: string
    untilOn?: string
    reason?: string
  }[]
}

/** Makes an account that can sign in. There is no public sign-up: whoever calls this holds the registry. */
export async function createAccount(env: Registry, account: NewAccount, at: Date, actor: string): Promise<void> {
  await keepAccount(env, account, await hashPassword(account.password), at, actor)
}

/** The same where the password's hash is there already. */
export async function keepAccount(
  env: Registry,
  account: Omit<NewAccount, 'password'>,
  password: string,
  at: Date,
  actor: string,
): Promise<void> {
  const { username: subject, memberships } = account
  const deed = { at, actor, action: 'account.create', subject, detail: { memberships } }
  const rows = accountRows(env.REGISTRY, account, { id: crypto.randomUUID(), password, at })
  await auditedRegistry(env, deed, rows)
}

/** A county's line in the registry; its name is brought up to date where it is there already. */
export function countyRow(registry: D1Database, county: { code: string; name: string }, at: Date): D1PreparedStatement {
  return registry
    .prepare(
      `INSERT INTO county (code, name, created_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
    )
    .bind(county.code, county.name, at.toISOString())
}

type Made = { id: string; password: string; at: Date }

function accountRows(registry: D1Database, account: Omit<NewAccount, 'password'>, { id, password, at }: Made) {
  if (!/^[a-z0-9_.]{3,30}$/.test(account.username)) throw new Error(`not a username: ${account.username}`)
  const now = at.toISOString()
  return [
    registry
      .prepare(
        `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, username, must_change_password)
         VALUES (?1, ?2, ?3 || '@jiedui.invalid', 0, ?4, ?4, ?3, ?5)`,
      )
      .bind(id, account.name, account.username, now, account.mustChangePassword ? 1 : 0),
    registry
      .prepare(
        `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
         VALUES (?1, ?1, 'credential', ?1, ?2, ?3, ?3)`,
      )
      .bind(id, password, now),
    ...account.memberships.map(
      ({ countyCode, role, township = null, village = null, cadreKey = null, untilOn = null, reason = null }) =>
        registry
          .prepare(
            `INSERT INTO membership (user_id, county_code, role, township, village, cadre_key, until_on, reason)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
          )
          .bind(id, countyCode, role, township, village, cadreKey, untilOn, reason),
    ),
  ]
}
