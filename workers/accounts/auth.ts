import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { bearer } from 'better-auth/plugins/bearer'
import { z } from 'zod'
import type { Env } from '../env.ts'

const IDLE_SECONDS = 30 * 60

/**
 * better-auth as this installation uses it: sessions on REGISTRY that end after half an hour idle, by signed cookie or
 * bearer. It is called from our own routes only; none of its endpoints is mounted.
 */
export function authFor(env: Env, request: Request) {
  const secure = isHttps(request)
  const made = kept.get(env)?.get(secure)
  if (made) return made
  const auth = configure(env, secure)
  kept.set(env, new Map([...(kept.get(env) ?? []), [secure, auth]]))
  return auth
}

type Auth = ReturnType<typeof configure>
const kept = new WeakMap<Env, Map<boolean, Auth>>()

function configure(env: Env, secure: boolean) {
  return betterAuth({
    baseURL: 'http://localhost',
    secret: env.AUTH_SECRET,
    database: env.REGISTRY,
    plugins: [bearer({ requireSignature: true }), opening],
    session: { expiresIn: IDLE_SECONDS, updateAge: 60 },
    advanced: {
      useSecureCookies: false, // its own prefix is __Secure-; ours names the cookie whole
      cookies: { session_token: { name: secure ? '__Host-jiedui' : 'jiedui', attributes: { secure } } },
      ipAddress: { disableIpTracking: true },
      database: { joins: true, validateSchema: false }, // the migrations' own test signs in
    },
    rateLimit: { enabled: false }, // ours counts by username: a county's offices share one address
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}

const Opening = z.object({ userId: z.string(), keepsStart: z.boolean() })

/**
 * Opens a session for whoever has just proved who they are; the one the request came with, if any, ends: a session id
 * known to somebody before is worth nothing after. `keepsStart`: the absolute end stays that of the session before.
 */
const opening = {
  id: 'opening',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: Opening }, async (ctx) => {
      const { internalAdapter, authCookies, secret } = ctx.context
      const { userId, keepsStart } = ctx.body
      const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
      const before = token ? await internalAdapter.findSession(token) : null
      const start = keepsStart && before ? { createdAt: before.session.createdAt } : {}
      const user = await internalAdapter.findUserById(userId)
      if (!user) throw new Error('a session was opened for nobody')
      const session = await internalAdapter.createSession(userId, false, start, true)
      if (token) await internalAdapter.deleteSession(token)
      await setSessionCookie(ctx, { session, user })
      return ctx.json({ id: session.id })
    }),
  },
}

export function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
}
