import { Hono } from 'hono'
import { ZodError, z } from 'zod'
import { dayOf, laterDay } from '../../shared/day.ts'
import { Day } from '../../shared/pairing.ts'
import { policyLines } from '../../shared/policy.ts'
import { type PolicyVersion, policyOn } from '../db/policy.ts'
import type { AppEnv } from '../env.ts'
import { permit } from '../http/may.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { setPolicy } from './store.ts'

const Change = z.object({ document: z.record(z.string(), z.unknown()), effectiveOn: Day.optional() })

/** The county's policy (政策参数): every number the checks use, with what it says of itself. */
export const policy = new Hono<AppEnv>()
  .get('/policy', permit('policy.read'), async (c) =>
    c.json(answered(await policyOn(c.var.county.db, dayOf(new Date()))), 200),
  )
  .put('/policy', permit('policy.set'), valid('json', Change), async (c) => {
    const { county } = c.var
    const at = new Date()
    const today = dayOf(at)
    const { document, effectiveOn = today } = c.req.valid('json')
    await setPolicy(county, { document, effectiveOn, actor: c.var.actor, at }).catch(refuseUnread)
    return c.json(answered(await policyOn(county.db, laterDay(effectiveOn, today))), 200)
  })

function answered(version: PolicyVersion) {
  return { ...version, lines: policyLines(version.document) }
}

function refuseUnread(error: unknown): never {
  if (error instanceof Error && error.message.includes('UNIQUE constraint failed: policy.version'))
    throw new Problem('conflict', '刚才有人也改了政策参数，请刷新后再改一次。')
  if (!(error instanceof ZodError)) throw error
  const names = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key].join('.'))
      : [issue.path.join('.')],
  )
  throw new Problem('invalid', `这些政策参数不认识或取值不对，请对照“设置”页改正：${[...new Set(names)].join('、')}。`)
}
