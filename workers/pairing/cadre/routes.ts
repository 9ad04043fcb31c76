import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { CadreEdit, CadreReturn, NewCadre } from '../../../shared/cadre.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Touched } from '../change/apply.ts'
import type { Desk } from '../facts.ts'
import { cadrePage } from './page.ts'
import { addCadre, bringBack, editCadre } from './record.ts'
import { touchedBy } from './touched.ts'

/** A cadre: on the roster, written anew, back in the post. Who leaves hands over: `leave/`. */
export const cadreRoutes = (
  desk: (c: Context<AppEnv>) => Promise<Desk>,
  recheck: (db: D1Database, touched: Touched) => Promise<void>,
) => {
  const hand = (c: Context<AppEnv>) => ({ actor: c.var.actor, at: new Date() })
  const answer = async (at: Desk, key: string, before: string[] = []) => {
    const { cadres, ...touched } = await touchedBy(at, key)
    await recheck(at.db, { ...touched, cadres: [...new Set([...before, ...cadres])] })
    return cadrePage(at, key)
  }
  return new Hono<AppEnv>()
    .get('/cadres/:key', permit('cadre.read'), async (c) =>
      c.json(await cadrePage(await desk(c), c.req.param('key')), 200),
    )
    .post('/cadres', permit('cadre.edit'), valid('json', NewCadre), async (c) => {
      const at = await desk(c)
      const key = await addCadre(at, c.req.valid('json'), hand(c))
      return c.json(await answer(at, key), 201)
    })
    .put('/cadres/:key', permit('cadre.edit'), valid('json', CadreEdit), async (c) => {
      const at = await desk(c)
      const key = c.req.param('key')
      const { cadres } = await touchedBy(at, key)
      const changed = await editCadre(at, key, c.req.valid('json'), hand(c))
      return c.json(changed ? await answer(at, key, cadres) : await cadrePage(at, key), 200)
    })
    .post('/cadres/:key/return', permit('cadre.leave'), valid('json', CadreReturn), async (c) => {
      const at = await desk(c)
      const key = c.req.param('key')
      const order = c.req.valid('json')
      await bringBack(at, key, { ...order, reason: sealNumbers(order.reason, c.var.county.sealer) }, hand(c))
      return c.json(await answer(at, key), 200)
    })
}
