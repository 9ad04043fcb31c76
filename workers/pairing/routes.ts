import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import { PageQuery } from '../../shared/page.ts'
import { Assign, EndPairing } from '../../shared/pairing.ts'
import type { Policy } from '../../shared/policy.ts'
import { sealNumbers } from '../db/peoplesnumbers.ts'
import { seenBy } from '../db/reach.ts'
import { registerDay } from '../db/register.ts'
import type { AppEnv } from '../env.ts'
import { permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import { assign, endPairing, type Touched } from './assign.ts'
import { listCadres } from './cadre/cadres.ts'
import { cadreRoutes } from './cadre/routes.ts'
import type { Desk } from './facts.ts'
import { kinshipRoutes } from './kinship/routes.ts'

const word = z.string().max(100).optional()
const Filter = PageQuery.extend({ q: word, unit: word, township: word, over: word })
const Id = z.object({ id: z.coerce.number().int() })

/**
 * Cadres and their pairings with households. `recheck` runs the checks a change touches again, `policyOf` reads the
 * county's policy: both are other capabilities', given by the app.
 */
export const pairingRoutes = (
  recheck: (db: D1Database, touched: Touched) => Promise<void>,
  policyOf: (db: D1Database) => Promise<{ document: Policy }>,
) => {
  const desk = async (c: Context<AppEnv>): Promise<Desk> => {
    const { county, membership } = c.var
    const day = registerDay(dayOf(new Date()))
    const { document } = await policyOf(county.db)
    return { county, db: county.db, policy: document, day, seen: seenBy(membership, day) }
  }
  /** Reasons are free words: a number of somebody's in them is sealed before anything is kept. */
  const withoutNumbers = <T extends { reason?: string; override?: string }>(c: Context<AppEnv>, order: T): T => {
    const { reason, override } = order
    const sealed = (words: string) => sealNumbers(words, c.var.county.sealer)
    return {
      ...order,
      ...(reason === undefined ? {} : { reason: sealed(reason) }),
      ...(override === undefined ? {} : { override: sealed(override) }),
    }
  }
  const hand = (c: Context<AppEnv>) => ({ actor: c.var.actor, at: new Date() })
  return new Hono<AppEnv>()
    .route('/', cadreRoutes(desk, recheck))
    .route('/', kinshipRoutes(desk, recheck))
    .get('/cadres', permit('cadre.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listCadres(await desk(c), filter, { page, size }), 200)
    })
    .post('/pairings', permit('pairing.assign'), valid('json', Assign), async (c) => {
      const { span, touched } = await assign(await desk(c), withoutNumbers(c, c.req.valid('json')), hand(c))
      await recheck(c.var.county.db, touched)
      return c.json(span, 201)
    })
    .post('/pairings/:id/end', permit('pairing.end'), valid('param', Id), valid('json', EndPairing), async (c) => {
      const order = withoutNumbers(c, c.req.valid('json'))
      const { ended, successor, touched } = await endPairing(await desk(c), c.req.valid('param').id, order, hand(c))
      await recheck(c.var.county.db, touched)
      return c.json({ ended, successor }, 200)
    })
}
