import { Hono } from 'hono'
import { z } from 'zod'
import { AcceptanceAnswer, HandOver, Leave } from '../../../shared/leave.ts'
import { PageQuery } from '../../../shared/page.ts'
import { Day } from '../../../shared/pairing.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv, Env } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { answerAcceptance, listAcceptances } from './acceptance.ts'
import { handOver, leave } from './leave.ts'
import { handoverPlan } from './plan.ts'

const word = z.string().max(200).optional()
const PlanQuery = z.object({ leftOn: Day.optional(), successor: word })
const Filter = PageQuery.extend({ state: z.enum(['open', 'declined', 'accepted']).optional(), cadre: word })
const Id = z.object({ id: z.coerce.number().int() })

/** Ends the sign-ins of whoever has left the county by now. */
export type CloseAccounts = (env: Env, county: CountyDatabase, at: Date) => Promise<unknown>

/** Who leaves hands over, and whoever takes over says that it has taken note. */
export const leaveRoutes = ({ desk, hand, recheck }: Office, closeAccounts: CloseAccounts) =>
  new Hono<AppEnv>()
    .get('/cadres/:key/handover', permit('cadre.leave'), valid('query', PlanQuery), async (c) => {
      return c.json(await handoverPlan(await desk(c), c.req.param('key'), c.req.valid('query')), 200)
    })
    .post('/cadres/:key/leave', permit('cadre.leave'), valid('json', Leave), async (c) => {
      const by = hand(c)
      const { changed, touched } = await leave(await desk(c), c.req.param('key'), c.req.valid('json'), by)
      await closeAccounts(c.env, c.var.county, by.at)
      await recheck(c.var.county.db, { ...touched, cadres: [...touched.cadres, c.req.param('key')] })
      return c.json(changed, 201)
    })
    .post('/cadres/:key/handover', permit('cadre.leave'), valid('json', HandOver), async (c) => {
      const { changed, touched } = await handOver(await desk(c), c.req.param('key'), c.req.valid('json'), hand(c))
      await recheck(c.var.county.db, touched)
      return c.json(changed, 201)
    })
    .get('/acceptances', permit('pairing.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listAcceptances(await desk(c), filter, { page, size }), 200)
    })
    .post(
      '/pairings/:id/acceptance',
      permit('pairing.accept'),
      valid('param', Id),
      valid('json', AcceptanceAnswer),
      async (c) => {
        const { answer, note } = c.req.valid('json')
        const words = sealNumbers(note, c.var.county.sealer)
        const at = await desk(c)
        return c.json(await answerAcceptance(at, c.req.valid('param').id, { answer, note: words }, hand(c)), 200)
      },
    )
