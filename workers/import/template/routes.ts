import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../../shared/day.ts'
import { FillOrder, type Rosters, RowShape, TemplateChoice, type TemplateSheet } from '../../../shared/template.ts'
import { audited } from '../../db/audit.ts'
import { mask } from '../../db/mask.ts'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'
import { seenBy } from '../../db/reach.ts'
import { registerDay } from '../../db/register.ts'
import type { AppEnv } from '../../env.ts'
import { fileHeaders } from '../../http/attachment.ts'
import { may, permit } from '../../http/may.ts'
import { Problem } from '../../http/problem.ts'
import { fileName, headerName } from '../../http/uploadedname.ts'
import { valid } from '../../http/valid.ts'
import { streamed } from '../handback/routes.ts'
import { memorySource, type Source } from '../read/workbook.ts'
import { blankForm } from './blank.ts'
import { filledForm, openForm } from './filled.ts'
import { readForm } from './form.ts'
import { layouts } from './layouts.ts'
import { scopeWords, titleOf } from './naming.ts'
import { peopleOf } from './peopleof.ts'
import { fieldOptions } from './shape.ts'
import * as store from './store.ts'

const Id = z.object({ id: z.coerce.number().int() })
const Layout = z.object({ layout: z.string().max(40) })

/** The register as rosters: in layouts of our own, and in any empty form somebody uploads. */
export const templateRoutes = new Hono<AppEnv>()
  .get('/rosters', permit('pairing.export'), async (c) => {
    const fields = Object.fromEntries(RowShape.options.map((shape) => [shape, fieldOptions(shape)]))
    const answer: Rosters = {
      layouts,
      templates: await store.listTemplates(c.var.county),
      fields: fields as Rosters['fields'],
    }
    return c.json(answer, 200)
  })
  .post('/rosters/:layout', permit('pairing.export'), valid('param', Layout), valid('json', FillOrder), async (c) => {
    const layout = layouts.find(({ id }) => id === c.req.valid('param').layout)
    if (!layout) throw new Problem('not-found', '没有这种花名册版式，请从花名册页面重新选择。')
    const order = c.req.valid('json')
    const words = titleOf(c.var.county.name, layout, order, dayOf(new Date()))
    const source = memorySource('花名册.xlsx', await blankForm(layout, words.title, words.note))
    const { sheets } = await readForm((await openForm(source)).workbook, '')
    return answered(c, { source, sheets, order, subject: layout.name, action: 'roster.export', name: words.fileName })
  })
  .post('/templates', permit('template.manage'), async (c) => {
    const { county, actor } = c.var
    const size = Number(c.req.header('content-length') ?? Number.NaN)
    if (!(size > 0)) throw new Problem('invalid', '收到的文件是空的。请重新选择文件上传。')
    if (size > store.largestTemplate)
      throw new Problem('too-large', '空白模板超过 5 MB，多半带着图片或数据。请删去后再上传。')
    const file = { name: fileName(headerName(c.req.raw)), bytes: new Uint8Array(await c.req.arrayBuffer()) }
    const chance = { id: crypto.randomUUID(), key: crypto.getRandomValues(new Uint8Array(32)) }
    const hand = { by: actor, at: new Date(), chance }
    return c.json(await store.keepTemplate(county, c.env.LEDGERS, file, hand), 201)
  })
  .put('/templates/:id', permit('template.manage'), valid('param', Id), valid('json', TemplateChoice), async (c) => {
    const hand = { by: c.var.actor, at: new Date() }
    const { id } = c.req.valid('param')
    return c.json(await store.chooseTemplate(c.var.county, id, c.req.valid('json'), hand), 200)
  })
  .delete('/templates/:id', permit('template.manage'), valid('param', Id), async (c) => {
    await store.dropTemplate(c.var.county, c.req.valid('param').id, { by: c.var.actor, at: new Date() })
    return c.body(null, 204)
  })
  .post('/templates/:id/fill', permit('pairing.export'), valid('param', Id), valid('json', FillOrder), async (c) => {
    const { county } = c.var
    const order = c.req.valid('json')
    const row = await store.findTemplate(county, c.req.valid('param').id)
    const source = store.formOf(county, c.env.LEDGERS, row)
    const sheets = store.sheetsOf(county, row)
    const name = scopeWords(county.sealer.maskAll(row.file_name), order)
    return answered(c, { source, sheets, order, subject: row.file_name, action: 'template.fill', name })
  })

interface Asked {
  source: Source
  sheets: TemplateSheet[]
  order: FillOrder
  subject: string
  action: 'roster.export' | 'template.fill'
  name: string
}

/** On the trail first, then the file: numbers in full only for who may see them, and why. */
async function answered(
  c: Context<AppEnv>,
  { source, sheets, order, subject, action, name }: Asked,
): Promise<Response> {
  const { county, membership, actor } = c.var
  const at = new Date()
  const { reason, ...where } = order
  if (reason !== undefined && !may(membership, 'number.unmask'))
    throw new Problem('not-allowed', '您的账号不能导出完整号码。请去掉理由，导出隐去中间几位的花名册。')
  const seen = seenBy(membership, registerDay(dayOf(at)))
  const own = action === 'roster.export'
  const people = await peopleOf({ county, seen, today: dayOf(at), order, dated: own })
  const { zip, bytes } = await filledForm(source, sheets, people)
  const rows = Object.fromEntries(await people.counted(sheets.filter(({ off }) => !off)))
  const detail = {
    ...where,
    ...rows,
    ...(reason !== undefined && { reason: replaceNumbers(reason, mask), full: true }),
  }
  await audited(county, { at, actor, action, subject, detail }, [])
  return c.body(streamed(bytes), 200, fileHeaders(zip ? name.replace(/\.[^.]*$/, '.zip') : name))
}
