/**
 * Days as ledgers write them (LAYOUTS.md §4 rule 10): 2016/02/12 · 2016.11.12 · 2016-2 · 202210 · 20010203.0 · 2023年03月 ·
 * 3月5日 under a title with the year · serial numbers under either date system. Returns YYYY-MM-DD, YYYY-MM or YYYY: never more than was written.
 */
import { type Cell, tight } from './text.ts'

export type DayRead = { day: string } | { unreadable: true }

/** Excel serials of 1954-10-03 … 2119-01-15: outside of it a five-digit number is not taken for a date. */
const serialFrom = 20_000
const serialTo = 80_000
const dayMillis = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const days1904 = 1462

export function readDay(cell: Cell, context: { year?: number; date1904?: boolean }): DayRead {
  if (typeof cell === 'number') return readNumber(cell, context.date1904 ?? false)
  const text = tight(cell).replace(/[星期周][一二三四五六日天]$/, '')
  if (/^\d+(\.0+)?$/.test(text)) return readNumber(Number(text), context.date1904 ?? false)
  const full = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.exec(
    text,
  )
  if (full) return ymd(Number(full[1]), Number(full[2]), Number(full[3]))
  const month = /^(\d{4})[-./年](\d{1,2})月?(?:份)?$/.exec(text)
  if (month) return ymd(Number(month[1]), Number(month[2]))
  const year = /^(\d{4})年(?:度)?$/.exec(text)
  if (year) return ymd(Number(year[1]))
  const inYear = /^(\d{1,2})[月.\-/](\d{1,2})[日号]?$/.exec(text)
  if (inYear && context.year !== undefined) return ymd(context.year, Number(inYear[1]), Number(inYear[2]))
  return { unreadable: true }
}

/** `YYYY-MM-DD HH:MM:SS` from a serial with a fraction or from text; seconds are rounded. */
export function readInstant(cell: Cell, date1904: boolean): DayRead {
  if (typeof cell === 'number' && cell >= serialFrom && cell < serialTo) {
    const at = new Date(epoch1900 + Math.round((cell + (date1904 ? days1904 : 0)) * 86_400) * 1000)
    return { day: at.toISOString().slice(0, 19).replace('T', ' ') }
  }
  const text = typeof cell === 'string' ? cell.normalize('NFKC').trim() : ''
  const parts = /^(.*?)[ T　]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  const day = readDay(parts ? (parts[1] as string) : text, { date1904 })
  if ('unreadable' in day || !parts) return day
  return { day: `${day.day} ${two(Number(parts[2]))}:${parts[3]}:${parts[4] ?? '00'}` }
}

/** HH:MM from 9:25, 9点25分, a day fraction. */
export function readTime(cell: Cell): DayRead {
  if (typeof cell === 'number') {
    const minutes = Math.round((cell % 1) * 1440) % 1440
    return { day: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` }
  }
  const time = /(\d{1,2})[:点时](\d{1,2})分?(?::\d{2})?$/.exec(tight(cell))
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59) return { unreadable: true }
  return { day: `${two(Number(time[1]))}:${two(Number(time[2]))}` }
}

function readNumber(value: number, date1904: boolean): DayRead {
  if (value >= 19_000_101 && value <= 21_991_231 && Number.isInteger(value)) {
    return ymd(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
  }
  if (value >= 190_001 && value <= 219_912 && Number.isInteger(value)) return ymd(Math.floor(value / 100), value % 100)
  if (value >= serialFrom && value < serialTo) {
    const at = new Date(epoch1900 + (Math.floor(value) + (date1904 ? days1904 : 0)) * dayMillis)
    return { day: at.toISOString().slice(0, 10) }
  }
  if (value >= 1900 && value < 2200) {
    const month = Math.round((value % 1) * 100)
    // 2014.1 may be January typed as text or October with its zero lost: nobody can tell.
    if (month === 0) return ymd(Math.floor(value))
    return month % 10 === 0 ? { unreadable: true } : ymd(Math.floor(value), month)
  }
  return { unreadable: true }
}

function ymd(year: number, month?: number, day?: number): DayRead {
  if (year < 1850 || year > 2200) return { unreadable: true }
  if (month === undefined) return { day: String(year) }
  if (month < 1 || month > 12) return { unreadable: true }
  if (day === undefined) return { day: `${year}-${two(month)}` }
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { unreadable: true }
  return { day: `${year}-${two(month)}-${two(day)}` }
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
