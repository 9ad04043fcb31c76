/** Evidence (佐证材料): files behind answers, each encrypted in LEDGERS under a key of its own. */
import { Buffer } from 'node:buffer'
import type { R2Bucket } from '@cloudflare/workers-types'
import type { Evidence } from '../../../shared/handling.ts'
import { audited } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { findingsOf, isFindingSeen } from '../../db/findings.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { type Chance, encrypted, hex, keep, keptSize, rawFile, sealedKey } from '../../db/rawfile.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { evidenceType, namedAs } from './evidencekind.ts'
import type { Reading } from './reader.ts'

/** What nobody has put behind an answer goes after so many days. */
const untakenDays = 7

const columns = sql`id, file_name AS fileName, media_type AS mediaType, size_bytes AS sizeBytes, uploaded_by AS uploadedBy, uploaded_at AS uploadedAt`

export function notTooLarge({ policy }: Reading, bytes: number): void {
  const most = policy.findings.evidenceMegabytes
  if (bytes <= most * 1024 * 1024) return
  throw new Problem('too-large', `一份佐证材料最大 ${most} MB。照片可以拍小一点，文档可以只传相关的几页。`)
}

/** Keeps a file somebody brings; it stands behind nothing yet. */
export async function keepEvidence(
  { county, reader }: Reading,
  ledgers: R2Bucket,
  { name, bytes }: { name: string; bytes: Uint8Array },
  { at, chance }: { at: Date; chance: Chance },
): Promise<Evidence> {
  const mediaType = evidenceType(bytes)
  if (mediaType === null)
    throw new Problem('invalid', '这种文件不能作佐证材料。可以传照片、PDF，或者不带宏的 Word、Excel、PPT 文档。')
  const objectKey = `${county.code}/evidence/${chance.id}`
  async function* whole() {
    yield bytes
  }
  await keep(ledgers, objectKey, encrypted(whole(), { size: bytes.length, key: chance.key }), keptSize(bytes.length))
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  const fileName = sealNumbers(namedAs(name, mediaType), county.sealer)
  const detail = { fileName, sha256, sizeBytes: bytes.length }
  const deed = { at, actor: reader.username, action: 'finding.evidence', subject: chance.id, detail }
  const insert = sql`INSERT INTO evidence (file_name, media_type, size_bytes, sha256, object_key, file_key, uploaded_by, uploaded_at)
    VALUES (${fileName}, ${mediaType}, ${bytes.length}, ${sha256}, ${objectKey}, ${sealedKey(county.sealer, chance.key)},
      ${reader.username}, ${at.toISOString()}) RETURNING ${columns}`
  const [inserted] = await audited<Evidence>(county, deed, [prepare(county.db, insert)])
  return inserted!.results[0]!
}

/** Those of the files that the reader has not uploaded, or that are gone. */
export async function notMine({ db, reader }: Reading, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const mine = sql`SELECT e.id FROM evidence e WHERE e.uploaded_by = ${reader.username}`
  const { results } = await prepare(
    db,
    sql`SELECT value AS id FROM json_each(${JSON.stringify(ids)}) WHERE value NOT IN (${mine}) ORDER BY 1`,
  ).all<{ id: number }>()
  return results.map(({ id }) => id)
}

type Kept = { fileName: string; mediaType: string; sizeBytes: number; objectKey: string; fileKey: string }

/** A file as it was brought, for who sees a finding it stands behind or brought it; null for anybody else. */
export async function readEvidence(
  { db, county, seen, reader }: Reading,
  ledgers: R2Bucket,
  id: number,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const row = await prepare(
    db,
    sql`SELECT e.file_name AS fileName, e.media_type AS mediaType, e.size_bytes AS sizeBytes, e.object_key AS objectKey,
        e.file_key AS fileKey
      FROM evidence e WHERE e.id = ${id} AND (e.uploaded_by = ${reader.username} OR EXISTS (
        SELECT 1 FROM step_evidence t CROSS JOIN finding_step s CROSS JOIN ${findingsOf(seen)}
        WHERE t.evidence_id = e.id AND s.id = t.step_id AND f.id = s.finding_id AND ${isFindingSeen(seen)}))`,
  ).first<Kept>()
  if (row === null) return null
  const { mediaType, objectKey, sizeBytes: size } = row
  const key = new Uint8Array(Buffer.from(county.sealer.open(row.fileKey), 'base64url'))
  const name = county.sealer.maskAll(row.fileName)
  const bytes = await rawFile(ledgers, { name, objectKey, size, key, partBytes: null }).read(0, size)
  return { name, mediaType, bytes }
}

/** Drops files that stand behind nothing after seven days. */
export async function dropUntaken(county: CountyDatabase, ledgers: R2Bucket, now: Date): Promise<void> {
  const before = new Date(now.getTime() - untakenDays * 86_400_000).toISOString()
  const untaken = `uploaded_at < ?1 AND id NOT IN (SELECT evidence_id FROM step_evidence)`
  const { results } = await county.db
    .prepare(`SELECT id FROM evidence WHERE ${untaken} ORDER BY id LIMIT 1000`)
    .bind(before)
    .all<{ id: number }>()
  if (results.length === 0) return
  const ids = JSON.stringify(results.map(({ id }) => id))
  const deed = { at: now, actor: 'system', action: 'finding.drop-evidence', subject: 'evidence' }
  const gone = `DELETE FROM evidence WHERE id IN (SELECT value FROM json_each(?2)) AND ${untaken} RETURNING object_key AS objectKey`
  const [dropped] = await audited<{ objectKey: string }>(
    county,
    { ...deed, detail: { count: results.length, afterDays: untakenDays } },
    [county.db.prepare(gone).bind(before, ids)],
  )
  await ledgers.delete(dropped!.results.map(({ objectKey }) => objectKey))
}
