import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../env.ts'
import { internal } from '../http/internal.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { beginRekey, goOnRekeying, rewrapKeys } from './rekey.ts'

/** A request's stretch of work; who asks asks again until it is done. */
const stretchMs = 4000

/** Other keys, for whoever runs the installation: `jiedui keys rotate`, `jiedui keys rewrap`. */
export const rekey = new Hono<AppEnv>()
  .post('/internal/keys/rotate', internal, valid('json', z.object({ county: z.string() })), async (c) => {
    const { county } = c.req.valid('json')
    const chance = crypto.getRandomValues(new Uint8Array(64))
    const begun = await beginRekey(c.env, county, chance, new Date())
    if (begun === 'none') throw new Problem('not-found', `没有 ${county} 这个县，或者还没有人进入过，不必更换密钥。`)
    if (begun === 'busy') throw new Problem('conflict', '有导入正在进行。请等它读完或入库后再更换密钥。')
    return c.json(await goOnRekeying(c.env, county, () => new Date(), stretchMs), 200)
  })
  .post('/internal/keys/rewrap', internal, async (c) => c.json({ rewrapped: await rewrapKeys(c.env) }, 200))
