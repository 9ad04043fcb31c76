import type { D1Database, R2Bucket, Workflow } from '@cloudflare/workers-types'
import type { Membership, Session } from '../shared/session.ts'
import type { CountyDatabase, CountyLine } from './db/county.ts'

/** What the Worker is bound to. Every county has one database of its own, bound as `COUNTY_<six-digit code>`. */
export type Env = {
  REGISTRY: D1Database
  LEDGERS: R2Bucket
  IMPORTS: Workflow
  /** 32 bytes, base64: every county's keys are wrapped under it. */
  DATA_KEY: string
  /** The DATA_KEY before, until every county's keys are wrapped under the new one. */
  DATA_KEY_BEFORE?: string
  /** At least 32 characters: signs sessions. */
  AUTH_SECRET: string
  /** Whether roles that see a whole county must have a second factor; absent = optional. */
  SECOND_FACTOR?: 'required' | 'optional'
  /** A demo installation's sign-ins, JSON, for its sign-in page and its command line. */
  DEMO_SIGN_INS?: string
  [county: `COUNTY_${number}`]: D1Database
}

/** What the registry keeps of a county for the server alone: never sent to a client. */
export type CountyRow = CountyLine & { schemaVersion: string | null }

/** Hono's environment. `county`, `membership` and `actor` (the username) exist below /api/counties/:county. */
export type AppEnv = {
  Bindings: Env
  Variables: {
    session: Session
    /** Which of the person's sessions this is: the row's id, not its token. */
    sessionId: string
    counties: ReadonlyMap<string, CountyRow>
    membership: Membership
    county: CountyDatabase
    actor: string
  }
}

/** What is missing or malformed in the environment, in words for the person who set it up; empty where nothing is. */
export function environmentFaults(env: Env): string[] {
  const faults: string[] = []
  for (const name of ['REGISTRY', 'LEDGERS'] as const) if (!env[name]) faults.push(`缺少绑定 ${name}`)
  if (!env.AUTH_SECRET || env.AUTH_SECRET.length < 32) faults.push('AUTH_SECRET 应为至少 32 个字符的密钥')
  if (!env.DATA_KEY || !/^[A-Za-z0-9+/]{43}=$/.test(env.DATA_KEY)) faults.push('DATA_KEY 应为 32 字节密钥的 base64')
  return faults
}
