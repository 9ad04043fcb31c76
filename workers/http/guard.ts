import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { type AppEnv, environmentFaults } from '../env.ts'
import { tooDeep } from './depth.ts'
import { Problem } from './problem.ts'
import { addressOf, countWrongSignIn, mayTrySignIn } from './rate.ts'

/** Refuses to serve with a missing or malformed secret, saying which. */
export const environment: MiddlewareHandler<AppEnv> = async (c, next) => {
  const faults = environmentFaults(c.env)
  if (faults.length > 0) throw new Problem('not-ready', `服务配置不完整，请联系平台运维：${faults.join('；')}。`)
  await next()
}

/**
 * A page of another site can send our cookie but not our header: a change by cookie needs `x-jiedui`. What a browser
 * itself calls cross-site is refused even without a cookie: nobody is signed in as somebody else from there.
 */
export const sameSite: MiddlewareHandler<AppEnv> = async (c, next) => {
  const byCookie = c.req.header('cookie') !== undefined && c.req.header('x-jiedui') === undefined
  const fromElsewhere = c.req.header('sec-fetch-site') === 'cross-site'
  if (changes(c) && (byCookie || fromElsewhere)) {
    throw new Problem('not-allowed', '这项操作只能在本系统的页面内进行，请回到页面重试。')
  }
  await next()
}

const workbook = /^POST \/api\/counties\/\d{6}\/(?:imports(?:\/\d+\/workbook)?|uploads|templates|findings\/evidence)$/
const bytes =
  /^(?:POST \/api\/counties\/\d{6}\/(?:imports(?:\/\d+\/workbook)?|templates|findings\/evidence)|PUT \/api\/counties\/\d{6}\/uploads\/[\w-]+\/parts\/\d+)$/

/** Whether the request brings a workbook, or begins to. */
export function isUpload({ req }: Context): boolean {
  return workbook.test(`${req.method} ${req.path}`)
}

/** Whether the body is a workbook's bytes, counted by the upload itself while they stream. */
function isRaw({ req }: Context): boolean {
  return bytes.test(`${req.method} ${req.path}`)
}

const jsonLimit = bodyLimit({ maxSize: 1024 * 1024 })

/** At most 1 MB a request, except workbooks: the upload counts those itself while they stream. */
export const bodySize: MiddlewareHandler<AppEnv> = (c, next) => (isRaw(c) ? next() : jsonLimit(c, next))

/** A body is JSON that says so, not nested beyond reason; a form of another site can send neither. */
export const plainJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!changes(c) || isRaw(c)) return next()
  const type = c.req.header('content-type')
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem('invalid', '提交的内容应为 JSON，请回到页面重试。')
  }
  if (type !== undefined && tooDeep(await c.req.text())) {
    throw new Problem('invalid', '提交的内容层次过多，请检查后重试。')
  }
  return next()
}

/** Holds back whoever tries sign-ins from one address faster than an office does; accounts have their own lock-out. */
export const signInRate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const address = changes(c) ? addressOf(c.req.raw.headers) : null
  if (address !== null && !mayTrySignIn(address, Date.now())) {
    throw new Problem('too-many', '从这个网络登录的次数过多，请几分钟后再试。')
  }
  await next()
  if (address !== null && c.res.status === 401) countWrongSignIn(address, Date.now())
}

const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: 'DENY',
})

/** What the Worker answers is data: nothing in it runs, is framed or is kept. Pages have theirs in web/public/_headers. */
export const headers: MiddlewareHandler<AppEnv> = (c, next) =>
  secure(c, async () => {
    await next()
    c.header('cache-control', 'no-store')
  })

function changes({ req }: Context): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(req.method)
}
