/**
 * A large workbook comes in parts, each kept and encrypted as it is here, so that an upload cut off goes on where it stopped.
 * Parts come in order; one that was taken and never answered may come again.
 */
import { Buffer } from 'node:buffer'
import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { NewUpload, Upload } from '../../../shared/upload.ts'
import { audited, isRefused } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { type Chance, encrypted, hex, keep, keptSize, partBytes, sealedKey } from '../../db/rawfile.ts'
import { Problem } from '../../http/problem.ts'
import { fileName } from '../../http/uploadedname.ts'
import { rawWorkbook } from './rawworkbook.ts'
import { notTooLarge, type Received } from './receive.ts'

export interface UploadRow {
  id: string
  file_name: string
  size_bytes: number
  object_key: string
  file_key: string
  received_bytes: number
  continues: number | null
  started_by: string
  started_at: string
}

export function uploadOf(row: UploadRow): Upload {
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    receivedBytes: row.received_bytes,
    partBytes,
    continues: row.continues,
    startedAt: row.started_at,
  }
}

/** Their own uploads under way, the newest first. */
export async function uploadsOf(db: D1Database, by: string): Promise<UploadRow[]> {
  const mine = 'SELECT * FROM upload WHERE started_by = ?1 ORDER BY started_at DESC, id'
  return (await db.prepare(mine).bind(by).all<UploadRow>()).results
}

export async function findUpload(db: D1Database, id: string, by: string): Promise<UploadRow> {
  const row = await db.prepare('SELECT * FROM upload WHERE id = ?1 AND started_by = ?2').bind(id, by).first<UploadRow>()
  if (row === null) throw noUpload()
  return row
}

const noUpload = () => new Problem('not-found', '没有这次上传，可能已经传完或放弃。请重新选择文件。')

/** Begins, or goes on with the same file's upload. */
export async function begin(
  county: CountyDatabase,
  file: NewUpload,
  { by, at, chance }: { by: string; at: Date; chance: Chance },
): Promise<UploadRow> {
  notTooLarge(file.sizeBytes)
  const name = sealNumbers(fileName(file.name), county.sealer)
  const detail = { fileName: name, sizeBytes: file.sizeBytes }
  const deed = { at, actor: by, action: 'upload.start', subject: name, detail }
  const [started] = await audited<UploadRow>(county, deed, [
    county.db
      .prepare(
        `INSERT INTO upload (id, file_name, size_bytes, mark, object_key, file_key, continues, started_by, started_at, moved_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
         ON CONFLICT (started_by, file_name, size_bytes, mark) DO UPDATE SET continues = excluded.continues, moved_at = excluded.moved_at
         RETURNING *`,
      )
      .bind(
        chance.id,
        name,
        file.sizeBytes,
        file.mark,
        `${county.code}/${chance.id}`,
        sealedKey(county.sealer, chance.key),
        file.continues,
        by,
        at.toISOString(),
      ),
  ])
  return started!.results[0]!
}

/** Takes part `n` (from 0). */
export async function takePart(
  county: CountyDatabase,
  ledgers: R2Bucket,
  row: UploadRow,
  { n, body, at }: { n: number; body: ReadableStream<Uint8Array> | null; at: Date },
): Promise<UploadRow> {
  const from = n * partBytes
  const length = Math.min(partBytes, row.size_bytes - from)
  if (length <= 0 || from > row.received_bytes) {
    throw new Problem(
      'conflict',
      `接下来应传第 ${Math.floor(row.received_bytes / partBytes) + 1} 部分。请重新选择这个文件接着传。`,
    )
  }
  if (body === null) throw new Problem('invalid', '收到的这一部分是空的。请重新选择文件接着传。')
  // What is here stays what it is: nothing is encrypted twice in one place.
  if (from + length <= row.received_bytes) {
    for await (const _ of counted(body, length)) {
    }
    return row
  }
  const key = new Uint8Array(Buffer.from(county.sealer.open(row.file_key), 'base64url'))
  const part = encrypted(counted(body, length), { size: row.size_bytes, key, from, length })
  await keep(ledgers, `${row.object_key}/${n}`, part, keptSize(length))
  const deed = { at, actor: row.started_by, action: 'upload.part', subject: row.file_name, detail: { part: n + 1 } }
  const [, moved] = await audited<UploadRow>(county, deed, [
    stillUnderWay(county.db, row),
    county.db
      .prepare('UPDATE upload SET received_bytes = max(received_bytes, ?2), moved_at = ?3 WHERE id = ?1 RETURNING *')
      .bind(row.id, from + length, at.toISOString()),
  ]).catch(refuseOver)
  return moved!.results[0]!
}

