/** What is known of whom a row is about: rows of the county's tables, with what pairs them. */
import type { RowShape } from '../../../shared/template.ts'

export type Facts = Record<string, string | number | null>

export interface Subject {
  /** Counts the rows of one sheet. */
  n: number
  shape: RowShape
  county: string
  /** `YYYY-MM-DD`: ages are of that day. */
  day: string
  household: Facts | null
  /** Of a household's row: its head. */
  person: Facts | null
  /** Current pairings, the responsible ones first, each with its cadre's `post`, `unit_kind` and `unit_level`. */
  pairings: Facts[]
  cadre: Facts | null
  village: Facts | null
}
