/** Days as YYYY-MM-DD text, months as YYYY-MM; no clock, no time zone. */

const dayMs = 86_400_000
const ms = (day: string) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10))

export const addDays = (day: string, days: number) => new Date(ms(day) + days * dayMs).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string) => Math.round((ms(to) - ms(from)) / dayMs)
export const yearOf = (day: string) => +day.slice(0, 4)
export const monthOf = (day: string) => +day.slice(5, 7)
export const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

/** A month some months away: addMonths('2026-10', -12) is 2025-10. */
export function addMonths(month: string, months: number): string {
  const n = yearOf(month) * 12 + monthOf(month) - 1 + months
  return monthText(Math.floor(n / 12), (n % 12) + 1)
}

/** Excel's serial day in the 1900 system. */
export const serialOf = (day: string) => Math.round(ms(day) / dayMs) + 25_569

/** HH:MM some minutes after midnight. */
export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
