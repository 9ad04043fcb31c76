import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import { type Page, PageQuery } from '../../shared/page.ts'
import type { Policy } from '../../shared/policy.ts'
import {
  type CheckPreview,
  PolicyChange,
  type PolicyPreview,
  type PolicyStep,
  type Reader,
} from '../../shared/policychange.ts'
import { sealNumbers } from '../db/peoplesnumbers.ts'
import { timelineOf } from '../db/policy.ts'
import type { AppEnv } from '../env.ts'
import { permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import { answerOf } from './answer.ts'
import { decide } from './decide.ts'
import { historyOf } from './history.ts'
import { dayOfChange, setPolicy } from './store.ts'

/** What the checks, another capability's, say of the policy; given by the app. */
export type Checks = {
  /** The checks that read a parameter. */
  readersOf: (db: D1Database) => Promise<(path: string) => Reader[]>
  /** What the findings would be under another policy; writes nothing. */
  preview: (
    db: D1Database,
    asked: { asOf: string; before: Policy; after: Policy; paths: string[] },
  ) => Promise<CheckPreview[]>
  /** The checks that read one of these parameters look again. */
  recheck: (db: D1Database, paths: string[]) => Promise<void>
}

const Query = PageQuery.extend({ path: z.string().max(100).optional() })

/** The county's policy (政策参数): every number the checks use, what it says of itself, what it was and what it will be. */
export const policyRoutes = ({ readersOf, preview, recheck }: Checks) => {
  const answered = async (c: Context<AppEnv>, at: Date) =>
    answerOf(await timelineOf(c.var.county.db), dayOf(at), await readersOf(c.var.county.db))
  return new Hono<AppEnv>()
    .get('/policy', permit('policy.read'), async (c) => c.json(await answered(c, new Date()), 200))
    .get('/policy/versions', permit('policy.read'), valid('query', Query), async (c) => {
      const { path, page, size } = c.req.valid('query')
      const steps = historyOf(await timelineOf(c.var.county.db), dayOf(new Date()), path)
      const rows = steps.slice((page - 1) * size, page * size)
      return c.json({ rows, page, size, total: steps.length } satisfies Page<PolicyStep>, 200)
    })
    .post('/policy/preview', permit('policy.set'), valid('json', PolicyChange), async (c) => {
      const { db } = c.var.county
      const asOf = dayOf(new Date())
      const effectiveOn = dayOfChange(c.req.valid('json'), asOf)
      const { before, after, changes } = decide(await timelineOf(db), c.req.valid('json').document, effectiveOn)
      const checks = await preview(db, { asOf, before, after, paths: changes.map(({ path }) => path) })
      return c.json({ asOf, effectiveOn, changes, checks } satisfies PolicyPreview, 200)
    })
    .put('/policy', permit('policy.set'), valid('json', PolicyChange), async (c) => {
      const { county, actor } = c.var
      const at = new Date()
      const { reason, ...change } = c.req.valid('json')
      const why = reason === undefined ? {} : { reason: sealNumbers(reason, county.sealer) }
      const { changes } = await setPolicy(county, { ...change, ...why }, { actor, at })
      const counts = (change.effectiveOn ?? '') <= dayOf(at)
      if (counts && changes.length > 0) {
        await recheck(
          county.db,
          changes.map(({ path }) => path),
        )
      }
      return c.json(await answered(c, at), 200)
    })
}
