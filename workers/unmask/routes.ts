import { Hono } from 'hono'
import { dayOf } from '../../shared/day.ts'
import { Unmask, type Unmasked } from '../../shared/unmask.ts'
import { audited } from '../db/audit.ts'
import { mask } from '../db/mask.ts'
import { replaceNumbers } from '../db/peoplesnumbers.ts'
import { seenBy } from '../db/reach.ts'
import { registerDay } from '../db/register.ts'
import type { AppEnv } from '../env.ts'
import { permit } from '../http/may.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { numbersOf } from './numbers.ts'

/** Numbers in full, with a reason, on the audit trail before they are shown: which ones, never what they are. */
export const unmask = new Hono<AppEnv>().post('/unmask', permit('number.unmask'), valid('json', Unmask), async (c) => {
  const { county, membership, actor } = c.var
  const { kind, key, reason } = c.req.valid('json')
  const at = new Date()
  const numbers = await numbersOf(county.db, { kind, key }, seenBy(membership, registerDay(dayOf(at))))
  if (!numbers) throw new Problem('not-found', '没有找到，请从列表重新打开。')
  const sealed = Object.entries(numbers).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const detail = { kind, fields: sealed.map(([name]) => name), reason: replaceNumbers(reason, mask) }
  await audited(county, { at, actor, action: 'number.unmask', subject: key, detail }, [])
  const answer: Unmasked = { values: sealed.map(([name, value]) => ({ name, value: county.sealer.openAll(value) })) }
  return c.json(answer, 200)
})
