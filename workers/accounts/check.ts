import { auditedRegistry } from '../db/audit.ts'
import type { Env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { counted, countTry, forgetFailures, passwordLimit } from './failures.ts'
import { nobody, verifyPassword } from './password.ts'

/** Somebody whose password was right. */
export type Person = { id: string; username: string; name: string }

type Row = Person & { hash: string; disabled: string | null }

/**
 * Who the username and password belong to. An unknown username answers as a wrong password does, in the same words and time;
 * that an account is disabled is said to whoever knows its password.
 */
export async function checkSignIn(
  env: Env,
  { username, password, device }: { username: string; password: string; device: string | null },
  at: Date,
): Promise<Person> {
  const registry = env.REGISTRY
  const subject = device === null ? counted.username(username) : counted.device(username, device)
  const tries = await countTry(registry, subject, passwordLimit, at)
  if (tries === null) throw mustWait(passwordLimit.minutes)
  const row = await registry
    .prepare(
      `SELECT user.id, user.username, user.name, user.disabled_at AS disabled, account.password AS hash
       FROM user JOIN account ON account.userId = user.id AND account.providerId = 'credential'
       WHERE user.username = ?1`,
    )
    .bind(username)
    .first<Row>()
  const right = await verifyPassword({ hash: row?.hash ?? nobody, password })
  if (!row || !right) {
    if (row && tries === passwordLimit.allowed) await noteLock(env, row, 'password', at)
    throw new Problem('not-signed-in', '账号或密码不正确，请核对后重新输入。')
  }
  await forgetFailures(registry, subject)
  if (row.disabled !== null) throw new Problem('not-allowed', '这个账号已停用。如需继续使用，请联系县级管理员。')
  return { id: row.id, username: row.username, name: row.name }
}

/** Asks somebody signed in for the password again. */
export async function checkAgain(env: Env, person: Omit<Person, 'name'>, password: string, at: Date): Promise<void> {
  const subject = counted.password(person.id)
  const tries = await countTry(env.REGISTRY, subject, passwordLimit, at)
  if (tries === null) throw mustWait(passwordLimit.minutes)
  const row = await env.REGISTRY.prepare(
    `SELECT password AS hash FROM account WHERE userId = ?1 AND providerId = 'credential'`,
  )
    .bind(person.id)
    .first<{ hash: string }>()
  if (!(await verifyPassword({ hash: row?.hash ?? nobody, password })) || !row) {
    if (tries === passwordLimit.allowed) await noteLock(env, person, 'password', at)
    throw new Problem('invalid', '现在的密码不正确，请核对后重新输入。')
  }
  await forgetFailures(env.REGISTRY, subject)
}

/** That somebody must now wait is worth an auditor's look. */
export async function noteLock(env: Env, person: Omit<Person, 'name'>, what: 'password' | 'second', at: Date) {
  const { username } = person
  await auditedRegistry(env, { at, actor: username, action: 'account.lock', subject: username, detail: { what } }, [])
}

export const mustWait = (minutes: number) =>
  new Problem('too-many', `连续输错次数过多，请 ${minutes} 分钟后再试；忘记密码请联系县级管理员重置。`)
