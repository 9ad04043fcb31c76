import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { passwordFault } from '../../../shared/password.ts'
import { auditedRegistry } from '../../db/audit.ts'
import type { AppEnv } from '../../env.ts'
import { Problem } from '../../http/problem.ts'
import { signedInToAccount } from '../../http/session.ts'
import { valid } from '../../http/valid.ts'
import { checkAgain } from '../check.ts'
import { signOutEverywhere } from '../manage.ts'
import { hashPassword } from '../password.ts'
import { confirmation, removal, startSecondFactor, takeCode } from '../secondfactor.ts'
import { endOtherSessions, listSessions, openSession } from '../sessions.ts'
import { base32, uriOf } from '../totp.ts'

const Change = z.object({ current: z.string().min(1).max(128), next: z.string().min(1).max(1000) })
const Password = z.object({ password: z.string().min(1).max(128) })
const Code = z.object({ code: z.string().min(1).max(20) })

/** One's own account: open to whoever is signed in, also before a one-time password is changed. */
export const ownAccount = new Hono<AppEnv>()
  .post('/api/account/password', signedInToAccount, valid('json', Change), async (c) => {
    const { current, next } = c.req.valid('json')
    const { user } = c.var.session
    const at = new Date()
    await checkAgain(c.env, user, current, at)
    const fault = passwordFault(next, { username: user.username, current })
    if (fault !== null) throw new Problem('invalid', fault)
    const hash = await hashPassword(next)
    await auditedRegistry(c.env, event(c, 'account.password', at), [
      c.env.REGISTRY.prepare(
        `UPDATE account SET password = ?2, updatedAt = ?3 WHERE userId = ?1 AND providerId = 'credential'`,
      ).bind(user.id, hash, at.toISOString()),
      c.env.REGISTRY.prepare('UPDATE user SET must_change_password = 0 WHERE id = ?1').bind(user.id),
      ...endOtherSessions(c.env.REGISTRY, user.id, c.var.sessionId),
    ])
    return c.json({ token: await renew(c) }, 200)
  })
  .get('/api/account/sessions', signedInToAccount, async (c) => {
    const { session, sessionId } = c.var
    return c.json(await listSessions(c.env.REGISTRY, session.user.id, sessionId, new Date()), 200)
  })
  .post('/api/account/sign-out-everywhere', signedInToAccount, async (c) => {
    const { session } = c.var
    await signOutEverywhere(c.env, session.user, { session, at: new Date() })
    return c.json({ ok: true }, 200)
  })
  .post('/api/account/totp/start', signedInToAccount, async (c) => {
    const { user } = c.var.session
    const secret = await startSecondFactor(c.env, user.id, new Date())
    if (!secret) throw new Problem('conflict', '动态口令已经启用。要换手机，请先解除再重新绑定。')
    return c.json({ uri: uriOf(secret, '结对', user.username), secret: base32(secret) }, 200)
  })
  .post('/api/account/totp/confirm', signedInToAccount, valid('json', Code), async (c) => {
    const { user } = c.var.session
    const at = new Date()
    await takeCode(c.env, user, c.req.valid('json').code, 'started', at)
    const { backupCodes, statements } = confirmation(c.env, user.id, at)
    const others = endOtherSessions(c.env.REGISTRY, user.id, c.var.sessionId)
    await auditedRegistry(c.env, event(c, 'account.second-factor-on', at), [...statements, ...others])
    return c.json({ backupCodes, token: await renew(c) }, 200)
  })
  .post('/api/account/totp/remove', signedInToAccount, valid('json', Password), async (c) => {
    const { user } = c.var.session
    const at = new Date()
    await checkAgain(c.env, user, c.req.valid('json').password, at)
    await auditedRegistry(c.env, event(c, 'account.second-factor-off', at), removal(c.env, user.id))
    return c.json({ ok: true }, 200)
  })

/** The session goes on under another id: one that somebody saw before opens nothing after. The new bearer. */
async function renew(c: Context<AppEnv>): Promise<string> {
  const { token, cookies } = await openSession(c.env, c.req.raw, c.var.session.user.id, true)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  c.header('set-auth-token', token)
  return token
}

function event(c: Context<AppEnv>, action: string, at: Date) {
  return { at, actor: c.var.actor, action, subject: c.var.actor, detail: {} }
}
