import type { D1PreparedStatement } from '@cloudflare/workers-types'
import type { MadeAccounts, NewAccount } from '../../shared/account.ts'
import { auditedRegistry } from '../db/audit.ts'
import type { CountyDatabase } from '../db/county.ts'
import type { Env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { oneTimePassword } from './onetime.ts'
import { hashOneTime } from './password.ts'

/** An account that may be made: everything it names was found to be there. */
export type Accepted = NewAccount & { unit: string | null }

type Hand = { actor: string; at: Date; chance: () => string }
type Ready = Accepted & { id: string; username: string; password: string; hash: string }

/**
 * Makes the accounts in one batch, each with a one-time password that is shown this once. A username that nobody chose is
 * the county's code and a number (`5299010001`): digits alone, typed on any telephone, and six of them known to everybody in
 * the county as the start of their ID number. It says nothing of the person, and no number is given twice.
 */
export async function makeAccounts(
  env: Env,
  county: CountyDatabase,
  accepted: Accepted[],
  { actor, at, chance }: Hand,
): Promise<MadeAccounts['made']> {
  if (accepted.length === 0) return []
  const numbered = await usernames(env, county.code, accepted)
  const ready: Ready[] = []
  for (const account of numbered) {
    const password = oneTimePassword()
    ready.push({ ...account, id: chance(), password, hash: await hashOneTime(password) })
    await breathe()
  }
  const rows = JSON.stringify(ready.map(({ password: _, ...row }) => row))
  const detail = { county: county.code, accounts: ready.map(({ username, role }) => ({ username, role })) }
  const event = { at, actor, action: 'account.create', subject: county.code, detail }
  await auditedRegistry(env, event, insertions(env, county.code, rows, at)).catch((error: unknown) => {
    if (!String(error).includes('UNIQUE')) throw error
    throw new Problem('conflict', '这些人里刚有人开设了账号。请刷新账号列表后再试。')
  })
  return ready.map(({ username, name, role, unit, password }) => ({ username, name, role, unit, password }))
}

async function usernames(env: Env, code: string, accepted: Accepted[]): Promise<(Accepted & { username: string })[]> {
  const count = accepted.filter(({ username }) => username === undefined).length
  const row = await env.REGISTRY.prepare(
    'UPDATE county SET account_no = account_no + ?2 WHERE code = ?1 RETURNING account_no AS last',
  )
    .bind(code, count)
    .first<{ last: number }>()
  if (!row) throw new Error(`${code} is not in the registry`)
  let next = row.last - count
  return accepted.map((account) => {
    if (account.username !== undefined) return { ...account, username: account.username }
    next += 1
    return { ...account, username: `${code}${String(next).padStart(4, '0')}` }
  })
}

function insertions(env: Env, code: string, rows: string, at: Date): D1PreparedStatement[] {
  const now = at.toISOString()
  return [
    env.REGISTRY.prepare(
      `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, username, must_change_password)
       SELECT value ->> 'id', value ->> 'name', (value ->> 'username') || '@jiedui.invalid', 0, ?2, ?2,
              value ->> 'username', 1
       FROM json_each(?1)`,
    ).bind(rows, now),
    env.REGISTRY.prepare(
      `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
       SELECT value ->> 'id', value ->> 'id', 'credential', value ->> 'id', value ->> 'hash', ?2, ?2
       FROM json_each(?1)`,
    ).bind(rows, now),
    env.REGISTRY.prepare(
      `INSERT INTO membership (user_id, county_code, role, township, village, cadre_key, until_on, reason)
       SELECT value ->> 'id', ?2, value ->> 'role', value ->> 'township', value ->> 'village', value ->> 'cadreKey',
              value ->> 'untilOn', value ->> 'reason'
       FROM json_each(?1)`,
    ).bind(rows, code),
  ]
}

/** A hash keeps the isolate busy for 30 ms: between two of them other requests get in. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
