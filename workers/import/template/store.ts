/** Templates as a county keeps them: the empty form encrypted in LEDGERS, what was recognised in it beside. */
import { Buffer } from 'node:buffer'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import type { Template, TemplateChoice, TemplateSheet } from '../../../shared/template.ts'
import { type AuditedCounty, audited, guarded } from '../../db/audit.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { type Chance, encrypted, hex, keep, keptSize, rawFile, sealedKey } from '../../db/rawfile.ts'
import { Problem } from '../../http/problem.ts'
import { memorySource, type Source } from '../read/workbook.ts'
import { shapeFields } from './shape.ts'
import { triedForm } from './trial.ts'

interface TemplateRow {
  id: number
  file_name: string
  object_key: string
  file_key: string
  size_bytes: number
  sha256: string
  layout: string
  uploaded_by: string
  uploaded_at: string
}

/** What stands in `layout`. */
interface Layout {
  format: Template['format']
  sheets: TemplateSheet[]
}

export const largestTemplate = 5 * 1024 * 1024

export interface Hand {
  by: string
  at: Date
}

const noSuchTemplate = () => new Problem('not-found', '没有这份模板，可能已经删除。请刷新页面。')

export async function keepTemplate(
  county: CountyDatabase,
  ledgers: R2Bucket,
  file: { name: string; bytes: Uint8Array },
  { by, at, chance }: Hand & { chance: Chance },
): Promise<Template> {
  const { name, bytes } = file
  const { format, sheets } = await triedForm(memorySource(name, bytes))
  const objectKey = `${county.code}/${chance.id}`
  async function* whole() {
    yield bytes
  }
  await keep(ledgers, objectKey, encrypted(whole(), { size: bytes.length, key: chance.key }), keptSize(bytes.length))
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  const sealed = sealNumbers(name, county.sealer)
  const deed = {
    at,
    actor: by,
    action: 'template.upload',
    subject: sealed,
    detail: { sha256, sizeBytes: bytes.length },
  }
  const layout = layoutText({ format, sheets }, county)
  const insert = county.db
    .prepare(
      `INSERT INTO template (file_name, object_key, file_key, size_bytes, sha256, layout, uploaded_by, uploaded_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING *`,
    )
    .bind(sealed, objectKey, sealedKey(county.sealer, chance.key), bytes.length, sha256, layout, by, at.toISOString())
  const [inserted] = await audited<TemplateRow>(county, deed, [insert])
  return templateOf(county, inserted!.results[0]!)
}

/** Somebody's number in a header or a sheet's name is sealed, as it is in an import's. */
function layoutText(layout: Layout, { sealer }: Pick<CountyDatabase, 'sealer'>): string {
  return JSON.stringify(layout, (_, value) => (typeof value === 'string' ? sealNumbers(value, sealer) : value))
}

/** The sheets as the form itself has them. */
export function sheetsOf({ sealer }: Pick<CountyDatabase, 'sealer'>, row: TemplateRow): TemplateSheet[] {
  return (JSON.parse(sealer.openAll(row.layout)) as Layout).sheets
}

export async function listTemplates(county: Pick<CountyDatabase, 'db' | 'sealer'>): Promise<Template[]> {
  const { results } = await county.db
    .prepare('SELECT * FROM template WHERE dropped_at IS NULL ORDER BY id DESC')
    .all<TemplateRow>()
  return results.map((row) => templateOf(county, row))
}

export async function findTemplate({ db }: { db: D1Database }, id: number): Promise<TemplateRow> {
  const row = await db
    .prepare('SELECT * FROM template WHERE id = ?1 AND dropped_at IS NULL')
    .bind(id)
    .first<TemplateRow>()
  if (!row) throw noSuchTemplate()
  return row
}

export function templateOf({ sealer }: Pick<CountyDatabase, 'sealer'>, row: TemplateRow): Template {
  const { format, sheets } = JSON.parse(row.layout) as Layout
  return {
    id: row.id,
    fileName: sealer.maskAll(row.file_name),
    format,
    sizeBytes: row.size_bytes,
    sheets,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  }
}

/** The empty form itself. */
export function formOf({ sealer }: Pick<CountyDatabase, 'sealer'>, ledgers: R2Bucket, row: TemplateRow): Source {
  return rawFile(ledgers, {
    name: sealer.openAll(row.file_name),
    objectKey: row.object_key,
    size: row.size_bytes,
    key: new Uint8Array(Buffer.from(sealer.open(row.file_key), 'base64url')),
    partBytes: null,
  })
}

/** What somebody says of its sheets and columns; what they do not name stays as recognised. */
export async function chooseTemplate(county: CountyDatabase, id: number, choice: TemplateChoice, hand: Hand) {
  const row = await findTemplate(county, id)
  const layout = JSON.parse(row.layout) as Layout
  const { sealer } = county
  const sheets = layout.sheets.map((sheet) =>
    chosenSheet(
      sheet,
      choice.sheets.find(({ name }) => name === sealer.maskAll(sheet.name)),
    ),
  )
  if (sheets.every(({ off }) => off)) throw new Problem('invalid', '至少要留一张工作表来填写。')
  const changed = sheets.flatMap(({ sides }) => sides.flat().filter(({ chosen }) => chosen)).map(({ header }) => header)
  const detail = { sheets: sheets.filter(({ off }) => !off).map(({ name }) => name), headers: changed }
  const deed = { at: hand.at, actor: hand.by, action: 'template.map', subject: row.file_name, detail }
  const [updated] = await guarded<TemplateRow>(
    county,
    deed,
    [
      county.db
        .prepare('UPDATE template SET layout = CASE WHEN dropped_at IS NULL THEN ?2 END WHERE id = ?1 RETURNING *')
        .bind(id, JSON.stringify({ ...layout, sheets })),
    ],
    'template.layout',
    noSuchTemplate,
  )
  return templateOf(county, updated!.results[0]!)
}

function chosenSheet(sheet: TemplateSheet, choice: TemplateChoice['sheets'][number] | undefined): TemplateSheet {
  if (!choice) return sheet
  const fields = shapeFields[sheet.card ? 'person' : sheet.shape]
  const chosen = new Map(choice.columns.map(({ at, field }) => [at, field]))
  const sides = sheet.sides.map((columns) =>
    columns.map((column) => {
      const field = chosen.get(column.at)
      if (field === undefined || field === column.field) return column
      if (field !== null && !fields.has(field))
        throw new Problem('invalid', `“${column.header}”不能填这一项，请重新选择。`)
      const { at, header } = column
      return { at, header, field, chosen: true as const }
    }),
  )
  const { off: _, ...rest } = sheet
  return { ...rest, sides, ...(choice.off && { off: true as const }) }
}

export async function dropTemplate(county: AuditedCounty, id: number, { by, at }: Hand): Promise<void> {
  const row = await findTemplate(county, id)
  const deed = { at, actor: by, action: 'template.drop', subject: row.file_name, detail: { sha256: row.sha256 } }
  const drop = county.db
    .prepare(
      `UPDATE template SET dropped_by = ?2, dropped_at = ?3, layout = CASE WHEN dropped_at IS NULL THEN layout END WHERE id = ?1`,
    )
    .bind(id, by, at.toISOString())
  await guarded(county, deed, [drop], 'template.layout', noSuchTemplate)
}
