import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../../shared/day.ts'
import { Answer } from '../../../shared/difference.ts'
import { Entity } from '../../../shared/import.ts'
import { PageQuery } from '../../../shared/page.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { seenBy } from '../../db/reach.ts'
import { registerDay } from '../../db/register.ts'
import { prepare, sql } from '../../db/sql.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { bringBack, listDeparted } from './departed.ts'
import { answerQuestion, listQuestions, type Touched } from './questions.ts'

const word = z.string().max(100).optional()
const Id = z.object({ id: z.coerce.number().int() })
const QuestionQuery = PageQuery.extend({
  answered: z.enum(['0', '1']).default('0'),
  township: word,
  village: word,
})
const DepartedQuery = PageQuery.extend({ q: word, entity: Entity.optional() })

/** What a village says of records missing from a ledger, and those that left. `recheck` is the app's. */
export const villageRoutes = (recheck: (db: D1Database, touched: Touched & { asOf: string }) => Promise<void>) => {
  const seen = (c: Context<AppEnv>) => seenBy(c.var.membership, registerDay(dayOf(new Date())))
  /** On the day of the last run, where that is later. */
  const again = async ({ db }: CountyDatabase, touched: Touched) => {
    const asOf = await prepare(db, sql`SELECT ${registerDay(dayOf(new Date()))} AS day`).first<string>('day')
    await recheck(db, { ...touched, asOf: asOf as string })
  }
  return new Hono<AppEnv>()
    .get('/questions', permit('question.read'), valid('query', QuestionQuery), async (c) => {
      const { answered, township, village, ...page } = c.req.valid('query')
      const filter = { open: answered === '0', township, village }
      return c.json(await listQuestions(c.var.county.db, seen(c), filter, page), 200)
    })
    .post('/questions/:id/answer', permit('question.answer'), valid('param', Id), valid('json', Answer), async (c) => {
      const { county, actor } = c.var
      const { answer, note } = c.req.valid('json')
      const sealed = note === undefined ? undefined : sealNumbers(note, county.sealer)
      const hand = { answer, note: sealed, actor, at: new Date() }
      const touched = await answerQuestion(county, seen(c), c.req.valid('param').id, hand)
      if (touched !== null) await again(county, touched)
      return c.json({ answer }, 200)
    })
    .get('/departed', permit('import.read'), valid('query', DepartedQuery), async (c) => {
      return c.json(await listDeparted(c.var.county.db, c.req.valid('query')), 200)
    })
    .post('/departed/:id/back', permit('import.decide'), valid('param', Id), async (c) => {
      const { county, actor } = c.var
      const touched = await bringBack(county, c.req.valid('param').id, { actor, at: new Date() })
      await again(county, touched)
      return c.json({ back: true }, 200)
    })
}
