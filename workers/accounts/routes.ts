import { isAPIError } from 'better-auth/api'
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { signedIn } from '../http/session.ts'
import { valid } from '../http/valid.ts'
import { authFor } from './auth.ts'
import { countFailure, forgetFailures, mustWait } from './failures.ts'

const SignIn = z.object({
  username: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(128),
})

/** Signing in and out. The answer's `token` is the bearer for whoever keeps no cookies. */
export const accounts = new Hono<AppEnv>()
  .post('/api/auth/sign-in/username', valid('json', SignIn), async (c) => {
    const body = c.req.valid('json')
    const now = new Date()
    if (await mustWait(c.env.REGISTRY, body.username, now)) {
      throw new Problem('too-many', '密码连续输错次数过多，请 15 分钟后再试。')
    }
    const auth = authFor(c.env, c.req.raw)
    const signed = await auth.api.signInUsername({ body, returnHeaders: true }).catch(async (error: unknown) => {
      if (!isAPIError(error) || error.statusCode >= 500) throw error
      await countFailure(c.env.REGISTRY, body.username, now)
      throw new Problem('not-signed-in', '账号或密码不正确，请核对后重新输入。')
    })
    await forgetFailures(c.env.REGISTRY, body.username)
    for (const cookie of signed.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const { name } = signed.response.user
    const token = signed.headers.get('set-auth-token')
    if (token === null) throw new Error('signed in without a token')
    c.header('set-auth-token', token)
    return c.json({ token, user: { username: body.username, name } }, 200)
  })
  .post('/api/auth/sign-out', async (c) => {
    const auth = authFor(c.env, c.req.raw)
    const { headers } = await auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true })
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ ok: true }, 200)
  })
  .get('/api/session', signedIn, (c) => c.json(c.var.session, 200))
