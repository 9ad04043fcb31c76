import type { AccountRow } from '../../shared/account.ts'
import type { Role } from '../../shared/role.ts'
import type { Session } from '../../shared/session.ts'
import type { Deed } from '../db/audit.ts'
import { auditedRegistry } from '../db/audit.ts'
import type { CountyDatabase } from '../db/county.ts'
import type { Env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { oneTimePassword } from './onetime.ts'
import { hashOneTime } from './password.ts'
import { isGone } from './roster.ts'
import { removal } from './secondfactor.ts'
import { endSessions } from './sessions.ts'

/** An account somebody else may be about to change. */
export type Target = Pick<AccountRow, 'id' | 'username' | 'cadreKey' | 'disabledAt'>

type Row = Target & { code: string; role: Role }

/**
 * The account, for whoever manages accounts of every county it opens: a county's administrator could otherwise take over
 * somebody of another county by resetting a password. Operators are nobody's to manage here.
 */
export async function targetOf(
  env: Env,
  code: string,
  id: string,
  manages: (county: string) => boolean,
): Promise<Target> {
  const { results } = await env.REGISTRY.prepare(
    `SELECT u.id, u.username, m.cadre_key AS cadreKey, u.disabled_at AS disabledAt, m.county_code AS code, m.role
     FROM user u JOIN membership m ON m.user_id = u.id WHERE u.id = ?1 ORDER BY m.county_code`,
  )
    .bind(id)
    .all<Row>()
  const here = results.find((row) => row.code === code)
  if (!here) throw new Problem('not-found', '本县没有这个账号。请从账号列表进入。')
  if (results.some(({ role }) => role === 'operator')) {
    throw new Problem('not-allowed', '平台运维的账号不由县级管理员管理，请联系平台运维。')
  }
  if (!results.every((row) => manages(row.code))) {
    throw new Problem('not-allowed', '这个账号还能进入别的县，不由本县管理，请联系平台运维。')
  }
  return { id: here.id, username: here.username, cadreKey: here.cadreKey, disabledAt: here.disabledAt }
}

type Hand = { session: Session; at: Date }

export async function disable(env: Env, target: Target, hand: Hand): Promise<void> {
  if (target.id === hand.session.user.id) throw new Problem('conflict', '不能停用自己的账号，请由另一位管理员操作。')
  await auditedRegistry(env, event('account.disable', target, hand), [
    env.REGISTRY.prepare(
      'UPDATE user SET disabled_at = ?2, disabled_why = ?3 WHERE id = ?1 AND disabled_at IS NULL',
    ).bind(target.id, hand.at.toISOString(), `由 ${hand.session.user.username} 停用`),
    ...endSessions(env.REGISTRY, target.id),
  ])
}

export async function enable(env: Env, county: CountyDatabase, target: Target, hand: Hand, today: string) {
  if (target.cadreKey !== null && (await isGone(county.db, target.cadreKey, today))) {
    throw new Problem('conflict', '该干部在花名册上已离任或已不在册，请先更正花名册，再启用账号。')
  }
  await auditedRegistry(env, event('account.enable', target, hand), [
    env.REGISTRY.prepare('UPDATE user SET disabled_at = NULL, disabled_why = NULL WHERE id = ?1').bind(target.id),
  ])
}

/** A new one-time password, shown this once. The second factor goes too: whoever lost the phone starts here. */
export async function resetPassword(env: Env, target: Target, hand: Hand): Promise<string> {
  if (target.id === hand.session.user.id) throw new Problem('conflict', '自己的密码请在“我的账号”里修改。')
  const password = oneTimePassword()
  const hash = await hashOneTime(password)
  await auditedRegistry(env, event('account.reset-password', target, hand), [
    env.REGISTRY.prepare(
      `UPDATE account SET password = ?2, updatedAt = ?3 WHERE userId = ?1 AND providerId = 'credential'`,
    ).bind(target.id, hash, hand.at.toISOString()),
    env.REGISTRY.prepare('UPDATE user SET must_change_password = 1 WHERE id = ?1').bind(target.id),
    env.REGISTRY.prepare(
      `DELETE FROM sign_in_failure WHERE subject IN ('username:' || ?2, 'password:' || ?1, 'second:' || ?1)
         OR substr(subject, 1, length('device:' || ?2 || ':')) = 'device:' || ?2 || ':'`,
    ).bind(target.id, target.username),
    ...removal(env, target.id),
    ...endSessions(env.REGISTRY, target.id),
  ])
  return password
}

export async function signOutEverywhere(env: Env, target: Pick<Target, 'id' | 'username'>, hand: Hand): Promise<void> {
  await auditedRegistry(env, event('account.sign-out', target, hand), endSessions(env.REGISTRY, target.id))
}

function event(action: string, { username }: Pick<Target, 'username'>, { session, at }: Hand): Deed {
  return { at, actor: session.user.username, action, subject: username, detail: {} }
}
