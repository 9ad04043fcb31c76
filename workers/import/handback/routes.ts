import { Hono } from 'hono'
import { z } from 'zod'
import { TakeWorkbook } from '../../../shared/workbook.ts'
import { audited } from '../../db/audit.ts'
import { mask } from '../../db/mask.ts'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { fileHeaders } from '../../http/attachment.ts'
import { permit } from '../../http/may.ts'
import { Problem } from '../../http/problem.ts'
import { valid } from '../../http/valid.ts'
import { ReadRefused } from '../read/workbook.ts'
import { rawWorkbook } from '../upload/rawworkbook.ts'
import { problemsName } from './filename.ts'
import { handBack, whole } from './handback.ts'
import { openable, workbookOf, workbooksOf } from './kept.ts'
import { notesOf } from './notes.ts'

const Id = z.object({ id: z.coerce.number().int() })

/** A workbook goes back to people: as it came, or with its problems. It holds people's numbers in full, so both are on the trail first. */
export const handback = new Hono<AppEnv>()
  .get('/imports/:id/workbooks', permit('import.download'), valid('param', Id), async (c) => {
    const { db } = c.var.county
    const row = await openable(db, c.req.valid('param').id)
    return c.json((await workbooksOf(db, row)).map(workbookOf), 200)
  })
  .post(
    '/imports/:id/download',
    permit('import.download'),
    valid('param', Id),
    valid('json', TakeWorkbook),
    async (c) => {
      const { county, actor } = c.var
      const { n, reason } = c.req.valid('json')
      const row = await openable(county.db, c.req.valid('param').id)
      const kept = (await workbooksOf(county.db, row)).find((one) => one.n === n)
      if (!kept) throw new Problem('not-found', '没有这份工作簿。请从导入页面重新打开。')
      const source = rawWorkbook(county, c.env.LEDGERS, kept)
      await source.read(0, 1)
      const detail = { fileName: kept.file_name, sha256: kept.sha256, reason: replaceNumbers(reason, mask) }
      const deed = { at: new Date(), actor, action: 'import.download', subject: String(row.id), detail }
      await audited(county, deed, [])
      return c.body(streamed(whole(source)), 200, fileHeaders(source.name))
    },
  )
  .post('/imports/:id/problems', permit('import.mend'), valid('param', Id), async (c) => {
    const { county, actor } = c.var
    const row = await openable(county.db, c.req.valid('param').id)
    if (row.state === 'uploaded' || row.state === 'reading')
      throw new Problem('conflict', '这份工作簿正在读取，读完就能下载。')
    const source = rawWorkbook(county, c.env.LEDGERS, row)
    const { extension, bytes } = await handBack(source, await notesOf(county, row)).catch(refuseRead)
    const detail = { fileName: row.file_name, sha256: row.sha256 }
    const deed = { at: new Date(), actor, action: 'import.handback', subject: String(row.id), detail }
    await audited(county, deed, [])
    return c.body(streamed(bytes), 200, fileHeaders(problemsName(source.name, row.id, extension)))
  })

function refuseRead(error: unknown): never {
  if (error instanceof ReadRefused) throw new Problem('conflict', `${error.refused.message}。`)
  throw error
}

/** Bytes as they are asked for; whoever hangs up ends it. */
export function streamed(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await bytes.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await bytes.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
