import { Hono } from 'hono'
import { z } from 'zod'
import { CadreEdit, CadreReturn, NewCadre } from '../../../shared/cadre.ts'
import { PageQuery } from '../../../shared/page.ts'
import type { Desk } from '../../db/desk.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { listCadres } from './cadres.ts'
import { cadrePage } from './page.ts'
import { addCadre, bringBack, editCadre } from './record.ts'
import { touchedBy } from './touched.ts'

const word = z.string().max(100).optional()
const flags = { over: word, room: word, gone: word, kin: word, scattered: word }
const Filter = PageQuery.extend({ q: word, unit: word, township: word, ...flags })

/** Cadres, and one of them: on the roster, written anew, back in the post. Who leaves hands over: `leave/`. */
export const cadreRoutes = ({ desk, hand, recheck }: Office) => {
  const answer = async (at: Desk, key: string, before: string[] = []) => {
    const { cadres, ...touched } = await touchedBy(at, key)
    await recheck(at.db, { ...touched, cadres: [...new Set([...before, ...cadres])] })
    return cadrePage(at, key)
  }
  return new Hono<AppEnv>()
    .get('/cadres', permit('cadre.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listCadres(await desk(c), filter, { page, size }), 200)
    })
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
