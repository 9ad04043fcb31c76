import { Hono } from 'hono'
import { DisagreementFilter, DisagreementQuery } from '../../shared/consistency.ts'
import { dayOf } from '../../shared/day.ts'
import type { HandOut, HandoutSheet } from '../../shared/handout.ts'
import type { AppEnv } from '../env.ts'
import { fileHeaders } from '../http/attachment.ts'
import { deskOf } from '../http/desk.ts'
import { permit } from '../http/may.ts'
import { valid } from '../http/valid.ts'
import { listDisagreements, listGroups } from './list.ts'
import { mostRows, sheetOf } from './workbook.ts'

/** 账账比对, as far as the membership reaches. How a workbook is made is another capability's, given by the app. */
export const consistencyRoutes = (handOut: HandOut) =>
  new Hono<AppEnv>()
    .get('/consistency', permit('consistency.read'), valid('query', DisagreementFilter), async (c) =>
      c.json(await listGroups(await deskOf(c), c.req.valid('query')), 200),
    )
    .get('/consistency/rows', permit('consistency.read'), valid('query', DisagreementQuery), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listDisagreements(await deskOf(c), filter, { page, size }), 200)
    })
    .get('/consistency/workbook', permit('consistency.read'), valid('query', DisagreementFilter), async (c) => {
      const { name, sealer } = c.var.county
      const on = dayOf(new Date())
      const list = await listDisagreements(await deskOf(c), c.req.valid('query'), { page: 1, size: mostRows })
      const masked = JSON.parse(sealer.maskAll(JSON.stringify(sheetOf(name, list, on)))) as HandoutSheet
      return c.body(new Uint8Array(await handOut([masked])), 200, fileHeaders(`${name}台账不一致清单_${on}.xlsx`))
    })
