/** Days in SQL, as a first and a last day where only a month or a year is known. Every piece given is SQL of our own. */

export type Span = { lo: string; hi: string }

/** The first and last day a column of days may mean, a month's last as its 31st; NULL where it is blank or unknown. */
export function spanOf(day: string, maybeBlank = true): Span {
  const known = maybeBlank ? `nullif(${day}, '')` : day
  const filled = (end: string) => `(${known} || substr('${end}', length(${day}) - 3))`
  return { lo: filled('-01-01'), hi: filled('-12-31') }
}

const part = (day: string, from: number, length: number) => `substr(${day}, ${from}, ${length})`

/** Whole days, months, years from one day to another, both whole days; calendar months from 31 March to 1 April are one. */
export const elapsed = {
  days: (from: string, to: string) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`,
  months: (from: string, to: string) =>
    `((${part(to, 1, 4)} - ${part(from, 1, 4)}) * 12 + ${part(to, 6, 2)} - ${part(from, 6, 2)} - (${part(to, 9, 2)} < ${part(from, 9, 2)}))`,
  calendarMonths: (from: string, to: string) =>
    `((${part(to, 1, 4)} - ${part(from, 1, 4)}) * 12 + ${part(to, 6, 2)} - ${part(from, 6, 2)})`,
  years: (from: string, to: string) =>
    `(${part(to, 1, 4)} - ${part(from, 1, 4)} - (${part(to, 6, 5)} < ${part(from, 6, 5)}))`,
}

/** The day so many years before the as-of day: who was born on it or before is so old. */
export const yearsBefore = (years: string) => `(printf('%04d', substr(?1, 1, 4) - ${years}) || substr(?1, 5))`

const dayPattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/

/** The first and last day a written day means; null where it is none. */
export function readDay(written: string): [string, string] | null {
  const read = dayPattern.exec(written)
  if (read === null) return null
  const [, year, month, day] = read
  if (day !== undefined) return [written, written]
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`]
  return [`${written}-01`, `${written}-31`]
}

/** What a column no field answers to says, where it reads as a day. */
export function asDay(raw: string): string {
  const written = `replace(replace(${raw}, '/', '-'), '.', '-')`
  const [year, month, day] = ['[12][0-9][0-9][0-9]', '-[01][0-9]', '-[0-3][0-9]']
  return `CASE WHEN ${[year, year + month, year + month + day].map((glob) => `${written} GLOB '${glob}'`).join(' OR ')} THEN ${written} END`
}

/** … and where it reads as a number. */
export function asNumber(raw: string): string {
  const bare = `replace(replace(${raw}, ',', ''), ' ', '')`
  return `CASE WHEN ${bare} GLOB '*[0-9]*' AND ${bare} NOT GLOB '*[^0-9.-]*' AND ${bare} NOT GLOB '?*-*' AND ${bare} NOT GLOB '*.*.*' THEN CAST(${bare} AS REAL) END`
}
