import { Hono } from 'hono'
import { z } from 'zod'
import { Fixes } from '../../../shared/fix.ts'
import { Issue } from '../../../shared/import.ts'
import { PageQuery } from '../../../shared/page.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { drive } from '../drive.ts'
import { importOf, theImport } from '../store.ts'
import { keepFixes, listFixes, takeBack } from './fixes.ts'
import { issueList } from './list.ts'
import { reread } from './reread.ts'

const Id = z.object({ id: z.coerce.number().int() })
const FixId = Id.extend({ fix: z.coerce.number().int() })
const place = z.coerce.number().int().min(0).optional()
/** `header` is empty for what is wrong with whole rows. */
const IssueQuery = PageQuery.pick({ size: true }).extend({
  code: z.string().max(50).optional(),
  header: z.string().max(500).optional(),
  sheet: z.string().max(500).optional(),
  at: place,
  level: Issue.shape.level.optional(),
  open: z.literal('1').optional(),
  after: place,
  before: place,
})
const chance = () => crypto.randomUUID()

/** Problems of an import, mended in place. */
export const mending = new Hono<AppEnv>()
  .get('/imports/:id/issues', permit('import.read'), valid('param', Id), valid('query', IssueQuery), async (c) => {
    return c.json(await issueList(c.var.county, c.req.valid('param').id, c.req.valid('query')), 200)
  })
  .get('/imports/:id/fixes', permit('import.read'), valid('param', Id), valid('query', PageQuery), async (c) => {
    const { id } = c.req.valid('param')
    await theImport(c.var.county.db, id)
    return c.json(await listFixes(c.var.county.db, id, c.req.valid('query')), 200)
  })
  .put('/imports/:id/fixes', permit('import.mend'), valid('param', Id), valid('json', Fixes), async (c) => {
    const { county, actor } = c.var
    const hand = { id: c.req.valid('param').id, actor, at: new Date() }
    return c.json(await keepFixes(county, hand, c.req.valid('json').fixes), 200)
  })
  .delete('/imports/:id/fixes/:fix', permit('import.mend'), valid('param', FixId), async (c) => {
    const { county, actor } = c.var
    const { id, fix } = c.req.valid('param')
    return c.json(await takeBack(county, { id, actor, at: new Date() }, fix), 200)
  })
  .post('/imports/:id/reread', permit('import.mend'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const row = await reread(county, { id: c.req.valid('param').id, actor, at: new Date() })
    await drive(c.env, county, row.id, chance)
    return c.json(importOf(row), 200)
  })
