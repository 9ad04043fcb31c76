import type { Context, MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { openCounty, Rekeying } from '../db/county.ts'
import { isBehind, noteVersion, versionOf } from '../db/version.ts'
import type { AppEnv, CountyRow } from '../env.ts'
import { Problem } from './problem.ts'
import { signedIn } from './session.ts'

/**
 * Opens the county of `/api/counties/:county/*` for a member of it; to anybody else there is no such county. What
 * is answered leaves with every sealed number masked: a route that may show one opens it itself.
 */
export const countyOf: MiddlewareHandler<AppEnv> = every(signedIn, async (c: Context<AppEnv, '/:county'>, next) => {
  const code = c.req.param('county')
  const membership = c.var.session.memberships.find(({ county }) => county.code === code)
  if (!membership) throw new Problem('not-found', '没有这个县，或者您的账号不能进入。请从首页选择。')
  c.set('membership', membership)
  const row = c.var.counties.get(code)
  if (!row) throw new Error(`county ${code} is a membership's and not in the registry`)
  c.set('county', await openCounty(c.env, row).catch(refuseRekeying))
  await upToDate(c, row)
  await next()
  await maskAnswer(c)
})

/** The registry's word is taken; only where it says no is the database asked, and what it says is kept. */
async function upToDate(c: Context<AppEnv>, { code, schemaVersion }: CountyRow): Promise<void> {
  if (!isBehind(schemaVersion)) return
  const version = await versionOf(c.var.county.db)
  if (isBehind(version)) {
    throw new Problem(
      'not-ready',
      '本县的数据库还没有升级到当前版本，已有数据不受影响。请联系平台运维完成升级后再进入。',
    )
  }
  await noteVersion(c.env.REGISTRY, code, { version, at: new Date(), error: null })
}

function refuseRekeying(error: unknown): never {
  if (!(error instanceof Rekeying)) throw error
  throw new Problem('not-ready', '本县正在更换密钥，数据没有丢失，请几分钟后再试。')
}

async function maskAnswer(c: Context<AppEnv>): Promise<void> {
  if (!c.res.headers.get('content-type')?.includes('json')) return
  const text = await c.res.clone().text()
  if (!text.includes('enc:')) return
  c.res = new Response(c.var.county.sealer.maskAll(text), c.res)
}
