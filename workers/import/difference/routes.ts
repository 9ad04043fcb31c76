import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Decide, DiffQuery, GoneQuery } from '../../../shared/difference.ts'
import { PageQuery } from '../../../shared/page.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { carryOut } from '../order.ts'
import { type ImportRow, importOf, theImport } from '../store.ts'
import { diffRows } from './diffrows.ts'
import { listDuplicates } from './duplicaterows.ts'
import { decide, goneCounts, listGone } from './gonerows.ts'
import { receiptOf } from './receipt.ts'

const Id = z.object({ id: z.coerce.number().int() })
const StagedQuery = DiffQuery.extend({ state: DiffQuery.shape.state.exclude(['gone']) })
const DuplicateQuery = PageQuery.extend({ where: z.enum(['file', 'county']), q: z.string().max(60).optional() })
const Reason = z.object({ reason: z.string().trim().min(1).max(200) })

function asked(c: Context<AppEnv>, { id }: { id: number }): Promise<ImportRow> {
  return theImport(c.var.county.db, id)
}

/** What an import changes, what it does not name, who says yes to it, and its receipt. */
export const differences = new Hono<AppEnv>()
  .get('/imports/:id/diff', permit('import.read'), valid('param', Id), valid('query', StagedQuery), async (c) => {
    const row = await asked(c, c.req.valid('param'))
    return c.json(await diffRows(c.var.county, row, c.req.valid('query')), 200)
  })
  .get(
    '/imports/:id/duplicates',
    permit('import.read'),
    valid('param', Id),
    valid('query', DuplicateQuery),
    async (c) => {
      const row = await asked(c, c.req.valid('param'))
      return c.json(await listDuplicates(c.var.county.db, row, c.req.valid('query')), 200)
    },
  )
  .get('/imports/:id/gone', permit('import.read'), valid('param', Id), valid('query', GoneQuery), async (c) => {
    const row = await asked(c, c.req.valid('param'))
    const { db } = c.var.county
    const [rows, counts] = await Promise.all([listGone(db, row, c.req.valid('query')), goneCounts(db, row.id)])
    return c.json({ rows, counts }, 200)
  })
  .put('/imports/:id/gone', permit('import.decide'), valid('param', Id), valid('json', Decide), async (c) => {
    const { county, actor } = c.var
    const row = await asked(c, c.req.valid('param'))
    const { reason, ...order } = c.req.valid('json')
    const sealed = reason === undefined ? {} : { reason: sealNumbers(reason, county.sealer) }
    return c.json(await decide(county, row, { ...order, ...sealed }, { actor, at: new Date() }), 200)
  })
  .post('/imports/:id/submit', permit('import.upload'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const row = await carryOut(county, 'submit', { id: c.req.valid('param').id, actor, at: new Date() })
    return c.json(importOf(row), 200)
  })
  .post('/imports/:id/return', permit('import.commit'), valid('param', Id), valid('json', Reason), async (c) => {
    const { county, actor } = c.var
    const { id } = await asked(c, c.req.valid('param'))
    const reason = sealNumbers(c.req.valid('json').reason, county.sealer)
    return c.json(importOf(await carryOut(county, 'return', { id, actor, at: new Date(), reason })), 200)
  })
  .get('/imports/:id/receipt', permit('import.read'), valid('param', Id), async (c) => {
    return c.json(await receiptOf(c.var.county.db, await asked(c, c.req.valid('param'))), 200)
  })
