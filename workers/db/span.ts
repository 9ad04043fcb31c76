import type { PairingSpan } from '../../shared/household.ts'
import { isCurrent } from './register.ts'
import { type Sql, sql } from './sql.ts'

/** A pairing as it is read: SQLite keeps truth as 0 and 1. */
export type SpanRow = Omit<PairingSpan, 'current'> & { current: number }

/** Columns of a pairing `p`; the cadre `c` may be missing from the cadre list. */
export function spanColumns(day: Sql): Sql {
  return sql`p.id, p.household_no AS householdNo, p.cadre_key AS cadreKey, p.cadre_name AS cadreName,
    coalesce(c.unit, substr(p.cadre_key, length(p.cadre_name) + 2)) AS cadreUnit, p.role, p.since_on AS sinceOn,
    nullif(p.until_on, '') AS untilOn, nullif(p.end_reason, '') AS endReason, ${isCurrent(day)} AS current`
}

export function toSpan(row: SpanRow): PairingSpan {
  return { ...row, current: row.current === 1 }
}
