/** An empty form of one household (户情档案, 一户一张): labels with room beside, below or behind them, and a list of its members. */
import type { CardCell, TemplateColumn, TemplateSheet } from '../../../shared/template.ts'
import { codeLists } from '../cell/codelist.ts'
import { plain, tight } from '../cell/text.ts'
import type { Field } from '../kind/kind.ts'
import type { Merge, Row, Sheet } from '../read/workbook.ts'
import { findBlocks } from '../recognise/block.ts'
import { member } from '../recognise/card.ts'
import { headerOf } from '../recognise/columnwords.ts'
import { fieldsFor, indexFields } from '../recognise/header.ts'
import { shapeFields } from './shape.ts'

const person = shapeFields.person
const index = indexFields([...person.values()])
/** Of the form and who fills it in, not of the household. */
const ofForm = /^(?:备注|说明|日期|单位)$|签[字名章]|盖章/

/** null: fewer than three things of a household are asked. */
export function cardForm(sheet: Sheet, rows: Row[], merges: Merge[], named: string): TemplateSheet | null {
  const header = rows.findIndex(({ cells }) => ['relation', 'name'].every((name) => asks(cells, name)))
  const list = header < 0 ? undefined : findBlocks(rows.slice(header), [member], named)[0]
  const after = list && rows.find(({ row, cells }) => row > list.last && cells.some((cell) => plain(cell) !== ''))
  const inList = (row: number) =>
    list !== undefined && row >= list.first && row < (after?.row ?? Number.POSITIVE_INFINITY)
  const around = rows.filter(({ row }) => !inList(row))
  const cells = [...withinCells(around), ...besideLabels(around, merges)].filter(once())
  const fields = new Set(cells.map(({ field }) => field))
  const columns = list ? list.columns.map(columnOf) : []
  const asked = fields.size + (list ? 1 : 0)
  if (asked < 3 && !(list && fields.size > 0)) return null
  const headerRows: [number, number] = list ? [list.first, list.last] : [0, 0]
  return { name: sheet.name, shape: 'household', headerRows, sides: columns.length > 0 ? [columns] : [], card: cells }
}

const asks = (cells: Row['cells'], name: string) =>
  cells.some((cell) => plain(cell) !== '' && fieldsFor(index, [plain(cell)]).some((field) => field.name === name))

function columnOf(column: { at: number; path: string[]; field: Field | null }): TemplateColumn {
  const named = column.field && person.has(column.field.name) ? column.field.name : null
  return { at: column.at, header: headerOf({ ...column, field: null }), field: named }
}

function fieldOf(label: string): string | null {
  const text = tight(label).replace(/[:：]$/, '')
  if (ofForm.test(text)) return null
  return fieldsFor(index, [text])[0]?.name ?? null
}

const once = () => {
  const seen = new Set<string>()
  return ({ row, at, within, label }: CardCell) => {
    const key = `${row} ${at} ${within ? label : ''}`
    return !seen.has(key) && Boolean(seen.add(key))
  }
}

/** `村：    ；组：xx`: what stands behind a colon is blank, or crosses. */
export const behindColon =
  /([\u4e00-\u9fa5()（）]{1,10})(\s*[:：]\s*?)(x{2,}|X{2,}|_{2,}|\s*)(?=\s*(?:[；;，,]|$|[\u4e00-\u9fa5()（）]{1,10}\s*[:：]))/g

function withinCells(rows: Row[]): CardCell[] {
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at): CardCell[] => {
      if (typeof cell !== 'string' || !/[:：]/.test(cell)) return []
      return [...cell.matchAll(behindColon)].flatMap(([, label = '']): CardCell[] => {
        const field = fieldOf(label)
        return field === null ? [] : [{ row, at, label: tight(label), field, within: true }]
      })
    }),
  )
}

/** Labels side by side below a header: of a form, where a list would have rows of people. 户主 alone is a relation. */
export function asksBelow(rows: Row[], last: number): boolean {
  const labels = ({ cells }: Row) =>
    cells.map(tight).filter((text) => text !== '' && !codeLists.relation.has(text) && fieldOf(text) !== null)
  return rows.some((row) => row.row > last && labels(row).length > 1)
}

/** A label's room is right of it, or where another label stands there below it. */
function besideLabels(rows: Row[], merges: Merge[]): CardCell[] {
  const filled = new Map(rows.map(({ row, cells }) => [row, cells]))
  const textAt = (row: number, at: number) => plain(filled.get(row)?.[at] ?? null)
  const merged = (row: number, at: number) =>
    merges.find(({ top, bottom, left, right }) => row >= top && row <= bottom && at >= left && at <= right)
  const width = Math.max(...rows.map(({ cells }) => cells.length), ...merges.map(({ right }) => right + 1))
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at): CardCell[] => {
      const label = tight(cell)
      const field = label === '' || label.length > 14 || /[:：]/.test(label) ? null : fieldOf(label)
      if (field === null) return []
      const own = merged(row, at) ?? { top: row, bottom: row, left: at, right: at }
      const right = merged(row, own.right + 1)?.left ?? own.right + 1
      if (
        right < width &&
        textAt(row, right) === '' &&
        (merged(row, right)?.top ?? row) === row &&
        !isUnder(row, right)
      )
        return [{ row, at: right, label, field }]
      const below = own.bottom + 1
      return textAt(below, own.left) === '' ? [{ row: below, at: own.left, label, field }] : []
    }),
  )
  /** Below another label's row: that one's room. */
  function isUnder(row: number, at: number): boolean {
    return textAt(row - 1, at) !== '' && fieldOf(textAt(row - 1, at)) !== null
  }
}