/** What is kept of the file is an import's once it is finished, and nobody's once it is given up: the table refuses a row without a name. */
function stillUnderWay(db: D1Database, { id }: Pick<UploadRow, 'id'>): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO upload (id, file_name, size_bytes, mark, object_key, file_key, started_by, started_at, moved_at)
       SELECT ?1, NULL, 0, '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM upload WHERE id = ?1)`,
    )
    .bind(id)
}

export function refuseOver(error: unknown): never {
  if (!isRefused(error, 'upload.file_name')) throw error
  throw noUpload()
}

/** For the batch that makes an import of it. */
export function ending(db: D1Database, row: Pick<UploadRow, 'id'>): D1PreparedStatement[] {
  return [stillUnderWay(db, row), db.prepare('DELETE FROM upload WHERE id = ?1').bind(row.id)]
}

/** The same bytes; refuses in words where they are not as many as they should be. */
async function* counted(body: ReadableStream<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const bytes of body) {
    seen += bytes.length
    if (seen > length) break
    yield bytes
  }
  if (seen !== length) throw new Problem('invalid', '这一部分没有传完整。请接着传。')
}

/** The whole workbook, hashed from what is kept. */
export async function whole(county: CountyDatabase, ledgers: R2Bucket, row: UploadRow): Promise<Received> {
  if (row.received_bytes < row.size_bytes) {
    throw new Problem('conflict', '文件还没有传完。请重新选择这个文件接着传。')
  }
  const source = rawWorkbook(county, ledgers, { ...row, part_bytes: partBytes })
  const digest = new crypto.DigestStream('SHA-256')
  const writer = digest.getWriter()
  for (let at = 0; at < source.size; at += partBytes / 4) await writer.write(await source.read(at, partBytes / 4))
  await writer.close()
  return {
    name: row.file_name,
    objectKey: row.object_key,
    fileKey: row.file_key,
    partBytes,
    sha256: hex(await digest.digest),
    sizeBytes: row.size_bytes,
  }
}

/** Gives an upload up: nothing of it stays. */
export async function giveUp(
  county: CountyDatabase,
  ledgers: R2Bucket,
  row: UploadRow,
  at: Date,
  actor: string,
): Promise<void> {
  const deed = { at, actor, action: 'upload.cancel', subject: row.file_name, detail: {} }
  await audited(county, deed, ending(county.db, row)).catch(refuseOver)
  await dropParts(ledgers, row)
}

const keptDays = 7

/** Uploads nobody has gone on with for a week are given up, the day's once. */
export async function giveUpStale(county: CountyDatabase, ledgers: R2Bucket, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  const stale = 'SELECT * FROM upload WHERE moved_at < ?1 ORDER BY moved_at, id'
  const { results } = await county.db.prepare(stale).bind(before).all<UploadRow>()
  for (const row of results) await giveUp(county, ledgers, row, now, 'system')
}

async function dropParts(ledgers: R2Bucket, row: Pick<UploadRow, 'object_key' | 'size_bytes'>): Promise<void> {
  const parts = Math.ceil(row.size_bytes / partBytes)
  await ledgers.delete(Array.from({ length: parts }, (_, n) => `${row.object_key}/${n}`))
}
