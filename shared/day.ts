/** A day (日) is text: YYYY-MM-DD, or YYYY-MM and YYYY where a ledger says no more. Counties keep Beijing time. */
export function dayOf(instant: Date): string {
  return inBeijing(instant).slice(0, 10)
}

/** 2026-11-02 09:30 */
export function minuteOf(instant: Date): string {
  return inBeijing(instant).slice(0, 16).replace('T', ' ')
}

/** The instant a day of Beijing time begins, or so many days later. */
export function startOf(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString()
}

function inBeijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString()
}

export function nextDay(day: string): string {
  return daysLater(day, 1)
}

export function dayBefore(day: string): string {
  return daysLater(day, -1)
}

export function daysBefore(day: string, days: number): string {
  return daysLater(day, -days)
}

export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether `a` is later than `b`, as exactly as both say: 2021-05 is not later than 2021-05-31. */
export function isLater(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) > b.slice(0, length)
}

export function laterDay(a: string, b: string): string {
  return isLater(a, b) ? a : b
}
