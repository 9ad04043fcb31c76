import { Hono } from 'hono'
import { z } from 'zod'
import { ImportQuery } from '../../shared/import.ts'
import { type CountyLine, listReadyCounties, openCounty } from '../db/county.ts'
import type { AppEnv, Env } from '../env.ts'
import { internal } from '../http/internal.ts'
import { permit } from '../http/may.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { differences } from './difference/routes.ts'
import { drive, driveUnfinished } from './drive.ts'
import { emptyRegister } from './emptyregister.ts'
import { handback } from './handback/routes.ts'
import { listImports, narrowings } from './history.ts'
import { mapping } from './mapping/routes.ts'
import { mending } from './mend/routes.ts'
import { carryOut } from './order.ts'
import * as store from './store.ts'
import { templateRoutes } from './template/routes.ts'
import { undoRoutes } from './undo/routes.ts'
import { uploads } from './upload/routes.ts'

const Id = z.object({ id: z.coerce.number().int() })
const chance = () => crypto.randomUUID()

export const imports = new Hono<AppEnv>()
  .route('/', uploads)
  .route('/', mapping)
  .route('/', differences)
  .route('/', handback)
  .route('/', mending)
  .route('/', undoRoutes)
  .route('/', templateRoutes)
  .get('/imports', permit('import.read'), valid('query', ImportQuery), async (c) => {
    return c.json(await listImports(c.var.county.db, c.req.valid('query')), 200)
  })
  .get('/imports/narrowings', permit('import.read'), async (c) => c.json(await narrowings(c.var.county.db), 200))
  .get('/imports/:id', permit('import.read'), valid('param', Id), async (c) => {
    const row = await store.theImport(c.var.county.db, c.req.valid('param').id)
    return c.json(store.importOf(row), 200)
  })
  .post('/imports/:id/commit', permit('import.commit'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const id = c.req.valid('param').id
    const row = await carryOut(county, 'commit', { id, actor, at: new Date() })
    await drive(c.env, county, id, chance)
    return c.json(store.importOf(row), 200)
  })
  .post('/imports/:id/retry', permit('import.commit'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const id = c.req.valid('param').id
    const row = await carryOut(county, 'retry', { id, actor, at: new Date() })
    await drive(c.env, county, id, chance)
    return c.json(store.importOf(row), 200)
  })
  .post('/imports/:id/cancel', permit('import.cancel'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const row = await carryOut(county, 'cancel', { id: c.req.valid('param').id, actor, at: new Date() })
    return c.json(store.importOf(row), 200)
  })
  .post('/register/empty', permit('register.empty'), valid('json', z.object({ confirm: z.string() })), async (c) => {
    const { county, actor } = c.var
    if (c.req.valid('json').confirm !== county.code)
      throw new Problem('invalid', `要清空登记册，请输入县代码 ${county.code} 确认。`)
    return c.json({ removed: await emptyRegister(county, actor, new Date()) }, 200)
  })

/** What a home calls when its workerd has just come up: imports cut short go on. Only who holds AUTH_SECRET can. */
export const resume = new Hono<AppEnv>().post('/internal/resume', internal, async (c) => {
  let resumed = 0
  for (const line of await listReadyCounties(c.env.REGISTRY)) {
    if (c.env[`COUNTY_${line.code}` as `COUNTY_${number}`] && line.nextKey === null) {
      resumed += await resumeIn(c.env, line)
    }
  }
  return c.json({ resumed }, 200)
})

/** A county whose database cannot be read keeps no other from going on. */
async function resumeIn(env: Env, line: CountyLine): Promise<number> {
  try {
    return await driveUnfinished(env, await openCounty(env, line), chance)
  } catch (error) {
    console.error(`imports of ${line.code}`, error)
    return 0
  }
}
