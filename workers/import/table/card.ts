/** A card (一户一档) made into rows a table reader takes: what is labelled holds for every member, the head among them. */
import type { Issue } from '../../../shared/import.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { codeLists } from '../cell/codelist.ts'
import { plain, tight } from '../cell/text.ts'
import { readers } from '../kind/field.ts'
import type { CellContext } from '../kind/fieldreader.ts'
import { given, type Values } from '../kind/kind.ts'
import type { Cell, Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'
import type { Card } from '../recognise/card.ts'
import { seekHousehold } from '../resolve/sought.ts'
import { sealedCell } from './rowissue.ts'

export interface CardRows {
  block: Block
  rows: Row[]
  /** Of the household, on every row. */
  constant: Values
  issues: Issue[]
}

const idNumber = readers('idNumber')

export function rowsOf(card: Card, sheet: string, cells: CellContext): CardRows {
  const issues: Issue[] = []
  const constant = householdOf(card, sheet, cells, issues)
  const head = headRow(card)
  const block = card.list.columns.length > 0 ? card.list : { ...card.list, columns: head?.columns ?? [] }
  const rows = head === null ? card.members : [head.row, ...card.members]
  if (!given(constant.head_name)) constant.head_name = sealed(headOf(card)?.name ?? null, false, cells)
  if (!given(constant.household_no)) {
    const row = rows[0]?.row ?? card.list.first
    const id18 = head ? idOf(head.id, cells) : idOf(headOf(card)?.id ?? null, cells)
    constant.household_no = seekHousehold({ ...constant, id18 }).household_no ?? null
    issues.push(noNumber(sheet, row, constant, cells))
  }
  return { block, rows: given(constant.household_no) ? rows : [], constant, issues }
}

function householdOf(card: Card, sheet: string, cells: CellContext, issues: Issue[]): Values {
  const values: Values = {}
  const written: Record<string, string> = {}
  for (const { field, cell, row, at, label } of card.household) {
    if (given(values[field.name])) continue
    const read = field.reader.read(cell, cells)
    field.reader.columns(field.name).forEach((name, i) => {
      values[name] = sealed(read.values[i] ?? null, field.reader.seals === true || field.reader.open === true, cells)
    })
    if (read.blank && !field.kept) written[field.name] = ''
    if (read.written !== undefined) written[field.name] = sealNumbers(read.written, cells.sealer)
    if (read.issue === undefined) continue
    const value = sealedCell(cell, cells.sealer)
    issues.push({
      sheet,
      row,
      header: sealNumbers(label, cells.sealer),
      field: field.name,
      at,
      who: null,
      code: read.issue,
      value,
      level: 'notice',
    })
  }
  const others = card.others.map(({ label, cell }) =>
    [label, plain(cell)].map((words) => sealNumbers(words, cells.sealer)),
  )
  if (Object.keys(written).length > 0) values['household.written'] = JSON.stringify(written)
  if (others.length > 0) values['household.extra'] = JSON.stringify(Object.fromEntries(others))
  return values
}

function sealed(value: Values[string], clean: boolean, { sealer }: CellContext): Values[string] {
  return typeof value === 'string' && !clean ? sealNumbers(value, sealer) : value
}

/** The head, where labels alone tell of him: a row of his own in the columns of the list. */
function headRow(card: Card): { row: Row; columns: Block['columns']; id: Cell } | null {
  const named = card.household.find(({ field }) => field.name === 'head_name')
  if (named === undefined || headOf(card) !== null) return null
  const told = new Map<string, Cell>(card.head.map(({ field, cell }) => [field.name, cell]))
  const columns = card.list.columns.length > 0 ? card.list.columns : ownColumns(card, named.at)
  const row: Row = { row: named.row, cells: [] }
  for (const { at, field } of columns) {
    const value =
      field?.name === 'name' ? named.cell : field?.name === 'relation' ? '户主' : told.get(field?.name ?? '')
    row.cells[at] = value ?? null
  }
  row.cells = Array.from(row.cells, (cell) => cell ?? null)
  return { row, columns, id: told.get('id_number') ?? null }
}

/** Without a list the head's columns are numbered through. */
function ownColumns(card: Card, from: number): Block['columns'] {
  const { fields } = card.list.kind
  const names = ['name', 'relation', ...card.head.map(({ field }) => field.name)]
  return [...new Set(names)].flatMap((name, i) => {
    const field = fields.find((item) => item.name === name)
    return field ? [{ at: from + i, path: [field.title], field }] : []
  })
}

/** The member who is the head, by the list's own word. */
function headOf({ list, members, household }: Card): { name: string; id: Cell } | null {
  const at = (name: string) => list.columns.find(({ field }) => field?.name === name)?.at ?? -1
  const label = tight(household.find(({ field }) => field.name === 'head_name')?.cell)
  const row = members.find(({ cells }) => {
    return (
      codeLists.relation.get(tight(cells[at('relation')])) === '户主' ||
      (label !== '' && tight(cells[at('name')]) === label)
    )
  })
  return row ? { name: tight(row.cells[at('name')]), id: row.cells[at('id_number')] ?? null } : null
}

function idOf(cell: Cell, cells: CellContext): Values[string] {
  return cell === null ? null : (idNumber.read(cell, cells).values[1] ?? null)
}

/** Without a number it is looked for in the register by its head (resolve.ts), where the card tells enough of him. */
function noNumber(sheet: string, row: number, constant: Values, { sealer }: CellContext): Issue {
  const who = given(constant.head_name) ? sealNumbers(String(constant.head_name), sealer) : null
  const sought = given(constant.household_no)
  const code = sought ? 'card-without-number' : 'no-key'
  return {
    sheet,
    row,
    header: '户编号',
    field: 'household_no',
    at: null,
    who,
    code,
    value: null,
    level: sought ? 'notice' : 'error',
  }
}
