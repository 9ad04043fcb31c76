/** Choosing (指定): what a person says of an import's sheets is kept, and the workbook read again by it. */
import type { ImportSummary } from '../../../shared/import.ts'
import type { SheetChoice, TableChoice } from '../../../shared/mapping.ts'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { Problem } from '../../http/problem.ts'
import { ledgerKinds } from '../catalogue.ts'
import { type ImportRow, theImport } from '../store.ts'

type Hand = { id: number; actor: string; at: Date; choices: SheetChoice[] }

const deepestHeader = 8
/** Rows are looked at together as far down as a header is. */
const lowestHeader = 1000

/** The import as it is then: waiting to be read again. */
export async function choose(county: AuditedCounty, { id, actor, at, choices }: Hand): Promise<ImportRow> {
  const row = await theImport(county.db, id)
  const kept = namedAsRead(choices, row, county)
  const detail = { fileName: row.file_name, sheets: kept.flatMap(inWords) }
  const deed = { at, actor, action: 'import.map', subject: String(id), detail }
  const move = county.db
    .prepare(choosing)
    .bind(id, kept.length === 0 ? null : JSON.stringify(kept), actor, at.toISOString())
  const notNow = () => new Problem('conflict', '这次导入正在处理或已经入库，现在不能改对应关系。请刷新页面看看进展。')
  const [moved] = await guarded<ImportRow>(county, deed, [move], 'import.state', notNow)
  return moved!.results[0]!
}

/** From any other state, and behind a commit that failed half-way, the new one is NULL, which the table refuses. */
const choosing = `
  UPDATE import SET choices = ?2, chosen_by = ?3, chosen_at = ?4, refused = NULL,
    state = CASE WHEN state IN ('ready', 'refused', 'failed') AND committed_by IS NULL THEN 'uploaded' END
  WHERE id = ?1 RETURNING *`

/** Sheets under the names they are read by: a person saw numbers in them masked. */
function namedAsRead(choices: SheetChoice[], row: ImportRow, { sealer }: AuditedCounty): SheetChoice[] {
  const sheets = row.summary === null ? [] : (JSON.parse(row.summary) as ImportSummary).sheets
  const names = new Map(sheets.map(({ name }) => [sealer.maskAll(name), name]))
  const seen = new Set<string>()
  return choices.map(({ sheet, leftOut, tables }) => {
    const name = names.get(sealer.maskAll(sheet))
    if (name === undefined) throw new Problem('invalid', `这个工作簿里没有工作表“${sheet}”。请刷新页面后再指定。`)
    if (seen.has(name)) throw new Problem('invalid', `工作表“${sheet}”指定了两次。请刷新页面后再指定。`)
    seen.add(name)
    for (const table of tables) mustFit(table)
    const headers = (table: TableChoice) =>
      table.columns.map((one) => ({ ...one, header: one.header && sealNumbers(one.header, sealer) }))
    return {
      sheet: name,
      leftOut: leftOut && sealNumbers(leftOut, sealer),
      tables: tables.map((table) => ({ ...table, columns: headers(table) })),
    }
  })
}

function mustFit({ kind: id, headerRows: [first, last], columns }: TableChoice): void {
  const kind = ledgerKinds.find((one) => one.id === id)
  if (kind === undefined) throw new Problem('invalid', '没有这种台账。请重新选择台账类型。')
  if (last < first) throw new Problem('invalid', '表头的最后一行不能在第一行之前。')
  if (first > lowestHeader)
    throw new Problem('invalid', `表头要在前 ${lowestHeader} 行之内。请删去上面多余的行后重新上传。`)
  if (last - first >= deepestHeader) throw new Problem('invalid', `表头最多 ${deepestHeader} 行。请重新指定表头。`)
  const fields = new Map(kind.fields.map((field) => [field.name, field.title]))
  const taken = new Set<string>()
  const places = new Set<number>()
  for (const { at, field } of columns) {
    if (places.has(at)) throw new Problem('invalid', '同一列指定了两次。请刷新页面后再指定。')
    places.add(at)
    if (field === null) continue
    const title = fields.get(field)
    if (title === undefined) throw new Problem('invalid', `“${kind.name}”没有这一项：${field}。请重新选择。`)
    if (taken.has(field)) throw new Problem('invalid', `有两列都指定成了“${title}”。一项只能对应一列，请改掉其中一列。`)
    taken.add(field)
  }
}

/** A choice on the trail: 名册：户和人口花名册，表头第 6 行，指定 5 列. */
function inWords({ sheet, leftOut, tables }: SheetChoice): string[] {
  if (leftOut !== null) return [`${sheet}：不导入（${leftOut}）`]
  if (tables.length === 0) return [`${sheet}：照常读取`]
  return tables.map(({ kind, headerRows: [first, last], columns, unit }) => {
    const name = ledgerKinds.find(({ id }) => id === kind)!.name
    const rows = first === last ? `${first}` : `${first}–${last}`
    return `${sheet}：${name}，表头第 ${rows} 行，指定 ${columns.length} 列${unit === null ? '' : `，单位${unit}`}`
  })
}
