/**
 * Money as ledgers write it (LAYOUTS.md §4 rule 11): 元 and 万元 by title line, by header, or in the value
 * (`20万元`, `10(其中,灾情因素6万元)`, `1,200.50元`). Returns whole fen.
 */
import { type Cell, tight } from './text.ts'

export type MoneyUnit = '元' | '万元'
export type MoneyRead = { fen: number } | { unreadable: true }

const fenPer = { 元: 100, 万元: 1_000_000 } as const

export function readMoney(cell: Cell, unit: MoneyUnit): MoneyRead {
  if (typeof cell === 'number') return toFen(cell, unit)
  const text = tight(cell).replace(/[,，](?=\d{3})/g, '')
  const found = /^[¥￥]?(-?\d+(?:\.\d+)?)(万元|万|元)?(?:\(.*\))?$/.exec(text)
  if (!found) return { unreadable: true }
  const own = found[2] === undefined ? unit : found[2] === '元' ? '元' : '万元'
  return toFen(Number(found[1]), own)
}

/** Binary fractions: 3.646 万元 × 1,000,000 is 3645999.9999999995. */
function toFen(value: number, unit: MoneyUnit): MoneyRead {
  const fen = Math.round(Number((value * fenPer[unit]).toPrecision(15)))
  return Number.isSafeInteger(fen) ? { fen } : { unreadable: true }
}
