import type { D1Database } from '@cloudflare/workers-types'
import type { Membership } from '../../shared/session.ts'
import type { Env } from '../env.ts'
import { countySealer, type Sealer } from './seal.ts'

/** A county's database (县库), opened: holds one county and nothing else. */
export type CountyDatabase = { code: string; name: string; db: D1Database; sealer: Sealer }

/** The one place that opens a county: a request reaches the county its membership is for, whatever the URL says. */
export function openCounty(env: Env, membership: Pick<Membership, 'county'>): CountyDatabase {
  const { code, name } = membership.county
  const db = env[`COUNTY_${code}` as `COUNTY_${number}`]
  if (!db) throw new Error(`COUNTY_${code} is not bound`)
  return { code, name, db, sealer: countySealer(env.DATA_KEY, code) }
}
