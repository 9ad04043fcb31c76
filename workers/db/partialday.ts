import { type Sql, sql } from './sql.ts'

/** Days as ledgers know them: a month (2026-07) or a year (2026) stands for a day in it. */

/** The first and the last day a partial day may mean. */
export const firstDay = (day: Sql): Sql => sql`(${day} || substr('-01-01', length(${day}) - 3))`
export const lastDay = (day: Sql): Sql =>
  sql`CASE length(${day}) WHEN 10 THEN ${day} WHEN 7 THEN date(${day} || '-01', '+1 month', '-1 day') WHEN 4 THEN ${day} || '-12-31' END`

/** Whole months from one partial day to a later one, by month. */
export const months = (from: Sql, to: Sql): Sql =>
  sql`((substr(${to}, 1, 4) - substr(${from}, 1, 4)) * 12 + substr(${to}, 6, 2) - substr(${from}, 6, 2))`
