import { Hono } from 'hono'
import type { AppEnv } from '../env.ts'
import { accessTable } from './access.ts'
import { permit } from './may.ts'

/** Who may do what, for everybody in the county to read. */
export const access = new Hono<AppEnv>().get('/access', permit('access.read'), (c) => c.json(accessTable(), 200))
