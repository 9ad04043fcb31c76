import { Hono } from 'hono'
import { z } from 'zod'
import { PageQuery } from '../../../shared/page.ts'
import { Day } from '../../../shared/pairing.ts'
import { type Proposal, ProposalOrder } from '../../../shared/proposal.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { candidates } from './candidates.ts'
import { propose } from './propose.ts'

const word = z.string().max(100).optional()
/** Household numbers joined by commas. */
const chosen = z
  .string()
  .max(20_000)
  .transform((text) => [...new Set(text.split(',').filter(Boolean))])
  .pipe(z.array(z.string().max(40)).min(1).max(500))
const Wanted = PageQuery.extend({ households: chosen, on: Day.optional(), q: word, unit: word, township: word })

/** Proposals (拟结对方案) and who could take chosen households: nothing is written here. */
export const proposeRoutes = ({ desk }: Office) =>
  new Hono<AppEnv>()
    .post('/pairings/proposal', permit('pairing.propose'), valid('json', ProposalOrder), async (c) => {
      const started = Date.now()
      const proposed = await propose(await desk(c), c.req.valid('json'))
      return c.json({ ...proposed, milliseconds: Date.now() - started } satisfies Proposal, 200)
    })
    .get('/pairings/candidates', permit('pairing.propose'), valid('query', Wanted), async (c) => {
      const { households, on, page, size, ...filter } = c.req.valid('query')
      return c.json(await candidates(await desk(c), { households, on, filter }, { page, size }), 200)
    })
