import { daysLater } from '../../../../shared/day.ts'
import type { PairingSpan } from '../../../../shared/household.ts'

/** A time between two pairings in which a household had nobody: its first and last day. */
export type Gap = { from: string; to: string }

/** Whom the household had, the latest first, with the times it had nobody; only where the days tell for certain. */
export function withGaps(pairings: PairingSpan[]): (PairingSpan | Gap)[] {
  const spans = pairings.toSorted((a, b) => ((a.sinceOn ?? '') < (b.sinceOn ?? '') ? -1 : 1))
  const told: (PairingSpan | Gap)[] = []
  let covered: string | null = null
  for (const span of spans) {
    const since = span.sinceOn ? `${span.sinceOn}${'0000-01-01'.slice(span.sinceOn.length)}` : null
    if (covered !== null && since !== null && after(covered) < since) {
      told.push({ from: after(covered), to: before(since) })
    }
    told.push(span)
    const until = span.untilOn ? lastDay(span.untilOn) : span.current ? '9999-12-31' : null
    if (until !== null && (covered === null || until > covered)) covered = until
  }
  return told.reverse()
}

const lastDay = (day: string): string => {
  if (day.length === 10) return day
  if (day.length === 4) return `${day}-12-31`
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year as number, month as number, 0)).toISOString().slice(0, 10)
}
const after = (day: string): string => moved(day, 1)
const before = (day: string): string => moved(day, -1)

function moved(day: string, days: number): string {
  return day === '9999-12-31' ? day : daysLater(day, days)
}
