import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { NewAccount } from '../../../shared/account.ts'
import { dayOf } from '../../../shared/day.ts'
import type { AppEnv } from '../../env.ts'
import { may, permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { acceptAccounts } from '../accept.ts'
import { makeAccounts } from '../bulk.ts'
import { DirectoryQuery, listAccounts } from '../directory.ts'
import { disable, enable, resetPassword, signOutEverywhere, targetOf } from '../manage.ts'
import { rosterPage } from '../roster.ts'

const Accounts = z.object({ accounts: z.array(NewAccount).min(1).max(200) })
const FromCadres = z.object({
  unit: z.string().max(100).optional(),
  township: z.string().max(60).optional(),
  after: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(200),
})
const chance = () => crypto.randomUUID()

/** A county's accounts, as its administrator keeps them. */
export const accountAdmin = new Hono<AppEnv>()
  .get('/accounts', permit('account.read'), valid('query', DirectoryQuery), async (c) => {
    return c.json(await listAccounts(c.env.REGISTRY, c.var.county.code, c.req.valid('query')), 200)
  })
  .post('/accounts', permit('account.create'), valid('json', Accounts), async (c) => {
    const { county, actor } = c.var
    const at = new Date()
    const { accepted, refused } = await acceptAccounts(c.env, county, c.req.valid('json').accounts, dayOf(at))
    return c.json({ made: await makeAccounts(c.env, county, accepted, { actor, at, chance }), refused }, 201)
  })
  .post('/accounts/from-cadres', permit('account.create'), valid('json', FromCadres), async (c) => {
    const { county, actor } = c.var
    const at = new Date()
    const { cadres, next } = await rosterPage(county.db, c.req.valid('json'), dayOf(at))
    const asked = cadres.map(({ key, name }) => ({ name, role: 'cadre' as const, cadreKey: key }))
    const { accepted, refused } = await acceptAccounts(c.env, county, asked, dayOf(at))
    return c.json({ made: await makeAccounts(c.env, county, accepted, { actor, at, chance }), refused, next }, 201)
  })
  .post('/accounts/:id/disable', permit('account.manage'), async (c) => {
    await disable(c.env, await target(c), hand(c))
    return c.json({ ok: true }, 200)
  })
  .post('/accounts/:id/enable', permit('account.manage'), async (c) => {
    const { at, session } = hand(c)
    await enable(c.env, c.var.county, await target(c), { at, session }, dayOf(at))
    return c.json({ ok: true }, 200)
  })
  .post('/accounts/:id/reset-password', permit('account.manage'), async (c) => {
    return c.json({ password: await resetPassword(c.env, await target(c), hand(c)) }, 200)
  })
  .post('/accounts/:id/sign-out', permit('account.manage'), async (c) => {
    await signOutEverywhere(c.env, await target(c), hand(c))
    return c.json({ ok: true }, 200)
  })

const hand = (c: Context<AppEnv>) => ({ session: c.var.session, at: new Date() })

function target(c: Context<AppEnv, '/accounts/:id'>) {
  const { county, session } = c.var
  const manages = (code: string) =>
    session.memberships.some((one) => one.county.code === code && may(one, 'account.manage'))
  return targetOf(c.env, county.code, c.req.param('id'), manages)
}
