/** What goes into a form's sheets: rows of the register in its columns, placeholders out of its titles. */
import type { RowShape, TemplateColumn, TemplateSheet } from '../../../shared/template.ts'
import type { Field } from '../kind/kind.ts'
import type { Row, Workbook } from '../read/workbook.ts'
import { firstRow, standsBelow } from './body.ts'
import type { Subject } from './facts.ts'
import { type Filled, type FilledRow, placeholder, type SheetFill } from './fill.ts'
import { rowsLookedAt } from './form.ts'
import { shapeFields } from './shape.ts'
import { cellFor } from './value.ts'

/**
 * How many rows there are, and the subjects in them. `shown`: sealed numbers masked or in full. `dated`: since when may stand
 * behind a helper's phone, as our own rosters write it; in somebody else's form a phone is a phone.
 */
export interface People {
  count(shape: RowShape): Promise<number>
  subjects(shape: RowShape): AsyncIterable<Subject[]>
  shown(text: string): string
  dated?: boolean
}

export async function plansOf(workbook: Workbook, sheets: TemplateSheet[], people: People): Promise<SheetFill[]> {
  const plans: SheetFill[] = []
  for (const layout of sheets.filter(({ off, sides }) => off !== true && sides.length > 0)) {
    const sheet = workbook.sheets.find(({ name }) => name === layout.name)
    if (!sheet) continue
    const rows = await sheet.preview(rowsLookedAt)
    const below = standsBelow(rows, layout, await sheet.merges())
    const first = firstRow(rows, layout)
    const outside = rows.filter(({ row }) => row < first || (below !== null && row >= below))
    const count = Math.ceil((await people.count(layout.shape)) / layout.sides.length)
    const inside = rows.filter((row) => !outside.includes(row) && row.row > layout.headerRows[1])
    const filled = layout.sides.flat().flatMap((one) => (one.field || one.numbered ? [one.at] : []))
    const columns = new Set([...filled, ...inside.flatMap(placeholdersIn)])
    const table = { first, below, count, columns, rows: rowsOf(layout, people) }
    plans.push({ sheet: layout.name, cells: withoutPlaceholders(outside), table })
  }
  return plans
}

function placeholdersIn({ cells }: Row): number[] {
  return cells.flatMap((cell, at) => (typeof cell === 'string' && cell.includes('${') ? [at] : []))
}

/** `${bank}走访采集表` in a title is 走访采集表: what it stood for is another program's. */
function withoutPlaceholders(rows: Row[]): Map<number, FilledRow> {
  const found = rows.flatMap(({ row, cells }) => {
    const own = cells.flatMap((cell, at): [number, Filled][] => {
      if (typeof cell !== 'string' || !cell.includes('${')) return []
      return [[at, cell.replace(placeholder, '').trim()]]
    })
    return own.length > 0 ? [[row, new Map(own)] as const] : []
  })
  return new Map(found)
}

/** Tables side by side are filled row by row, from left to right. */
async function* rowsOf(layout: TemplateSheet, people: People): AsyncGenerator<FilledRow[]> {
  const { shape, sides } = layout
  const fills = sides.map((columns) => fillerOf(columns, shape, people))
  let waiting: Subject[] = []
  for await (const some of people.subjects(shape)) {
    waiting.push(...some)
    const whole = Math.floor(waiting.length / sides.length) * sides.length
    yield rowsWith(waiting.slice(0, whole), fills)
    waiting = waiting.slice(whole)
  }
  if (waiting.length > 0) yield rowsWith(waiting, fills)
}

type Filler = (subject: Subject) => [number, Filled][]

function rowsWith(subjects: Subject[], fills: Filler[]): FilledRow[] {
  const rows: FilledRow[] = []
  for (let at = 0; at < subjects.length; at += fills.length) {
    rows.push(new Map(fills.flatMap((fill, side) => (subjects[at + side] ? fill(subjects[at + side]!) : []))))
  }
  return rows
}

function fillerOf(columns: TemplateColumn[], shape: RowShape, people: People): Filler {
  const fields = shapeFields[shape]
  const named = columns.flatMap(({ at, field, numbered }): { at: number; field: Field | null }[] => {
    if (numbered) return [{ at, field: null }]
    const found = field === null ? undefined : fields.get(field)
    return found ? [{ at, field: found }] : []
  })
  const has = new Set(named.flatMap(({ field }) => field?.name ?? []))
  return (subject) =>
    named.flatMap(({ at, field }): [number, Filled][] => {
      if (field === null) return [[at, subject.n]]
      const value = cellFor(field, subject, { has, dated: people.dated === true })
      return [[at, typeof value === 'string' ? people.shown(value) : value]]
    })
}
