import { Hono } from 'hono'
import { z } from 'zod'
import { type Mapping, SheetChoice } from '../../../shared/mapping.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { drive } from '../drive.ts'
import { importOf, theImport } from '../store.ts'
import { choose } from './choose.ts'
import { kindOptions } from './kinds.ts'
import { forget, listMemory } from './memory.ts'

const Id = z.object({ id: z.coerce.number().int() })
const Signature = z.object({ signature: z.string().regex(/^[0-9a-f]{64}$/) })
const Choices = z.strictObject({ choices: z.array(SheetChoice).max(1000) })

/** What columns and sheets mean: chosen for an import, remembered for the county. */
export const mapping = new Hono<AppEnv>()
  .get('/imports/:id/mapping', permit('import.read'), valid('param', Id), async (c) => {
    const row = await theImport(c.var.county.db, c.req.valid('param').id)
    const choices = row.choices === null ? [] : JSON.parse(row.choices)
    const answer: Mapping = { kinds: kindOptions(), choices, chosenBy: row.chosen_by, chosenAt: row.chosen_at }
    return c.json(answer, 200)
  })
  .put('/imports/:id/choices', permit('import.map'), valid('param', Id), valid('json', Choices), async (c) => {
    const { county, actor } = c.var
    const { id } = c.req.valid('param')
    const row = await choose(county, { id, actor, at: new Date(), ...c.req.valid('json') })
    await drive(c.env, county, id, () => crypto.randomUUID())
    return c.json(importOf(row), 200)
  })
  .get('/header-memory', permit('import.read'), async (c) => {
    return c.json(await listMemory(c.var.county.db), 200)
  })
  .delete('/header-memory/:signature', permit('import.map'), valid('param', Signature), async (c) => {
    const { county, actor } = c.var
    await forget(county, { ...c.req.valid('param'), actor, at: new Date() })
    return c.json({ forgotten: true }, 200)
  })
