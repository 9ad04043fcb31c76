import type { D1Database } from '@cloudflare/workers-types'
import { Hono } from 'hono'
import { z } from 'zod'
import { PageQuery } from '../../shared/page.ts'
import { PostOrder, VillagePost } from '../../shared/village.ts'
import type { AppEnv } from '../env.ts'
import { deskOf } from '../http/desk.ts'
import { may, permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import { listVillages } from './list.ts'
import { villagePage } from './page.ts'
import { notFound, setPost } from './post.ts'
import { listUnits } from './units.ts'

const word = z.string().max(100).optional()
const Villages = PageQuery.extend({
  q: word,
  township: word,
  unit: word,
  missing: VillagePost.optional().or(z.literal('').transform(() => undefined)),
  term: word,
})
const Units = PageQuery.extend({ q: word, township: word, without: word, assisting: word })

/** Villages and units (包村). `recheck` runs the checks that read villages again: another capability's, given by the app. */
export const villageLinks = (recheck: (db: D1Database, touched: { asOf: string; cause: string }) => Promise<void>) => {
  return new Hono<AppEnv>()
    .get('/units', permit('village.read'), valid('query', Units), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      // Whoever may not look cadres up sees no unit for having one.
      const assisting = may(c.var.membership, 'cadre.read') ? filter.assisting : '1'
      return c.json(
        await listUnits(await deskOf(c), { ...filter, ...(assisting && { assisting }) }, { page, size }),
        200,
      )
    })
    .get('/villages', permit('village.read'), valid('query', Villages), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listVillages(await deskOf(c), filter, { page, size }), 200)
    })
    .get('/villages/:key', permit('village.read'), async (c) => {
      const found = await villagePage(await deskOf(c), c.req.param('key'))
      if (found === null) throw notFound()
      return c.json(found, 200)
    })
    .put('/villages/:key/posts', permit('village.edit'), valid('json', PostOrder), async (c) => {
      const hand = { actor: c.var.actor, at: new Date() }
      const page = await setPost(await deskOf(c), c.req.param('key'), c.req.valid('json'), hand)
      await recheck(c.var.county.db, { asOf: page.asOf, cause: `village:${page.village.key}` })
      return c.json(page, 200)
    })
}
