/** An empty form (填报模板) as it is recognised: its header's columns by the words an import knows, what a row is, what stands below. */
import type { TemplateColumn, TemplateSheet } from '../../../shared/template.ts'
import { tight } from '../cell/text.ts'
import type { Field } from '../kind/kind.ts'
import type { Format, Merge, Row, Sheet, Workbook } from '../read/workbook.ts'
import { type Block, type Column, findBlocks } from '../recognise/block.ts'
import { headerOf, isRowNumber } from '../recognise/columnwords.ts'
import { fieldsFor, indexFields } from '../recognise/header.ts'
import { headerPaths } from '../recognise/headerpaths.ts'
import { mapColumns } from '../recognise/mapcolumns.ts'
import { filledIn, standsBelow } from './body.ts'
import { asksBelow, cardForm } from './cardform.ts'
import { placeholder } from './fill.ts'
import { isCard, notOfRegister, whyNot } from './refusal.ts'
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
    const found = await sheetOf(sheet, rows, `${sheet.name} ${fileName}`, workbook.format)
    if (typeof found === 'string') form.refused.set(sheet.name, found)
    else form.sheets.push(sheet.hidden ? { ...found, off: true } : found)
  }
  return withoutStrayCards(form)
}

/** Beside lists a sheet of labels is no household's card. */
function withoutStrayCards({ sheets, refused }: Form): Form {
  const lists = sheets.filter(({ card }) => card === undefined)
  if (lists.length === 0) return { sheets, refused }
  const beside = '这张工作表像一户一张的表，同一个文件里又有花名册。请另存成两个文件，分别上传。'
  const cards = sheets.filter(({ card }) => card !== undefined)
  return { sheets: lists, refused: new Map([...refused, ...cards.map(({ name }) => [name, beside] as const)]) }
}

async function sheetOf(sheet: Sheet, rows: Row[], named: string, format: Format): Promise<TemplateSheet | string> {
  const bare = rows.map(withoutPlaceholders)
  const blocks = findBlocks(
    bare,
    formKinds.map(({ kind }) => kind),
    named,
  )
  const [block] = blocks
  const merges = await sheet.merges()
  const card = () =>
    format !== 'csv' &&
    isCard(bare.slice(1)) &&
    notOfRegister(bare, named) === null &&
    cardForm(sheet, bare, merges, named)
  const not = () => card() || whyNot(bare, rows, named)
  if (block === undefined) return not()
  const kind = formKinds.find((one) => one.kind.id === block.kind.id)!
  const last = lastHeaderRow(block, merges)
  // What is asked below a list's header is asked of one household.
  const asked = asksBelow(bare, last) && card()
  if (asked) return asked
  const header = bare.filter(({ row }) => row >= block.first && row <= last)
  const sides = blocks.map(({ span }) => columnsOf(kind, header, span))
  if (sides[0]!.filter(({ field }) => field !== null).length < 2) return not()
  const found: TemplateSheet = { name: sheet.name, shape: kind.shape, headerRows: [block.first, last], sides }
  const full = filledIn(bare, found, standsBelow(bare, found, merges))
  if (full === null) return found
  return isCard(bare.filter(({ row }) => row > last)) ? not() : full
}

/** Header cells merged downwards say how deep the header is, whatever its leaves mean. */
function lastHeaderRow({ first, last }: Block, merges: Merge[]): number {
  let deepest = last
  for (const { top, bottom } of merges.toSorted((a, b) => a.top - b.top))
    if (top >= first && top <= deepest && bottom < first + 8) deepest = Math.max(deepest, bottom)
  return deepest
}

/** What `${…}` means is its program's: a cell of nothing else is an empty one. */
function withoutPlaceholders(row: Row): Row {
  const bare = (text: string) => text.replace(placeholder, '').trim() || null
  const cells = row.cells.map((cell) => (typeof cell === 'string' && cell.includes('${') ? bare(cell) : cell))
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
