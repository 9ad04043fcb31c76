import { dayOf, minuteOf } from '../shared/day.ts'

const grouped = new Intl.NumberFormat('zh-CN')
const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 })

/** What stands where no ledger has delivered a value. */
export const unknown = '—'

export const count = (n: number): string => grouped.format(n)

/** Fen as yuan: 860050 → 8,600.5 元. */
export const yuan = (fen: number | null): string => (fen === null ? unknown : `${money.format(fen / 100)} 元`)

/** A ledger's word: unknown is a dash, a cell left blank says so. */
export const written = (text: string | number | null): string =>
  text === null ? unknown : text === '' ? '空白' : String(text)

export const yesNo = (flag: boolean | null): string => (flag === null ? unknown : flag ? '是' : '否')

/** Share as a whole per cent, never rounded up to 100 % nor down to 0 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return unknown
  const share = Math.round((part / whole) * 100)
  if (share === 100 && part < whole) return '99%'
  if (share === 0 && part > 0) return '1%'
  return `${share}%`
}

/** An instant in Beijing time, which counties keep wherever the reader's machine thinks it is: 2026-11-02 09:30. */
export function instant(at: string | null): string {
  if (at === null) return unknown
  const when = new Date(at)
  return Number.isNaN(when.getTime()) ? at : minuteOf(when)
}

export const today = (): string => dayOf(new Date())

export function bytes(size: number): string {
  if (size < 1024) return `${size} 字节`
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(0)} KB`
  return `${(size / 1024 / 1024).toFixed(1)} MB`
}

const weekdays = '日一二三四五六'

/** A day in words: 2026-11-22 → 2026年11月22日 星期日; null where it is no whole day. */
export function dayInWords(day: string): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined) return null
  const when = new Date(Number(year), Number(month) - 1, Number(date))
  return `${year}年${Number(month)}月${Number(date)}日 星期${weekdays[when.getDay()]}`
}

/** The area a role is held for: 全县, a township, a village. */
export function areaWords({ township, village }: { township: string | null; village: string | null }): string {
  return [township, village].filter(Boolean).join(' ') || '全县'
}

/** How old something is: 今天, 3 天, 4 个月. */
export function age(days: number | null): string {
  if (days === null) return unknown
  if (days < 1) return '今天'
  if (days < 60) return `${days} 天`
  return `${Math.floor(days / 30)} 个月`
}
