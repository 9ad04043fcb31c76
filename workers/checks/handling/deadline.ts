import type { Policy } from '../../../shared/policy.ts'

/** The same day so many months later, or the last of that month. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Days to answer in, by severity: 0 blocker · 1 serious · 2 notice. */
export function answerDays({ findings }: Policy): [number, number, number] {
  return [findings.blockerDays, findings.seriousDays, findings.noticeDays]
}
