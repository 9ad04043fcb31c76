import { type Context, Hono } from 'hono'
import { type Proposal, ProposalOrder } from '../../../shared/proposal.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Desk } from '../facts.ts'
import { propose } from './propose.ts'

/** Proposals (拟结对方案) and who could take chosen households: nothing is written here. */
export const proposeRoutes = (desk: (c: Context<AppEnv>) => Promise<Desk>) =>
  new Hono<AppEnv>().post('/pairings/proposal', permit('pairing.propose'), valid('json', ProposalOrder), async (c) => {
    const started = Date.now()
    const proposed = await propose(await desk(c), c.req.valid('json'))
    return c.json({ ...proposed, milliseconds: Date.now() - started } satisfies Proposal, 200)
  })
