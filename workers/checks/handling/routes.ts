import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../../shared/day.ts'
import { AnswerOrder, AssignOrder, RecallOrder, VerifyOrder } from '../../../shared/handling.ts'
import type { HandOut } from '../../../shared/handout.ts'
import type { AppEnv } from '../../env.ts'
import { fileHeaders } from '../../http/attachment.ts'
import { deskOf } from '../../http/desk.ts'
import { permit } from '../../http/may.ts'
import { Problem } from '../../http/problem.ts'
import { fileName, headerName } from '../../http/uploadedname.ts'
import { valid } from '../../http/valid.ts'
import { FindingFilter } from '../filter.ts'
import { allFindings, findingIds } from '../listing.ts'
import { assignees } from './candidate.ts'
import { handlingCounts } from './counts.ts'
import { keepEvidence, notTooLarge, readEvidence } from './evidence.ts'
import { findingSheet } from './handout.ts'
import { answerFindings, assignFindings, recallFindings, verifyFindings } from './orders.ts'
import { readingOf } from './reader.ts'
import { foundOf } from './stood.ts'

const Id = z.object({ id: z.coerce.number().int() })
const word = z.string().max(100).optional()
/** Findings by their ids, a hundred at most, or an area. */
const Asked = z.object({
  township: word,
  village: word,
  findings: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,99}$/)
    .transform((ids) => ids.split(',').map(Number))
    .optional(),
})

const reading = async (c: Context<AppEnv>) => readingOf(await deskOf(c), c.var, dayOf(new Date()))

/** What people do with findings (办理疑点). `handOut` makes workbooks: another capability's, given by the app. */
export const handlingRoutes = (handOut: HandOut) =>
  new Hono<AppEnv>()
    .get('/findings/counts', permit('finding.read'), async (c) => c.json(await handlingCounts(await reading(c)), 200))
    .get('/findings/ids', permit('finding.read'), valid('query', FindingFilter), async (c) => {
      return c.json(await findingIds(await reading(c), c.req.valid('query')), 200)
    })
    .get('/findings/assignees', permit('finding.assign'), valid('query', Asked), async (c) => {
      const by = await reading(c)
      const { findings, ...area } = c.req.valid('query')
      const found = findings && (await foundOf(by, findings))
      if (found?.length === 0) throw new Problem('not-found', '没有这条疑点，请从疑点列表重新打开。')
      return c.json(await assignees(by, { ...area, found }), 200)
    })
    .post('/findings/assign', permit('finding.assign'), valid('json', AssignOrder), async (c) => {
      return c.json(await assignFindings(await reading(c), c.req.valid('json'), new Date()), 200)
    })
    .post('/findings/answer', permit('finding.answer'), valid('json', AnswerOrder), async (c) => {
      return c.json(await answerFindings(await reading(c), c.req.valid('json'), new Date()), 200)
    })
    .post('/findings/verify', permit('finding.verify'), valid('json', VerifyOrder), async (c) => {
      return c.json(await verifyFindings(await reading(c), c.req.valid('json'), new Date()), 200)
    })
    .post('/findings/recall', permit('finding.answer'), valid('json', RecallOrder), async (c) => {
      return c.json(await recallFindings(await reading(c), c.req.valid('json'), new Date()), 200)
    })
    .post('/findings/evidence', permit('finding.answer'), async (c) => {
      const by = await reading(c)
      const size = Number(c.req.header('content-length') ?? Number.NaN)
      if (!(size > 0)) throw new Problem('invalid', '收到的文件是空的。请重新选择文件上传。')
      notTooLarge(by, size)
      const file = { name: fileName(headerName(c.req.raw)), bytes: new Uint8Array(await c.req.arrayBuffer()) }
      const chance = { id: crypto.randomUUID(), key: crypto.getRandomValues(new Uint8Array(32)) }
      return c.json(await keepEvidence(by, c.env.LEDGERS, file, { at: new Date(), chance }), 201)
    })
    .get('/findings/evidence/:id', permit('finding.read'), valid('param', Id), async (c) => {
      const file = await readEvidence(await reading(c), c.env.LEDGERS, c.req.valid('param').id)
      if (file === null) throw new Problem('not-found', '没有这份佐证材料，请从疑点重新打开。')
      const headers = { ...fileHeaders(file.name), 'content-type': file.mediaType, 'x-content-type-options': 'nosniff' }
      return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, headers)
    })
    .get('/findings/workbook', permit('finding.export'), valid('query', FindingFilter), async (c) => {
      const { county } = c.var
      const today = dayOf(new Date())
      const sheet = findingSheet(county, await allFindings(await reading(c), c.req.valid('query')), today)
      const bytes = await handOut([sheet])
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, fileHeaders(`${county.name}疑点清单（${today}）.xlsx`))
    })
