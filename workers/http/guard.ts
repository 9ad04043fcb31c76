import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { type AppEnv, environmentFaults } from '../env.ts'
import { Problem } from './problem.ts'

/** Refuses to serve with a missing or malformed secret, saying which. */
export const environment: MiddlewareHandler<AppEnv> = async (c, next) => {
  const faults = environmentFaults(c.env)
  if (faults.length > 0) throw new Problem('not-ready', `服务配置不完整，请联系平台运维：${faults.join('；')}。`)
  await next()
}

/** A page of another site can send our cookie but not our header: a change by cookie needs `x-jiedui`. */
export const sameSite: MiddlewareHandler<AppEnv> = async (c, next) => {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
  if (changes && c.req.header('cookie') !== undefined && c.req.header('x-jiedui') === undefined) {
    throw new Problem('not-allowed', '这项操作只能在本系统的页面内进行，请回到页面重试。')
  }
  await next()
}

const jsonLimit = bodyLimit({ maxSize: 1024 * 1024 })

/** At most 1 MB a request, except workbooks: the import counts those itself while they stream. */
export const bodySize: MiddlewareHandler<AppEnv> = (c, next) =>
  c.req.method === 'POST' && /^\/api\/counties\/\d{6}\/imports$/.test(c.req.path) ? next() : jsonLimit(c, next)

export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
})
