import { Hono } from 'hono'
import { z } from 'zod'
import { Need, NextVisit } from '../../../shared/completeness.ts'
import { PageQuery } from '../../../shared/page.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { listCompleteness, sumCompleteness } from './list.ts'
import { planVisits } from './nextvisit.ts'

const word = z.string().max(100).optional()
const Filter = PageQuery.extend({
  township: word,
  village: word,
  household: word,
  missing: z.enum([...Need.options, 'any']).optional(),
})

/** What pairings need beside a cadre (六定), and the next visit, which is planned here. */
export const completenessRoutes = ({ desk, hand }: Office) =>
  new Hono<AppEnv>()
    .get('/pairings/completeness', permit('pairing.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listCompleteness(await desk(c), filter, { page, size }), 200)
    })
    .get(
      '/pairings/completeness/sums',
      permit('pairing.read'),
      valid('query', z.object({ township: word })),
      async (c) => c.json(await sumCompleteness(await desk(c), c.req.valid('query').township), 200),
    )
    .put('/pairings/next-visit', permit('visit.plan'), valid('json', NextVisit), async (c) => {
      const order = c.req.valid('json')
      await planVisits(await desk(c), order, hand(c))
      return c.json({ planned: order.householdNos.length }, 200)
    })
