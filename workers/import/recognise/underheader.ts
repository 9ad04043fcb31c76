/** Rows between a header and its data (LAYOUTS.md §4 rule 6): units, weights, column numbers. */
import type { MoneyUnit } from '../cell/money.ts'
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from './block.ts'

const unit =
  /^\(?(?:元|万元|亿元|人|户|亩|㎡|m2|平方米|个|%|岁|年|月|个月|天|头|只|公斤|吨|米|公里|次|人次|元\/(?:人|年|月|户)|是\/否)\)?$/
const label = /^(?:计量单位|单位|权重|分值|满分|标准分|栏次|列次|行次|栏号)[:：]?$/

export function isUnderHeader(row: Row): boolean {
  const texts = row.cells.map(tight).filter((text) => text !== '')
  const [first = '', ...rest] = texts
  const told = label.test(first)
  if (told && rest.length > 0 && rest.every((text) => text.length < 8)) return true
  if (texts.length > 0 && texts.every((text) => unit.test(text))) return true
  return texts.length > 2 && isCounting(texts)
}

/** Money units such rows give their columns. */
export function withUnits(block: Block, under: Row[]): Block {
  const unitAt = (at: number) =>
    under.map((row) => /^\(?(万元|元)\)?$/.exec(tight(row.cells[at]))?.[1]).find((found) => found !== undefined)
  const columns = block.columns.map((column) => {
    const unit = unitAt(column.at) as MoneyUnit | undefined
    return unit === undefined ? column : { ...column, unit }
  })
  return { ...block, columns }
}

/** 1 2 3 4 · (1) (2) (3) · 甲 乙 1 2 · A B 1 2 · ① ② ③ */
function isCounting(texts: string[]): boolean {
  const bare = texts.map((text) => text.replace(/^\((.*)\)$/, '$1').replace(/=.*$/, ''))
  const from = bare.findIndex((text) => !/^[甲乙丙丁A-E]$/.test(text))
  const counted = from < 0 ? [] : bare.slice(from)
  return counted.length > 2 && counted.every((text, i) => text === String(i + 1))
}
