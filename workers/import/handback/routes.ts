import { Hono } from 'hono'
import { z } from 'zod'
import { Unmask } from '../../../shared/unmask.ts'
import { type AuditedCounty, audited } from '../../db/audit.ts'
import { mask } from '../../db/mask.ts'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'
import type { AppEnv } from '../../env.ts'
import { permit } from '../../http/may.ts'
import { Problem } from '../../http/problem.ts'
import { valid } from '../../http/valid.ts'
import { noSuch } from '../order.ts'
import { ReadRefused } from '../read/workbook.ts'
import { findImport, type ImportRow } from '../store.ts'
import { rawWorkbook } from '../upload/rawworkbook.ts'
import { attachment, problemsName } from './filename.ts'
import { handBack, whole } from './handback.ts'
import { notesOf } from './notes.ts'

const Id = z.object({ id: z.coerce.number().int() })
const Why = Unmask.pick({ reason: true })

/** A workbook goes back to people: as it came, or with its problems. It holds people's numbers in full, so both are on the trail first. */
export const handback = new Hono<AppEnv>()
  .post('/imports/:id/download', permit('import.download'), valid('param', Id), valid('json', Why), async (c) => {
    const { county } = c.var
    const row = await kept(county, c.req.valid('param').id)
    const source = rawWorkbook(county, c.env.LEDGERS, row)
    await source.read(0, 1)
    const reason = replaceNumbers(c.req.valid('json').reason, mask)
    await audited(county, deed(c.var.actor, 'import.download', row, { reason }), [])
    return c.body(streamed(whole(source)), 200, headers(source.name))
  })
  .post('/imports/:id/problems', permit('import.mend'), valid('param', Id), async (c) => {
    const { county } = c.var
    const row = await kept(county, c.req.valid('param').id)
    if (row.state === 'uploaded' || row.state === 'reading')
      throw new Problem('conflict', '这份工作簿正在读取，读完就能下载。')
    const source = rawWorkbook(county, c.env.LEDGERS, row)
    const { extension, bytes } = await handBack(source, await notesOf(county, row)).catch(refuseRead)
    await audited(county, deed(c.var.actor, 'import.handback', row, {}), [])
    return c.body(streamed(bytes), 200, headers(problemsName(source.name, row.id, extension)))
  })

async function kept({ db }: Pick<AuditedCounty, 'db'>, id: number): Promise<ImportRow> {
  const row = await findImport(db, id)
  if (!row) throw noSuch()
  if (row.file_key === null) throw new Problem('conflict', '这份工作簿是旧版本保存的，不能下载。请重新上传。')
  return row
}

function deed(actor: string, action: string, row: ImportRow, why: { reason?: string }) {
  const detail = { fileName: row.file_name, sha256: row.sha256, ...why }
  return { at: new Date(), actor, action, subject: String(row.id), detail }
}

function refuseRead(error: unknown): never {
  if (error instanceof ReadRefused) throw new Problem('conflict', `${error.refused.message}。`)
  throw error
}

function headers(name: string): Record<string, string> {
  return { 'content-type': 'application/octet-stream', 'content-disposition': attachment(name) }
}

/** Bytes as they are asked for; whoever hangs up ends it. */
function streamed(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
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
