import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { openCounty } from '../db/county.ts'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { driveUnfinished } from './drive.ts'

/** What a home calls when its workerd has just come up: imports cut short go on. Only who holds AUTH_SECRET can. */
export const resume = new Hono<AppEnv>().post('/internal/resume', async (c) => {
  const expected = Buffer.from(`Bearer ${createHmac('sha256', c.env.AUTH_SECRET).update('internal').digest('hex')}`)
  const given = Buffer.from(c.req.header('authorization') ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Problem('not-found', '没有这个地址。')
  }
  const counties = await c.env.REGISTRY.prepare('SELECT code, name FROM county ORDER BY code').all<{
    code: string
    name: string
  }>()
  let resumed = 0
  for (const county of counties.results) {
    if (c.env[`COUNTY_${county.code}` as `COUNTY_${number}`]) {
      resumed += await driveUnfinished(c.env, openCounty(c.env, { county }))
    }
  }
  return c.json({ resumed }, 200)
})
