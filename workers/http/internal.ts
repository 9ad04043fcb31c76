import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../env.ts'
import { Problem } from './problem.ts'

/** Only who holds AUTH_SECRET: a home and its command line. To anybody else there is no such address. */
export const internal: MiddlewareHandler<AppEnv> = async (c, next) => {
  const expected = Buffer.from(`Bearer ${createHmac('sha256', c.env.AUTH_SECRET).update('internal').digest('hex')}`)
  const given = Buffer.from(c.req.header('authorization') ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Problem('not-found', '没有这个地址。')
  }
  await next()
}
