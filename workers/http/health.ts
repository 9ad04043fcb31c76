import { Hono } from 'hono'
import about from '../../package.json' with { type: 'json' }
import type { AppEnv } from '../env.ts'

/** What the installation says of itself before anybody signs in; a demo installation says who may. */
export const health = new Hono<AppEnv>().get('/health', (c) => {
  const { DEMO_SIGN_INS } = c.env
  const demo = DEMO_SIGN_INS === undefined ? {} : { signIns: JSON.parse(DEMO_SIGN_INS) }
  return c.json({ ok: true, version: about.version, demo: DEMO_SIGN_INS !== undefined, ...demo }, 200)
})
