/** An empty form (填报模板) as it is recognised: its header's columns by the words an import knows, what a row is, what stands below. */
import type { TemplateColumn, TemplateSheet } from '../../../shared/template.ts'
import { tight } from '../cell/text.ts'
import type { Field } from '../kind/kind.ts'
import type { Merge, Row, Sheet, Workbook } from '../read/workbook.ts'
import { type Block, type Column, findBlocks } from '../recognise/block.ts'
import { headerOf, isRowNumber } from '../recognise/columnwords.ts'
import { fieldsFor, indexFields } from '../recognise/header.ts'
import { headerPaths } from '../recognise/headerpaths.ts'
import { mapColumns } from '../recognise/mapcolumns.ts'
import { filledIn, standsBelow } from './body.ts'
import { isCard, whyNot } from './refusal.ts'
import { type FormKind, formKinds, passesOf } from './shape.ts'

/** A form has few rows; a list somebody filled has many. */
export const rowsLookedAt = 3000

export interface Form {
  sheets: TemplateSheet[]
  /** Why a sheet cannot be filled, in words that say what to do: by its name. */
  refused: Map<string, string>
}

export async function readForm(workbook: Workbook, fileName: string): Promise<Form> {
  const form: Form = { sheets: [], refused: new Map() }
  for (const sheet of workbook.sheets) {
    const rows = await sheet.preview(rowsLookedAt)
    if (rows.length === 0) continue
    const found = await sheetOf(sheet, rows, `${sheet.name} ${fileName}`)
    if (typeof found === 'string') form.refused.set(sheet.name, found)
    else form.sheets.push(sheet.hidden ? { ...found, off: true } : found)
  }
  return form
}

async function sheetOf(sheet: Sheet, rows: Row[], named: string): Promise<TemplateSheet | string> {
  const bare = rows.map(withoutPlaceholders)
  const blocks = findBlocks(
    bare,
    formKinds.map(({ kind }) => kind),
    named,
  )
  const [block] = blocks
  if (block === undefined) return whyNot(bare, rows, named)
  const kind = formKinds.find((one) => one.kind.id === block.kind.id)!
  const merges = await sheet.merges()
  const last = lastHeaderRow(block, merges)
  const header = bare.filter(({ row }) => row >= block.first && row <= last)
  const sides = blocks.map(({ span }) => columnsOf(kind, header, span))
  if (sides[0]!.filter(({ field }) => field !== null).length < 2) return whyNot(bare, rows, named)
  const found: TemplateSheet = { name: sheet.name, shape: kind.shape, headerRows: [block.first, last], sides }
  const full = filledIn(bare, found, standsBelow(bare, found, merges))
  if (full === null) return found
  return isCard(bare.filter(({ row }) => row > last)) ? whyNot(bare, rows, named) : full
}

/** Header cells merged downwards say how deep the header is, whatever its leaves mean. */
function lastHeaderRow({ first, last }: Block, merges: Merge[]): number {
  let deepest = last
  for (const { top, bottom } of merges.toSorted((a, b) => a.top - b.top))
    if (top >= first && top <= deepest && bottom < first + 8) deepest = Math.max(deepest, bottom)
  return deepest
}

/** A cell of nothing but `${…}` is an empty one: what it means is its program's. */
function withoutPlaceholders(row: Row): Row {
  const cells = row.cells.map((cell) => (typeof cell === 'string' && cell.includes('${') ? null : cell))
  return { row: row.row, cells }
}

function columnsOf(form: FormKind, header: Row[], span: Block['span']): TemplateColumn[] {
  const [left, right] = span ?? [0, Number.POSITIVE_INFINITY]
  const paths = new Map([...headerPaths(header)].filter(([at]) => at >= left && at <= right))
  const chosen = new Map<number, Field | null>()
  for (const fields of passesOf(form, [...paths.values()].flat())) {
    const taken = new Set([...chosen.values()].map((field) => field?.name))
    for (const { at, field } of mapColumns({ ...form.kind, fields }, paths, [], new Map(chosen)))
      if (field && !chosen.has(at) && !taken.has(field.name)) chosen.set(at, field)
  }
  const numbersHousehold = [...chosen.values()].some((field) => field?.name === 'household_no')
  return [...paths].map(([at, path], nth) => {
    const field = chosen.get(at) ?? idAgain(path, chosen)
    return columnOf({ at, path, field: null }, field, nth === 0 || numbersHousehold)
  })
}

/** A second column of ID numbers (LX) says the same. */
function idAgain(path: string[], chosen: Map<number, Field | null>): Field | null {
  const id = [...chosen.values()].find((field) => field?.name === 'id_number')
  return (id && fieldsFor(indexFields([id]), path)[0]) ?? null
}

/** 编号 counts rows where it stands first or beside another number; 序号 always does. */
function columnOf(column: Column, field: Field | null, mayCount: boolean): TemplateColumn {
  const header = headerOf(column)
  const counts = isRowNumber(column) && (mayCount || tight(column.path.at(-1)) !== '编号')
  return {
    at: column.at,
    header,
    field: counts ? null : (field?.name ?? null),
    ...(counts && { numbered: true as const }),
  }
}
