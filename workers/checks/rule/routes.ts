import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../../shared/day.ts'
import { RuleChange, RuleSwitch } from '../../../shared/rulepage.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { policyOn } from '../../db/policy.ts'
import type { AppEnv } from '../../env.ts'
import { deskOf } from '../../http/desk.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { changeRule, withdrawRule } from './change.ts'
import { fieldsOf } from './fields.ts'
import { installPack } from './install.ts'
import { listRules, packFile, rulePage, triedOf } from './store.ts'
import { switchRules } from './switch.ts'
import { tryRules } from './trial.ts'
import type { CodeWords } from './writing.ts'

/** What rules need of the rest of the product; given by the app. */
type RuleNeeds = {
  /** The words of the importer's code lists. */
  codeWords: CodeWords
  /** These rules look at the county. */
  recheck: (db: D1Database, ids: string[]) => Promise<void>
}

const Id = z.object({ id: z.string().max(60) })
const Asked = z.object({ ids: z.array(z.string().max(60)).max(1000).optional(), rule: z.unknown().optional() })
const Reason = z.object({ reason: z.string().trim().min(2).max(200) })

/** A county's rules (自定义规则) and packs: seen, tried, made, switched, handed on. */
export const ruleRoutes = ({ codeWords, recheck }: RuleNeeds) => {
  const hand = (c: Context<AppEnv>) => ({ actor: c.var.actor, at: new Date() })
  const why = (c: Context<AppEnv>, reason: string) => sealNumbers(reason, c.var.county.sealer)
  const today = async (db: D1Database) => {
    const asOf = dayOf(new Date())
    return { asOf, policy: (await policyOn(db, asOf)).document }
  }
  return new Hono<AppEnv>()
    .get('/rules', permit('rule.read'), async (c) => {
      const { db, seen } = await deskOf(c)
      return c.json(await listRules(db, seen), 200)
    })
    .get('/rules/fields', permit('rule.read'), (c) => c.json(fieldsOf(codeWords), 200))
    .get('/rules/packs/:id', permit('rule.read'), valid('param', Id), async (c) => {
      const { db, seen } = await deskOf(c)
      return c.json(await packFile(db, seen, c.req.valid('param').id), 200)
    })
    .get('/rules/:id', permit('rule.read'), valid('param', Id), async (c) => {
      const { db, seen } = await deskOf(c)
      return c.json(await rulePage(db, seen, c.req.valid('param').id), 200)
    })
    .post('/rules/preview', permit('rule.set'), valid('json', Asked), async (c) => {
      const { db } = c.var.county
      const tried = await triedOf(db, c.req.valid('json'), codeWords)
      return c.json(await tryRules(db, tried, await today(db)), 200)
    })
    .put(
      '/rules/:id',
      permit('rule.set'),
      valid('param', Id),
      valid('json', RuleChange.extend({ rule: z.unknown() })),
      async (c) => {
        const { county } = c.var
        const { id } = c.req.valid('param')
        const change = c.req.valid('json')
        const { enabled } = await changeRule(
          county,
          { id, ...change, reason: why(c, change.reason) },
          codeWords,
          hand(c),
          await today(county.db),
        )
        if (enabled) await recheck(county.db, [id])
        return c.json(await rulePage(county.db, (await deskOf(c)).seen, id), 200)
      },
    )
    .delete('/rules/:id', permit('rule.set'), valid('param', Id), valid('json', Reason), async (c) => {
      await withdrawRule(c.var.county, c.req.valid('param').id, why(c, c.req.valid('json').reason), hand(c))
      return c.body(null, 204)
    })
    .post('/rules/enable', permit('rule.set'), valid('json', RuleSwitch), async (c) => {
      const { county } = c.var
      const { reason, ...rest } = c.req.valid('json')
      const order = { ...rest, reason: why(c, reason) }
      const { on, ...switched } = await switchRules(county, order, hand(c), await today(county.db))
      if (on.length > 0) await recheck(county.db, on)
      return c.json(switched, 200)
    })
    .post('/rules/packs', permit('rule.set'), valid('json', z.unknown()), async (c) => {
      const { county } = c.var
      const { on, ...installed } = await installPack(
        county,
        c.req.valid('json'),
        codeWords,
        hand(c),
        await today(county.db),
      )
      if (on.length > 0) await recheck(county.db, on)
      return c.json(installed, 200)
    })
}
