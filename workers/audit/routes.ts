import { Hono } from 'hono'
import { AuditQuery, type AuditVerdict } from '../../shared/audit.ts'
import { countyTrail, registryTrail } from '../db/audit.ts'
import type { AppEnv } from '../env.ts'
import { permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import { listAccountEvents, listEvents, verifyTrail } from './store.ts'

/** The county's audit trail (审计), and whether anybody has touched it. */
export const audit = new Hono<AppEnv>()
  .get('/audit', permit('audit.read'), valid('query', AuditQuery), async (c) =>
    c.json(await listEvents(c.var.county.db, c.req.valid('query')), 200),
  )
  .get('/audit/accounts', permit('audit.read'), valid('query', AuditQuery), async (c) =>
    c.json(await listAccountEvents(c.env.REGISTRY, c.var.county.code, c.req.valid('query')), 200),
  )
  .get('/audit/verify', permit('audit.read'), async (c) => {
    const [county, registry] = await Promise.all([
      verifyTrail(countyTrail(c.var.county)),
      registryTrail(c.env).then(verifyTrail),
    ])
    const verdict: AuditVerdict = { ...county, registry }
    return c.json(verdict, 200)
  })
