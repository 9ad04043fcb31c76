import { dayBefore } from './day.ts'

/** A period (期): a month (2026-10) or a quarter (2026-Q3), from its first day to its last. */
export type Period = { id: string; name: string; from: string; to: string }

const pattern = /^(20\d\d)-(?:(0[1-9]|1[0-2])|Q([1-4]))$/
const two = (n: number) => String(n).padStart(2, '0')

/** Null where the words name none. */
export function periodOf(id: string): Period | null {
  const [, year, month, quarter] = pattern.exec(id) ?? []
  if (year === undefined) return null
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month)
  const after = first + (quarter ? 3 : 1)
  const from = `${year}-${two(first)}-01`
  const to = dayBefore(after > 12 ? `${Number(year) + 1}-01-01` : `${year}-${two(after)}-01`)
  const name = quarter ? `${year} 年第${'一二三四'[Number(quarter) - 1]}季度通报` : `${year} 年 ${first} 月分析`
  return { id, name, from, to }
}

/** The month and the quarter a day lies in. */
export const monthOf = (day: string): Period => periodOf(day.slice(0, 7))!
export const quarterOf = (day: string): Period =>
  periodOf(`${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`)!

/** The one before, of the same length. */
export function before({ id, from }: Period): Period {
  const day = dayBefore(from)
  return id.includes('Q') ? quarterOf(day) : monthOf(day)
}
