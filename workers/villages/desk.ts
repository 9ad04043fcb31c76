import type { Policy } from '../../shared/policy.ts'
import type { AuditedCounty } from '../db/audit.ts'
import type { Seen } from '../db/reach.ts'
import type { Sql } from '../db/sql.ts'

/** The county's villages as the membership may see them, on a day, under a policy. */
export type Desk = { county: AuditedCounty; policy: Policy; seen: Seen; day: Sql }
