import { Buffer } from 'node:buffer'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Env } from '../env.ts'
import { isHttps } from './auth.ts'

/**
 * A known device (常用设备): a browser this username has signed in from. Its tries are counted apart, so that a stranger who
 * knows usernames cannot keep people out of their accounts by failing on purpose. It opens nothing by itself. Source: OWASP,
 * “Slow down online guessing attacks with device cookies”.
 */
export function knownDevice(env: Env, request: Request, username: string): string | null {
  const name = cookieName(request)
  const given = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const [device, mac] = given?.split('.') ?? []
  if (device === undefined || mac === undefined) return null
  const expected = Buffer.from(sign(env, username, device))
  const actual = Buffer.from(mac)
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? device : null
}

/** The cookie that makes this browser known to the username for half a year. */
export function deviceCookie(env: Env, request: Request, username: string): string {
  const device = knownDevice(env, request, username) ?? randomBytes(12).toString('base64url')
  const secure = isHttps(request) ? '; Secure' : ''
  const value = `${device}.${sign(env, username, device)}`
  return `${cookieName(request)}=${value}; Max-Age=15552000; Path=/; HttpOnly${secure}; SameSite=Lax`
}

function sign(env: Env, username: string, device: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`known device\n${username}\n${device}`).digest('base64url')
}

const cookieName = (request: Request): string => (isHttps(request) ? '__Host-jiedui-device' : 'jiedui-device')
