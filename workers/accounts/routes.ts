import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { auditedRegistry } from '../db/audit.ts'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { signedInToAccount } from '../http/session.ts'
import { valid } from '../http/valid.ts'
import { authFor } from './auth.ts'
import { checkSignIn, type Person } from './check.ts'
import { deviceCookie, knownDevice } from './device.ts'
import { type Outside, personOf } from './outside.ts'
import { hasSecondFactor, takeCode } from './secondfactor.ts'
import { openSession } from './sessions.ts'
import { giveTicket, tryTicket, useTicket } from './ticket.ts'

const SignIn = z.object({
  username: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(128),
})
const Second = z.object({ ticket: z.string().max(100), code: z.string().min(1).max(20) })
const over = () => new Problem('not-signed-in', '登录已过期，请重新输入账号和密码。')

/** Signing in and out. The answer's `token` is the bearer for whoever keeps no cookies. */
export const accounts = new Hono<AppEnv>()
  .post('/api/auth/sign-in/username', valid('json', SignIn), async (c) => {
    const { username, password } = c.req.valid('json')
    const at = new Date()
    const person = await checkSignIn(c.env, { username, password, device: knownDevice(c.env, c.req.raw, username) }, at)
    if (await hasSecondFactor(c.env, person.id)) {
      return c.json({ secondFactor: true as const, ticket: await giveTicket(c.env.REGISTRY, person.id, at) }, 200)
    }
    return c.json(await letIn(c, person, 'password', at), 200)
  })
  .post('/api/auth/sign-in/second', valid('json', Second), async (c) => {
    const { ticket, code } = c.req.valid('json')
    const at = new Date()
    const person = await tryTicket(c.env.REGISTRY, ticket, at)
    if (!person) throw over()
    await takeCode(c.env, person, code, 'confirmed', at)
    if (!(await useTicket(c.env.REGISTRY, ticket))) throw over()
    return c.json(await letIn(c, person, 'second factor', at), 200)
  })
  .post('/api/auth/sign-out', async (c) => {
    const auth = authFor(c.env, c.req.raw)
    const { headers } = await auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true })
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ ok: true }, 200)
  })
  .get('/api/session', signedInToAccount, (c) => c.json(c.var.session, 200))

/** Signing in by providers outside; see `Outside`. */
export function outsideRoutes(providers: Outside[]) {
  const app = new Hono<AppEnv>()
  for (const provider of providers) {
    app.get(`/api/auth/outside/${provider.id}/start`, (c) => provider.start(c.req.raw))
    app.get(`/api/auth/outside/${provider.id}/finish`, async (c) => {
      const at = new Date()
      const person = await personOf(c.env, await provider.finish(c.req.raw))
      if (!person) throw new Problem('not-signed-in', '这个外部身份还没有关联账号，请联系县级管理员。')
      if (await hasSecondFactor(c.env, person.id)) {
        return c.redirect(`/#ticket=${await giveTicket(c.env.REGISTRY, person.id, at)}`, 303)
      }
      await letIn(c, person, provider.id, at)
      return c.redirect('/', 303)
    })
  }
  return app
}

/** Opens a session, never one the request brought along, and says so in the trail. */
async function letIn(c: Context<AppEnv>, { id, username, name }: Person, by: string, at: Date) {
  const { token, cookies } = await openSession(c.env, c.req.raw, id)
  await auditedRegistry(c.env, { at, actor: username, action: 'session.start', subject: username, detail: { by } }, [
    c.env.REGISTRY.prepare('UPDATE user SET last_sign_in_at = ?2 WHERE id = ?1').bind(id, at.toISOString()),
  ])
  for (const cookie of [...cookies, deviceCookie(c.env, c.req.raw, username)]) {
    c.header('set-cookie', cookie, { append: true })
  }
  c.header('set-auth-token', token)
  return { token, user: { username, name } }
}
