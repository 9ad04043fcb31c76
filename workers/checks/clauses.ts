/** SQL that several checks say alike. `?1` is the as-of day; days may be partial (2026-07, 2026) and are compared as far as both go. */
import * as partialDay from '../db/partialday.ts'
import { isAble } from '../db/register.ts'
import type { Sql } from '../db/sql.ts'

/** Where a narrowed run keeps to the touched households or cadres; a comment in a whole run. */
export const ofHouseholds = (column: string) => `/*household ${column}*/`
export const ofCadres = (column: string) => `/*cadre ${column}*/`

export { current } from '../db/register.ts'

const plain = (text: string): Sql => ({ text, values: [] })

/** The first and the last day a partial day may mean. */
export const firstDay = (day: string) => partialDay.firstDay(plain(day)).text
export const lastDay = (day: string) => partialDay.lastDay(plain(day)).text

/** Whole months from one partial day to a later one, by month. */
export const months = (from: string, to: string) => partialDay.months(plain(from), plain(to)).text

/** Birth as the ID tells it where the ID is valid, else as recorded; NULL where neither is known. */
export const birth = (p: string) =>
  `CASE WHEN ${p}.id_state = 'valid' AND ${p}.id_birth_on <> '' THEN ${p}.id_birth_on ELSE coalesce(nullif(${p}.birth_on, ''), nullif(${p}.id_birth_on, '')) END`

/** Full years on the as-of day. */
export const yearsSince = (day: string) =>
  `(substr(?1, 1, 4) - substr(${day}, 1, 4) - (substr(?1, 6, max(length(${day}) - 5, 0)) < substr(${day}, 6)))`
export const age = (p: string) => yearsSince(`(${birth(p)})`)

/** Monitored and the risk not cleared: until somebody writes that it is, the household is watched. */
export const atRisk = (h: string) => `(${h}.monitor_kind <> '' AND ${h}.risk_cleared IS NOT 1)`

export const inSchool = (p: string) => `(${p}.school <> '' AND ${p}.school <> '非在校生')`

/** Of school age, not in school and no reason written. Reads policy register.compulsoryFrom and compulsoryTo. */
export const droppedOut = (p: string) =>
  `(${p}.school IN ('', '非在校生') AND coalesce(${p}.dropout_reason, '') = '' AND ${age(p)} BETWEEN ?2 ->> '$.register.compulsoryFrom' AND ?2 ->> '$.register.compulsoryTo')`

/** Able to work, the weak and half-able included. */
export const labour = (p: string) => isAble(plain(`${p}.labour`)).text

/** Left, retired, transferred or died by the as-of day. */
export const gone = (c: string) =>
  `((${c}.left_on <> '' AND ${c}.left_on <= substr(?1, 1, length(${c}.left_on))) OR (coalesce(${c}.left_on, '') = '' AND ${c}.left_reason <> ''))`

/** A cadre as people write it: name and phone, or name and unit where there is no phone. */
export const cadreSubject = (c: string) =>
  `${c}.name || '/' || CASE WHEN ${c}.phone IS NULL OR ${c}.phone = '' THEN ${c}.unit ELSE ${c}.phone END`

/**
 * This ledger has been delivered for the household's township: the county has rows of it, and the township is not one of many
 * households without a single row. A household elsewhere is unknown to it. `alike` narrows the rows `l` that count. Reads policy
 * register.undeliveredHouseholds.
 */
export const delivered = (h: string, table: 'measure' | 'plan' | 'visit' | 'income', alike = '') =>
  `(SELECT 1 FROM ${table} l WHERE true ${alike} LIMIT 1) IS NOT NULL AND coalesce(${h}.township, '') NOT IN (
    SELECT coalesce(t.township, '')
    FROM (SELECT township FROM household GROUP BY township HAVING count(*) >= ?2 ->> '$.register.undeliveredHouseholds') t
    WHERE NOT EXISTS (SELECT 1 FROM household d JOIN ${table} l ON l.household_no = d.key ${alike} WHERE d.township IS t.township))`

/** A list in policy holds this word. */
export const listed = (word: string, path: string) => `${word} IN (SELECT value FROM json_each(?2, '$.${path}'))`

/** What a parameter says for a post level; NULL where it names none. A ledger may write any word there: it is looked up, never put into a path. */
export const byPost = (level: string, path: string) =>
  `(SELECT value FROM json_each(?2, '$.${path}') WHERE key = ${level})`
