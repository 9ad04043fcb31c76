import type { D1Database } from '@cloudflare/workers-types'
import type { Policy } from '../../shared/policy.ts'
import type { AuditedCounty } from './audit.ts'
import type { Seen } from './reach.ts'
import type { Sql } from './sql.ts'

/** The county's register as the membership may touch it, on a day, under a policy. */
export type Desk = { county: AuditedCounty; db: D1Database; policy: Policy; seen: Seen; day: Sql }
