import { auditedRegistry } from '../db/audit.ts'
import type { Env } from '../env.ts'

/** Who somebody is to a provider: `subject` is the provider's own lasting id, never a phone or an e-mail address. */
export type OutsideSubject = { provider: string; subject: string }

/**
 * A provider of identities outside (OIDC, 钉钉, 企业微信): the seam, no provider ships. Given to `outsideRoutes` it signs people in
 * at `/api/auth/outside/<id>/start`. It only says who somebody is: which account that is stands in `outside_subject`, linked by
 * an administrator, and nobody gets an account by coming from outside. A second factor is asked for as after a password.
 */
export type Outside = {
  /** In the address and in `outside_subject.provider`; lower-case letters. */
  id: string
  /** Sends the browser to the provider, with a `state` (and `nonce`, PKCE) that only this browser gets back. */
  start(request: Request): Promise<Response>
  /** Reads the provider's answer; throws a `Problem` where `state` is not this browser's or the answer is not the provider's. */
  finish(request: Request): Promise<OutsideSubject>
}

/** The account linked to the subject, if it may sign in. */
export function personOf(env: Env, { provider, subject }: OutsideSubject) {
  return env.REGISTRY.prepare(
    `SELECT user.id, user.username, user.name
     FROM outside_subject JOIN user ON user.id = outside_subject.user_id AND user.disabled_at IS NULL
     WHERE outside_subject.provider = ?1 AND outside_subject.subject = ?2`,
  )
    .bind(provider, subject)
    .first<{ id: string; username: string; name: string }>()
}

/** Links a subject to an account; one account per subject. */
export async function linkSubject(
  env: Env,
  { provider, subject }: OutsideSubject,
  account: { id: string; username: string },
  { at, actor }: { at: Date; actor: string },
): Promise<void> {
  await auditedRegistry(env, { at, actor, action: 'account.link', subject: account.username, detail: { provider } }, [
    env.REGISTRY.prepare(
      'INSERT INTO outside_subject (provider, subject, user_id, linked_at) VALUES (?1, ?2, ?3, ?4)',
    ).bind(provider, subject, account.id, at.toISOString()),
  ])
}
