import { type Context, Hono } from 'hono'
import { dayOf } from '../../../shared/day.ts'
import type { Assignee, Evidence, Handled, HandlingCounts } from '../../../shared/handling.ts'
import { AnswerOrder, AssignOrder, RecallOrder, VerifyOrder } from '../../../shared/handling.ts'
import type { AppEnv } from '../../env.ts'
import { deskOf } from '../../http/desk.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import { FindingFilter, findingIds } from '../listing.ts'
import { handlingCounts } from './counts.ts'
import { readingOf } from './reader.ts'

const reading = async (c: Context<AppEnv>) => readingOf(await deskOf(c), c.var, dayOf(new Date()))

const none: Handled = { done: 0, refused: [] }

/** What people do with findings (办理疑点). */
export const handlingRoutes = new Hono<AppEnv>()
  .get('/findings/counts', permit('finding.read'), async (c) => {
    const counts: HandlingCounts = await handlingCounts(await reading(c))
    return c.json(counts, 200)
  })
  .get('/findings/ids', permit('finding.read'), valid('query', FindingFilter), async (c) => {
    return c.json(await findingIds(await reading(c), c.req.valid('query')), 200)
  })
  .get('/findings/assignees', permit('finding.assign'), async (c) => c.json([] as Assignee[], 200))
  .post('/findings/assign', permit('finding.assign'), valid('json', AssignOrder), async (c) => c.json(none, 200))
  .post('/findings/answer', permit('finding.answer'), valid('json', AnswerOrder), async (c) => c.json(none, 200))
  .post('/findings/verify', permit('finding.verify'), valid('json', VerifyOrder), async (c) => c.json(none, 200))
  .post('/findings/recall', permit('finding.answer'), valid('json', RecallOrder), async (c) => c.json(none, 200))
  .post('/findings/evidence', permit('finding.answer'), async (c) => c.json({} as Evidence, 201))
