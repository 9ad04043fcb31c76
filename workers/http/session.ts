import type { Context, MiddlewareHandler } from 'hono'
import { secondFactorRoles } from '../../shared/account.ts'
import { dayOf } from '../../shared/day.ts'
import { Session } from '../../shared/session.ts'
import { authFor } from '../accounts/auth.ts'
import type { AppEnv, CountyRow, Env } from '../env.ts'
import { isUpload } from './guard.ts'
import { Problem } from './problem.ts'
import { mayAsk } from './rate.ts'

const ABSOLUTE_MILLISECONDS = 12 * 60 * 60 * 1000

/**
 * Refuses whoever is not signed in (cookie or bearer); after it `c.var.session` and `c.var.actor` are there. Whoever has
 * a one-time password to change or a second factor to set up gets no further than their own account.
 */
export const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
  await recognise(c)
  const { mustChangePassword, secondFactor } = c.var.session
  if (mustChangePassword) throw new Problem('not-allowed', '您用的是一次性密码。请先在“我的账号”里改成自己的密码。')
  if (secondFactor === 'needed') {
    throw new Problem('not-allowed', '您的角色须启用动态口令。请先在“我的账号”里用手机绑定，再继续使用。')
  }
  await next()
}

/** For the person's own account alone: signed in, whatever is still to be done. */
export const signedInToAccount: MiddlewareHandler<AppEnv> = async (c, next) => {
  await recognise(c)
  await next()
}

async function recognise(c: Context<AppEnv>): Promise<void> {
  const read = await readSession(c)
  if (!read) throw new Problem('not-signed-in', '登录已失效，请重新登录。')
  const { session, sessionId, counties } = read
  if (!mayAsk(session.user.id, isUpload(c), Date.now())) throw new Problem('too-many', '操作过于频繁，请一分钟后再试。')
  c.set('session', session)
  c.set('sessionId', sessionId)
  c.set('counties', counties)
  c.set('actor', session.user.username)
}

/** The session as clients get it, and beside it the registry's row of every county it opens, by code. */
type Read = { session: Session; counties: ReadonlyMap<string, CountyRow> }

async function readSession(c: Context<AppEnv>): Promise<(Read & { sessionId: string }) | null> {
  const auth = authFor(c.env, c.req.raw)
  const { headers, response } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true })
  if (!response) return null
  if (Date.now() - response.session.createdAt.getTime() >= ABSOLUTE_MILLISECONDS) return null
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const read = await loadSession(c.env, response.user.id)
  return read && { ...read, sessionId: response.session.id }
}

type Row = {
  username: string
  name: string
  must_change_password: number
  has_second_factor: number
  code: string | null
  county: string
  role: string
  township: string | null
  village: string | null
  cadre_key: string | null
  schema_version: string | null
  wrapped_key: string | null
  next_key: string | null
}

async function loadSession(env: Env, userId: string): Promise<Read | null> {
  const { results } = await env.REGISTRY.prepare(
    `SELECT user.username, user.name, user.must_change_password,
            EXISTS (SELECT 1 FROM second_factor WHERE user_id = user.id AND confirmed_at IS NOT NULL) AS has_second_factor,
            county.code, county.name AS county,
            membership.role, membership.township, membership.village, membership.cadre_key, county.schema_version,
            county.wrapped_key, county.next_key
     FROM user
     LEFT JOIN membership ON membership.user_id = user.id
     LEFT JOIN county ON county.code = membership.county_code AND county.disabled_at IS NULL
       AND (membership.until_on >= ?2 OR membership.until_on IS NULL AND membership.role <> 'inspector')
     WHERE user.id = ?1 AND user.disabled_at IS NULL
     ORDER BY county.code`,
  )
    .bind(userId, dayOf(new Date()))
    .all<Row>()
  const [first] = results
  if (!first) return null
  const session = Session.parse({
    user: { id: userId, username: first.username, name: first.name },
    mustChangePassword: first.must_change_password === 1,
    secondFactor: secondFactorOf(env, results),
    memberships: results
      .filter((row) => row.code !== null)
      .map(({ code, county, role, township, village, cadre_key }) => ({
        county: { code, name: county },
        role,
        township,
        village,
        cadreKey: cadre_key,
      })),
  })
  const rows = results.flatMap(({ code, county, schema_version, wrapped_key, next_key }) =>
    code === null
      ? []
      : [{ code, name: county, schemaVersion: schema_version, wrappedKey: wrapped_key, nextKey: next_key }],
  )
  return { session, counties: new Map(rows.map((row) => [row.code, row])) }
}

function secondFactorOf(env: Env, rows: Row[]): Session['secondFactor'] {
  if (rows[0]?.has_second_factor === 1) return 'on'
  const asked = rows.some(({ code, role }) => code !== null && secondFactorRoles.some((one) => one === role))
  if (!asked) return 'off'
  return env.SECOND_FACTOR === 'required' ? 'needed' : 'optional'
}
