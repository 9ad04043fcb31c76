import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Issue } from '../../shared/bulletin.ts'
import { dayOf } from '../../shared/day.ts'
import type { HandOut } from '../../shared/handout.ts'
import { policyOn } from '../db/policy.ts'
import { heldFor, seenBy } from '../db/reach.ts'
import { registerDay } from '../db/register.ts'
import type { AppEnv } from '../env.ts'
import { fileHeaders } from '../http/attachment.ts'
import { permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import type { CheckWords } from './figures.ts'
import { picturesOf } from './pictures.ts'
import { sheetsOf } from './sheets.ts'
import { bulletinOf, issue, listBulletins, type Office } from './store.ts'

const Days = z.object({ days: z.enum(['30', '90', '365']).default('90') })
const Asked = z.object({ period: z.string().max(10) })
const Where = z.object({ township: z.string().max(100).optional() })

/** Pictures over time, and bulletins (月分析、季通报). What checks are called and how a workbook is written are others', given by the app. */
export const bulletinRoutes = (words: CheckWords, handOut: HandOut) => {
  const office = async (c: Context<AppEnv>): Promise<Office> => {
    const today = dayOf(new Date())
    const { document } = await policyOn(c.var.county.db, today)
    return { county: c.var.county, policy: document, today, words }
  }
  /** Whoever holds a township reads its part, whatever is asked for; whoever holds less than one reads none. */
  const township = (c: Context<AppEnv>, asked: string | undefined) => {
    const reach = heldFor(c.var.membership)
    if (reach === 'county') return asked || null
    return reach === 'township' ? c.var.membership.township : undefined
  }
  const bulletin = async (c: Context<AppEnv>, period: string, asked: string | undefined) =>
    bulletinOf(await office(c), period, { township: township(c, asked) })
  return new Hono<AppEnv>()
    .get('/home/pictures', permit('home.read'), valid('query', Days), async (c) => {
      const { policy, today } = await office(c)
      const seen = seenBy(c.var.membership, registerDay(today))
      const viewer = { db: c.var.county.db, policy, seen, today, township: township(c, undefined) }
      return c.json(await picturesOf(viewer, Number(c.req.valid('query').days)), 200)
    })
    .get('/bulletins', permit('bulletin.read'), async (c) => c.json(await listBulletins(await office(c)), 200))
    .get('/bulletins/:period', permit('bulletin.read'), valid('param', Asked), valid('query', Where), async (c) => {
      return c.json(await bulletin(c, c.req.valid('param').period, c.req.valid('query').township), 200)
    })
    .get(
      '/bulletins/:period/workbook',
      permit('bulletin.read'),
      valid('param', Asked),
      valid('query', Where),
      async (c) => {
        const found = await bulletin(c, c.req.valid('param').period, c.req.valid('query').township)
        const { name } = c.var.county
        const sheets = sheetsOf(name, found)
        const masked = JSON.parse(c.var.county.sealer.maskAll(JSON.stringify(sheets))) as typeof sheets
        return c.body((await handOut(masked)) as Uint8Array<ArrayBuffer>, 200, fileHeaders(`${name}${found.name}.xlsx`))
      },
    )
    .post(
      '/bulletins/:period/issue',
      permit('bulletin.issue'),
      valid('param', Asked),
      valid('json', Issue),
      async (c) => {
        const { period } = c.req.valid('param')
        await issue(await office(c), period, c.req.valid('json').remark, { at: new Date(), by: c.var.actor })
        return c.json(await bulletin(c, period, undefined), 201)
      },
    )
}
