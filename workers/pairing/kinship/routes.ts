import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { DeclareKinship, type Kinship, WithdrawKinship } from '../../../shared/kinship.ts'
import { PageQuery } from '../../../shared/page.ts'
import type { Desk } from '../../db/desk.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { touching } from '../touched.ts'
import { declareKinship, withdrawKinship } from './declare.ts'
import { listKinships } from './store.ts'

const word = z.string().max(200).optional()
const Filter = PageQuery.extend({ cadre: word, household: word, township: word, withdrawn: word })
const Id = z.object({ id: z.coerce.number().int() })

/** Kinships between cadres and households: filed, shown, taken back. */
export const kinshipRoutes = ({ desk, hand, recheck }: Office) => {
  const sealed = (c: Context<AppEnv>, words: string) => sealNumbers(words, c.var.county.sealer)
  const look = async (at: Desk, { id, householdNo, cadreKey }: Kinship) =>
    recheck(at.db, await touching(at, { households: [householdNo], cadres: [cadreKey], cause: `kinship:${id}` }))
  return new Hono<AppEnv>()
    .get('/kinships', permit('cadre.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listKinships(await desk(c), filter, { page, size }), 200)
    })
    .post('/kinships', permit('kinship.declare'), valid('json', DeclareKinship), async (c) => {
      const { note, relation, ...order } = c.req.valid('json')
      const words = { relation: sealed(c, relation), ...(note ? { note: sealed(c, note) } : {}) }
      const at = await desk(c)
      const kinship = await declareKinship(at, { ...order, ...words }, hand(c))
      await look(at, kinship)
      return c.json(kinship, 201)
    })
    .post(
      '/kinships/:id/withdraw',
      permit('kinship.declare'),
      valid('param', Id),
      valid('json', WithdrawKinship),
      async (c) => {
        const at = await desk(c)
        const reason = sealed(c, c.req.valid('json').reason)
        const kinship = await withdrawKinship(at, c.req.valid('param').id, reason, hand(c))
        await look(at, kinship)
        return c.json(kinship, 200)
      },
    )
}
