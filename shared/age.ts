import { daysBefore } from './day.ts'

/** How long something has been known (时长), cut into steps: found from a day (null: ever) to a day. */
export type AgeSpan = { name: string; from: string | null; to: string }

/** Youngest first, as they are on a day. */
export function agesOn(day: string): AgeSpan[] {
  return [
    { name: '7 天以内', from: daysBefore(day, 7), to: day },
    { name: '8 至 30 天', from: daysBefore(day, 30), to: daysBefore(day, 8) },
    { name: '31 至 90 天', from: daysBefore(day, 90), to: daysBefore(day, 31) },
    { name: '91 至 180 天', from: daysBefore(day, 180), to: daysBefore(day, 91) },
    { name: '超过 180 天', from: null, to: daysBefore(day, 181) },
  ]
}
