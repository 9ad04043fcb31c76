import { Hono } from 'hono'
import { type CountyDatabase, listReadyCounties, openCounty } from '../db/county.ts'
import type { AppEnv, Env } from '../env.ts'
import { internal } from '../http/internal.ts'
import { type Tidied, tidyCounty } from './tidy.ts'

/** What else is done once a day, to every county and to the registry: other capabilities', given by the app. */
export type Daily = {
  county(env: Env, county: CountyDatabase, now: Date): Promise<unknown>
  registry(env: Env, now: Date): Promise<unknown>
}

/** Once a day, of every county: a home asks by route, Cloudflare by its clock. One that fails stops no other. */
export async function tidyAll(env: Env, daily: Daily, now: Date): Promise<Record<string, Tidied | { error: string }>> {
  const tidied: Record<string, Tidied | { error: string }> = {}
  for (const line of await listReadyCounties(env.REGISTRY)) {
    if (line.nextKey !== null || !env[`COUNTY_${line.code}` as `COUNTY_${number}`]) continue
    try {
      const county = await openCounty(env, line)
      tidied[line.code] = await tidyCounty(county, now)
      await daily.county(env, county, now)
    } catch (error) {
      console.error(`tidy ${line.code}`, error)
      tidied[line.code] = { error: '没有完成，详见日志。' }
    }
  }
  await daily.registry(env, now)
  return tidied
}

export const tidyRoutes = (daily: Daily) =>
  new Hono<AppEnv>().post('/internal/tidy', internal, async (c) => {
    return c.json({ counties: await tidyAll(c.env, daily, new Date()) }, 200)
  })
