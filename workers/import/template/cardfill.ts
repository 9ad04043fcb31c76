/** A form of one household filled for many: a file each, in one zip. */
import type { TemplateSheet } from '../../../shared/template.ts'
import { Problem } from '../../http/problem.ts'
import { firstDay, type Part, zipped } from '../handback/zipwriter.ts'
import type { Row, Workbook } from '../read/workbook.ts'
import { behindColon } from './cardform.ts'
import type { Subject } from './facts.ts'
import { type Filled, type FilledRow, placeholder, type SheetFill } from './fill.ts'
import { rowsLookedAt } from './form.ts'
import type { People } from './plan.ts'
import { shapeFields } from './shape.ts'
import { cellFor } from './value.ts'

/** A county's clerk prints a village's at a time. */
const mostCards = 1000

type Fill = (fills: SheetFill[]) => AsyncIterable<Uint8Array>

export async function filledCards(
  workbook: Workbook,
  { sheets, extension }: { sheets: TemplateSheet[]; extension: string },
  people: People,
  fill: Fill,
): Promise<AsyncGenerator<Uint8Array>> {
  const count = await people.count('household')
  if (count > mostCards)
    throw new Problem('too-large', `一户一张，这个范围有 ${count} 户，一次最多 ${mostCards} 张。请选一个村再填。`)
  const forms = await Promise.all(sheets.map((sheet) => formOf(workbook, sheet)))
  async function* parts(): AsyncGenerator<Part> {
    const encoder = new TextEncoder()
    let waiting: Subject[] = []
    const write = (family: Subject[]): Part => {
      const { key, head_name } = family[0]!.household ?? {}
      const name = encoder.encode(fileNameOf(people.shown(`${key}_${head_name ?? ''}`)) + extension)
      return { name, modified: firstDay, content: fill(forms.map((form) => cardFill(form, family, people))) }
    }
    for await (const some of people.subjects('person')) {
      for (const subject of some) {
        if (waiting.length > 0 && waiting[0]!.household?.key !== subject.household?.key) {
          yield write(waiting)
          waiting = []
        }
        waiting.push(subject)
      }
    }
    if (waiting.length > 0) yield write(waiting)
  }
  return zipped(parts())
}

/** What a ledger calls a household is no way to another folder. */
const fileNameOf = (words: string) => words.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '-')

interface CardForm {
  sheet: TemplateSheet
  rows: Row[]
  below: number | null
}

async function formOf(workbook: Workbook, sheet: TemplateSheet): Promise<CardForm> {
  const rows = await workbook.sheets.find(({ name }) => name === sheet.name)!.preview(rowsLookedAt)
  const [, last] = sheet.headerRows
  const words = (cell: unknown) => typeof cell === 'string' && cell.replace(placeholder, '').trim() !== ''
  const below = rows.find(({ row, cells }) => row > last && cells.some(words))?.row ?? null
  return { sheet, rows, below }
}

/** The head's own row comes first. */
function cardFill({ sheet, rows, below }: CardForm, family: Subject[], people: People): SheetFill {
  const [columns] = sheet.sides
  const [first] = family as [Subject]
  const head: Subject = first.person?.relation === '户主' ? first : { ...first, person: null }
  const card = sheet.card ?? []
  const has = new Set(card.map(({ field }) => field))
  const value = (field: string, subject: Subject): Filled => {
    const found = cellFor(shapeFields.person.get(field)!, subject, { has, dated: false })
    return typeof found === 'string' ? people.shown(found) : found
  }
  const cells = new Map<number, Map<number, Filled>>()
  const put = (row: number, at: number, text: Filled) => cells.set(row, (cells.get(row) ?? new Map()).set(at, text))
  const top = sheet.headerRows[1] + 1
  const inList = (row: number) => columns !== undefined && row >= top && (below === null || row < below)
  for (const { row, cells: own } of rows.filter(({ row }) => !inList(row))) {
    own.forEach((cell, at) => {
      if (typeof cell === 'string' && cell.includes('${')) put(row, at, cell.replace(placeholder, '').trim())
    })
  }
  for (const { row, at, field } of card.filter(({ within }) => !within)) put(row, at, value(field, head))
  for (const { row, at } of card.filter(({ within }) => within)) {
    const text = String(rows.find((one) => one.row === row)?.cells[at] ?? '').replace(placeholder, '')
    const own = new Map(
      card.filter((one) => one.within && one.row === row && one.at === at).map((one) => [one.label, one.field]),
    )
    put(
      row,
      at,
      text.replace(behindColon, (whole, label: string, colon: string) => {
        const field = own.get(label.replace(/\s/g, ''))
        return field === undefined ? whole : `${label}${colon}${value(field, head)}`
      }),
    )
  }
  if (!columns) return { sheet: sheet.name, cells, table: null }
  const listed = family.map(
    (subject): FilledRow =>
      new Map(columns.flatMap(({ at, field }) => (field === null ? [] : [[at, value(field, subject)] as const]))),
  )
  const named = new Set(columns.flatMap(({ at, field }) => (field === null ? [] : [at])))
  const table = { first: top, below, count: listed.length, columns: named, rows: oneOf(listed) }
  return { sheet: sheet.name, cells, table }
}

async function* oneOf<T>(all: T): AsyncGenerator<T> {
  yield all
}
