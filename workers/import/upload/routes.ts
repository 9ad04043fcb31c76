import { Hono } from 'hono'
import { z } from 'zod'
import { NewUpload } from '../../../shared/upload.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { drive } from '../drive.ts'
import * as store from '../store.ts'
import { begin, ending, findUpload, giveUp, refuseOver, takePart, uploadOf, uploadsOf, whole } from './parts.ts'
import { place } from './place.ts'
import { receive } from './receive.ts'

const Id = z.object({ id: z.string() })
const Part = Id.extend({ n: z.coerce.number().int().min(0) })
const ImportId = z.object({ id: z.coerce.number().int() })
const name = () => crypto.randomUUID()
const chance = () => ({ id: name(), key: crypto.getRandomValues(new Uint8Array(32)) })

/** A workbook comes in: whole, in parts, or in the place of one that had problems. */
export const uploads = new Hono<AppEnv>()
  .post('/imports', permit('import.upload'), async (c) => {
    const { county, actor } = c.var
    const file = await receive(c.env.LEDGERS, c.req.raw, county, chance())
    const row = await place(county, file, { continues: null, by: actor, at: new Date(), also: [] })
    await drive(c.env, county, row.id, name)
    return c.json(store.importOf(row), 201)
  })
  .post('/imports/:id/workbook', permit('import.upload'), valid('param', ImportId), async (c) => {
    const { county, actor } = c.var
    const continues = c.req.valid('param').id
    await store.theImport(county.db, continues)
    const file = await receive(c.env.LEDGERS, c.req.raw, county, chance())
    const row = await place(county, file, { continues, by: actor, at: new Date(), also: [] })
    await drive(c.env, county, row.id, name)
    return c.json(store.importOf(row), 200)
  })
  .get('/uploads', permit('import.upload'), async (c) => {
    return c.json((await uploadsOf(c.var.county.db, c.var.actor)).map(uploadOf), 200)
  })
  .post('/uploads', permit('import.upload'), valid('json', NewUpload), async (c) => {
    const { county, actor } = c.var
    const file = c.req.valid('json')
    if (file.continues !== null) await store.theImport(county.db, file.continues)
    return c.json(uploadOf(await begin(county, file, { by: actor, at: new Date(), chance: chance() })), 201)
  })
  .put('/uploads/:id/parts/:n', permit('import.upload'), valid('param', Part), async (c) => {
    const { county, actor } = c.var
    const { id, n } = c.req.valid('param')
    const row = await findUpload(county.db, id, actor)
    const taken = await takePart(county, c.env.LEDGERS, row, { n, body: c.req.raw.body, at: new Date() })
    return c.json(uploadOf(taken), 200)
  })
  .post('/uploads/:id/finish', permit('import.upload'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const upload = await findUpload(county.db, c.req.valid('param').id, actor)
    const file = await whole(county, c.env.LEDGERS, upload)
    const also = ending(county.db, upload)
    const hand = { continues: upload.continues, by: actor, at: new Date(), also }
    const row = await place(county, file, hand).catch(refuseOver)
    await drive(c.env, county, row.id, name)
    return c.json(store.importOf(row), 201)
  })
  .delete('/uploads/:id', permit('import.upload'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const upload = await findUpload(county.db, c.req.valid('param').id, actor)
    await giveUp(county, c.env.LEDGERS, upload, new Date(), actor)
    return c.body(null, 204)
  })
