import { betterAuth } from 'better-auth'
import { bearer } from 'better-auth/plugins/bearer'
import { username } from 'better-auth/plugins/username'
import type { Env } from '../env.ts'
import { hashPassword, verifyPassword } from './password.ts'

const IDLE_SECONDS = 30 * 60

/**
 * better-auth as this installation uses it: accounts with a username on REGISTRY, sessions that end after half an hour
 * idle. It is called from our own routes only; none of its endpoints is mounted.
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
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 128,
      password: { hash: (password) => hashPassword(password), verify: verifyPassword },
    },
    plugins: [username({ displayUsername: false }), bearer({ requireSignature: true })],
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

function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
}
