import { Buffer } from 'node:buffer'
import type { R2Bucket } from '@cloudflare/workers-types'
import type { CountyDatabase } from '../../db/county.ts'
import { rawFile } from '../../db/rawfile.ts'
import type { Source } from '../read/workbook.ts'

/** Where an import's workbook, or an earlier one of it, is kept: columns of `import` and `earlier_workbook`. */
export interface KeptWorkbook {
  file_name: string
  object_key: string
  file_key: string | null
  part_bytes: number | null
  size_bytes: number
}

/** An import's workbook by range, under its own name. */
export function rawWorkbook({ sealer }: CountyDatabase, ledgers: R2Bucket, kept: KeptWorkbook): Source {
  if (kept.file_key === null)
    throw new Error(`${kept.object_key} is of before workbooks were encrypted: upload it again`)
  return rawFile(ledgers, {
    name: sealer.openAll(kept.file_name),
    objectKey: kept.object_key,
    size: kept.size_bytes,
    key: new Uint8Array(Buffer.from(sealer.open(kept.file_key), 'base64url')),
    partBytes: kept.part_bytes,
  })
}
