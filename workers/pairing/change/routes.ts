import { Hono } from 'hono'
import { z } from 'zod'
import { ChangeOrder, Withdraw } from '../../../shared/change.ts'
import { nextDay } from '../../../shared/day.ts'
import { Assign, EndPairing, EndReason } from '../../../shared/pairing.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { valid } from '../../http/valid.ts'
import type { Office } from '../routes.ts'
import { apply, householdOf, verdicts } from './apply.ts'
import { writeEndReason } from './endreason.ts'
import { withdraw } from './withdraw.ts'

const Id = z.object({ id: z.coerce.number().int() })

/** Who is responsible for whom, changed: one household or thousands at once, all by one engine. */
export const changeRoutes = ({ desk, hand, recheck }: Office) =>
  new Hono<AppEnv>()
    .post('/pairings', permit('pairing.assign'), valid('json', Assign), async (c) => {
      const { householdNo, cadreKey, sinceOn, override } = c.req.valid('json')
      const order = { on: sinceOn, reason: null, changes: [{ householdNo, replaces: null, cadreKey, override }] }
      const { changed, touched } = await apply(await desk(c), order, hand(c))
      await recheck(c.var.county.db, touched)
      return c.json(changed.begun[0]!, 201)
    })
    .post('/pairings/changes', permit('pairing.end'), valid('json', ChangeOrder), async (c) => {
      const { changed, touched } = await apply(await desk(c), c.req.valid('json'), hand(c))
      await recheck(c.var.county.db, touched)
      return c.json(changed, 201)
    })
    .post('/pairings/verdicts', permit('pairing.assign'), valid('json', ChangeOrder), async (c) => {
      return c.json(await verdicts(await desk(c), c.req.valid('json')), 200)
    })
    .post('/pairings/withdraw', permit('pairing.end'), valid('json', Withdraw), async (c) => {
      const { withdrawn, touched } = await withdraw(await desk(c), c.req.valid('json'), hand(c))
      await recheck(c.var.county.db, touched)
      return c.json(withdrawn, 200)
    })
    .put('/pairings/:id/reason', permit('pairing.end'), valid('param', Id), valid('json', EndReason), async (c) => {
      const touched = await writeEndReason(await desk(c), c.req.valid('param').id, c.req.valid('json'), hand(c))
      await recheck(c.var.county.db, touched)
      return c.json({}, 200)
    })
    .post('/pairings/:id/end', permit('pairing.end'), valid('param', Id), valid('json', EndPairing), async (c) => {
      const { id } = c.req.valid('param')
      const { untilOn, reason, successorKey, override } = c.req.valid('json')
      const at = await desk(c)
      // A pairing that is not there goes the same way as one that is not seen, and takes as long.
      const change = { householdNo: await householdOf(at, id), replaces: id, cadreKey: successorKey, override }
      const order = { on: nextDay(untilOn), reason, changes: [change] }
      const { changed, touched } = await apply(at, order, hand(c))
      await recheck(c.var.county.db, touched)
      const { ended, begun } = changed
      return c.json({ at: changed.at, ended: ended.find((span) => span.id === id)!, successor: begun[0] ?? null }, 200)
    })
