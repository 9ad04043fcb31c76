import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { stability } from './report.ts'

const Filter = z.object({ township: z.string().max(100).optional() })

/** How pairings have held (结对稳定情况): by place and by unit, never by person. */
export const stabilityRoutes = ({ desk }: Office) =>
  new Hono<AppEnv>().get('/pairings/stability', permit('pairing.read'), valid('query', Filter), async (c) => {
    return c.json(await stability(await desk(c), c.req.valid('query').township), 200)
  })
