/** Where a form's table ends: rows to fill, and what stands below them (合计, 说明, 签字) and must stay below. */
import type { TemplateSheet } from '../../../shared/template.ts'
import { tight } from '../cell/text.ts'
import type { Merge, Row } from '../read/workbook.ts'
import { furniture } from '../recognise/furniture.ts'
import { headerWords } from '../recognise/headerwords.ts'

const closing =
  /^(?:合计|小计|总计|共计|注|备注|说明|附注|附|填表|填报|制表|审核|复核|经办|联系人|联系电话|负责人|单位负责人|分管领导|村主任|村支书|村委会|驻村|乡镇|盖章|公章|签字|签名|日期|监督电话|此表|本表)\S{0,20}[:：(（]|签[字名章][:：)）]|[(（]?盖章[)）]?$|年\s*月\s*日|^(?:合计|小计|总计)$/

/** The first row that belongs to what stands below the table; null: nothing does. */
export function standsBelow(rows: Row[], { headerRows, sides }: TemplateSheet, merges: Merge[]): number | null {
  const columns = sides.flat()
  const width = columns.length
  const words = new Map(columns.map(({ at, header }) => [at, header]))
  const under = rows.filter(({ row }) => row > headerRows[1])
  for (const row of under) {
    if (isTotalFirst(row, under)) continue
    const filled = row.cells.flatMap((cell, at) => (tight(cell) === '' ? [] : [{ at, text: tight(cell) }]))
    const wide = merges.some(
      ({ top, bottom, left, right }) =>
        row.row >= top &&
        row.row <= bottom &&
        right - left > 2 &&
        (right - left) * 2 >= width &&
        filled[0]?.at === left,
    )
    if (filled.some(({ text }) => closing.test(text)) || furniture(row, words) === 'total' || wide) return row.row
    if (headerWords().inRow(row)) return row.row
  }
  return null
}

/** 合计 stands before the rows it sums (LAYOUTS.md §4 rule 5): with other rows below it. */
function isTotalFirst(row: Row, under: Row[]): boolean {
  return row === under[0] && under.length > 2 && furniture(row, new Map()) === 'total'
}

/** The first row to fill: behind the header, or behind a total that stands first. */
export function firstRow(rows: Row[], { headerRows }: TemplateSheet): number {
  const under = rows.filter(({ row }) => row > headerRows[1])
  return under[0] && isTotalFirst(under[0], under) ? under[0].row + 1 : headerRows[1] + 1
}

const people = /^(?:head_name|name|household_no|person_no|id_number|head_id|cadre_name|member)$/

/** Rows of people in what should be empty, in words; null: none. */
export function filledIn(rows: Row[], sheet: TemplateSheet, below: number | null): string | null {
  const named = sheet.sides.flat().filter(({ field }) => field !== null && people.test(field))
  const first = firstRow(rows, sheet)
  const full = rows.filter(
    ({ row, cells }) =>
      row >= first && (below === null || row < below) && named.some(({ at }) => tight(cells[at] ?? null) !== ''),
  )
  if (full.length === 0) return null
  const [at] = full
  return `第 ${at!.row} 行${full.length > 1 ? `等 ${full.length} 行` : ''}已经填了人或户。模板要空的：请删去示例和数据，只留表头和空行，再上传。`
}
