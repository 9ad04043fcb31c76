/**
 * One household a sheet (一户一档, LAYOUTS.md §4 rule 3d): what is labelled is the household's, the list below it its members. Several
 * such cards may stand one below the other.
 */

import { householdFields } from '../catalogue/householdfields.ts'
import { memberFields } from '../catalogue/memberfields.ts'
import { register } from '../catalogue/register.ts'
import { codeLists } from '../cell/codelist.ts'
import { tight } from '../cell/text.ts'
import type { Field, LedgerKind } from '../kind/kind.ts'
import type { Row } from '../read/workbook.ts'
import { type Block, findBlocks } from './block.ts'
import { fieldsFor, indexFields } from './header.ts'
import { blankLabels, type Labelled, labelsIn } from './labels.ts'

export interface Card {
  /** The list's header; its columns are those of a person. Without a list: no columns. */
  list: Block
  members: Row[]
  household: (Labelled & { field: Field })[]
  /** Of the head, where labels tell of him beside his name. */
  head: (Labelled & { field: Field })[]
  /** Labels no field answers to. */
  others: Labelled[]
}

/** Of the form, not of the household. */
const ofForm =
  /^(?:注|备注|说明|填表人?|填报人?|制表人?|审核人?|填表日期|填报日期|日期|建档\/更新日期|单位|盖章|签字|户主签字)$/
const isPhone = /^(?:联系电话|电话|手机号码?|联系方式)$/
const personFields = memberFields.map((field) => {
  return field.name === 'person.phone'
    ? { ...field, headers: [...field.headers, '联系电话', '电话', '手机号', '手机号码', '联系方式'] }
    : field
})

/** Persons of one household, whose number stands elsewhere. */
export const member: LedgerKind = {
  ...register,
  fields: personFields,
  needs: [['name'], ['relation', 'id_number']],
  never: [],
  row: ['name'],
}

const households = indexFields(householdFields)
const persons = indexFields(memberFields)
const isLabel = (text: string) => fieldsFor(households, [text]).length > 0 || fieldsFor(persons, [text]).length > 0

/** The filled cards among a sheet's rows; blank forms are none. */
export function cardsIn(rows: Row[], named: string): Card[] {
  const [list] = findBlocks(rows, [member], named)
  return apart(rows, list).flatMap(({ part, shift }) => {
    const moved = list && { ...list, first: list.first + shift, last: list.last + shift }
    const card = cardOf(part, moved ?? blankList(part))
    return card && isOfOne(card) ? [card] : []
  })
}

/** One label again and again (户主 in a column of relations) is a column of a table. */
function isOfOne({ members, household }: Card): boolean {
  return members.length > 0 || new Set(household.map(({ field }) => field.name)).size > 2
}

/** Where the list's header comes again another card has begun, as far above it as in the first. */
function apart(rows: Row[], list: Block | undefined): { part: Row[]; shift: number }[] {
  const header = rows.find((row) => row.row === list?.last)
  const words = (row: Row) => row.cells.map(tight).join('|')
  if (list === undefined || header === undefined) return [{ part: rows, shift: 0 }]
  const shifts = rows.filter((row) => words(row) === words(header)).map((row) => row.row - header.row)
  const top = (rows[0] as Row).row
  return shifts.map((shift, i) => {
    const end = top + (shifts[i + 1] ?? Number.POSITIVE_INFINITY)
    return { part: rows.filter(({ row }) => row >= top + shift && row < end), shift }
  })
}

function cardOf(rows: Row[], list: Block): Card | null {
  const under = rows.filter((row) => row.row > list.last)
  const ends = under.findIndex((row) => endsList(row, list))
  const listed = list.columns.length === 0 ? [] : ends < 0 ? under : under.slice(0, ends)
  const nameAt = list.columns.find(({ field }) => field?.name === 'name')?.at ?? -1
  const members = listed.filter((row) => tight(row.cells[nameAt]) !== '')
  const around = rows.filter((row) => (row.row < list.first || row.row > list.last) && !listed.includes(row))
  const labels = labelsIn(around, isLabel)
  const household = labels.flatMap((item) => withField(item, fieldsFor(households, [item.label])[0]))
  const isHeads = household.some(({ field }) => field.name === 'head_name')
  const head = isHeads ? labels.flatMap((item) => withField(item, fieldsFor(persons, [item.label])[0])) : []
  const others = labels.filter((item) => !isLabel(item.label) && !ofForm.test(item.label))
  const named = household.some(
    ({ field, cell }) => /^(?:household_no|head_name)$/.test(field.name) && tight(cell) !== '',
  )
  // A header with one row below it is a table of one row.
  const isForm = new Set(labels.map(({ row }) => row)).size > 1
  if (members.length > 0) {
    const blank = blankLabels(around, labels, isLabel).flatMap((item) =>
      withField(item, fieldsFor(households, [item.label])[0]),
    )
    return { list, members, household: [...household, ...blank], head, others }
  }
  return named && isForm && household.length > 2 ? { list, members, household, head, others } : null
}

function withField(item: Labelled, field: Field | undefined) {
  return field ? [{ ...item, field }] : []
}

/** A row of labels below the list; 户主 in the column of relations is none. */
function endsList(row: Row, list: Block): boolean {
  return row.cells.some((cell) => {
    const text = tight(cell)
    if (text === '' || isPhone.test(text) || codeLists.relation.has(text)) return false
    return (
      /^[\u4e00-\u9fa5()]{2,14}[:：]/.test(text) ||
      (fieldsFor(households, [text]).length > 0 && list.columns.length > 0)
    )
  })
}

function blankList(rows: Row[]): Block {
  const top = rows[0]?.row ?? 1
  return { kind: member, first: top, last: top - 1, columns: [], mapped: 0 }
}
