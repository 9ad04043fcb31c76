import { Buffer } from 'node:buffer'
import { createHmac, randomBytes } from 'node:crypto'
import type { D1PreparedStatement } from '@cloudflare/workers-types'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { mustWait, noteLock, type Person } from './check.ts'
import { counted, countTry, forgetFailures, secondFactorLimit } from './failures.ts'
import { backupCode } from './onetime.ts'
import { stepFor } from './totp.ts'

/**
 * The second factor (动态口令) of an account. Not better-auth's plugin: that one takes a code as often as it is sent, wants the
 * password again to set up and hands its challenge on in a cookie, which whoever signs in by bearer does not keep.
 */
export async function hasSecondFactor(env: Env, userId: string): Promise<boolean> {
  const row = await env.REGISTRY.prepare('SELECT 1 FROM second_factor WHERE user_id = ?1 AND confirmed_at IS NOT NULL')
    .bind(userId)
    .first()
  return row !== null
}

/** A new secret, of no effect until a code made from it is confirmed; null where a confirmed one is in force. */
export async function startSecondFactor(env: Env, userId: string, at: Date): Promise<Uint8Array | null> {
  const secret = randomBytes(20)
  const sealed = await seal(env, userId, secret)
  const row = await env.REGISTRY.prepare(
    `INSERT INTO second_factor (user_id, secret, started_at) VALUES (?1, ?2, ?3)
     ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, started_at = excluded.started_at, last_step = 0
     WHERE confirmed_at IS NULL
     RETURNING user_id`,
  )
    .bind(userId, sealed, at.toISOString())
    .first()
  return row === null ? null : secret
}

/** Takes a code, each once, or a backup code where the factor is in force; throws the words for the person where it is not right. */
export async function takeCode(
  env: Env,
  person: Omit<Person, 'name'>,
  code: string,
  which: 'confirmed' | 'started',
  at: Date,
): Promise<void> {
  const subject = counted.secondFactor(person.id)
  const tries = await countTry(env.REGISTRY, subject, secondFactorLimit, at)
  if (tries === null) throw mustWait(secondFactorLimit.minutes)
  const typed = code.replaceAll(/\s/g, '').toLowerCase()
  const taken = /^\d{6}$/.test(typed)
    ? await takeTimed(env, person.id, typed, which, at)
    : which === 'confirmed' && (await takeBackup(env, person.id, typed))
  if (!taken) {
    if (tries === secondFactorLimit.allowed) await noteLock(env, person, 'second', at)
    throw new Problem('invalid', '动态口令不正确或已用过，请等手机上的数字变化后再输入。')
  }
  await forgetFailures(env.REGISTRY, subject)
}

/** Statements that put the factor in force, and the backup codes to print, shown this once. */
export function confirmation(env: Env, userId: string, at: Date) {
  const backupCodes = Array.from({ length: 10 }, backupCode)
  const digests = JSON.stringify(backupCodes.map((code) => digestOf(env, userId, code)))
  const statements = [
    env.REGISTRY.prepare('UPDATE second_factor SET confirmed_at = ?2 WHERE user_id = ?1').bind(
      userId,
      at.toISOString(),
    ),
    env.REGISTRY.prepare('DELETE FROM backup_code WHERE user_id = ?1').bind(userId),
    env.REGISTRY.prepare('INSERT INTO backup_code (user_id, digest) SELECT ?1, value FROM json_each(?2)').bind(
      userId,
      digests,
    ),
  ]
  return { backupCodes, statements }
}

export function removal(env: Env, userId: string): D1PreparedStatement[] {
  return ['DELETE FROM second_factor WHERE user_id = ?1', 'DELETE FROM backup_code WHERE user_id = ?1'].map((text) =>
    env.REGISTRY.prepare(text).bind(userId),
  )
}

async function takeTimed(env: Env, userId: string, code: string, which: 'confirmed' | 'started', at: Date) {
  const row = await env.REGISTRY.prepare(
    'SELECT secret FROM second_factor WHERE user_id = ?1 AND (confirmed_at IS NOT NULL) = ?2',
  )
    .bind(userId, which === 'confirmed' ? 1 : 0)
    .first<{ secret: string }>()
  const step = row && stepFor(await open(env, userId, row.secret), code, at)
  if (step === null) return false
  const taken = await env.REGISTRY.prepare(
    'UPDATE second_factor SET last_step = ?2 WHERE user_id = ?1 AND last_step < ?2 AND secret = ?3 RETURNING user_id',
  )
    .bind(userId, step, row?.secret ?? '')
    .first()
  return taken !== null
}

async function takeBackup(env: Env, userId: string, code: string): Promise<boolean> {
  const used = await env.REGISTRY.prepare(
    'DELETE FROM backup_code WHERE user_id = ?1 AND digest = ?2 RETURNING user_id',
  )
    .bind(userId, digestOf(env, userId, code))
    .first()
  return used !== null
}

function digestOf(env: Env, userId: string, code: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`backup code\n${userId}\n${code}`).digest('hex')
}

/** Encrypted with whose it is: a secret copied to another account's row does not open there. */
function seal(env: Env, userId: string, secret: Uint8Array): Promise<string> {
  return symmetricEncrypt({ key: env.AUTH_SECRET, data: `${userId} ${Buffer.from(secret).toString('base64')}` })
}

async function open(env: Env, userId: string, sealed: string): Promise<Uint8Array> {
  const [owner, secret] = (await symmetricDecrypt({ key: env.AUTH_SECRET, data: sealed })).split(' ')
  if (owner !== userId || secret === undefined) throw new Error('a second factor belongs to another account')
  return Buffer.from(secret, 'base64')
}
