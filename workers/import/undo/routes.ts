import { Hono } from 'hono'
import { z } from 'zod'
import { UndoOrder, UndoQuery } from '../../../shared/undo.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { drive } from '../drive.ts'
import { importOf, theImport } from '../store.ts'
import { undo, whyNot } from './order.ts'
import { undoOf } from './rows.ts'

const Id = z.object({ id: z.coerce.number().int() })

export const undoRoutes = new Hono<AppEnv>()
  .get('/imports/:id/undo', permit('import.read'), valid('param', Id), valid('query', UndoQuery), async (c) => {
    const { db } = c.var.county
    const row = await theImport(db, c.req.valid('param').id)
    const refused = row.state === 'undone' || row.state === 'undoing' ? null : await whyNot(db, row)
    return c.json(await undoOf(db, row, refused, c.req.valid('query')), 200)
  })
  .post('/imports/:id/undo', permit('import.undo'), valid('param', Id), valid('json', UndoOrder), async (c) => {
    const { county, actor } = c.var
    const row = await theImport(county.db, c.req.valid('param').id)
    const reason = sealNumbers(c.req.valid('json').reason, county.sealer)
    const undoing = await undo(county, row, { actor, at: new Date(), reason })
    await drive(c.env, county, row.id, () => crypto.randomUUID())
    return c.json(importOf(undoing), 200)
  })
