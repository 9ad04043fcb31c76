/** The SQL by which two tables are held against each other, a statement a pair; `?1` the day, `?2` now, `?3` households where narrowed. */
import { differs, gap, readable } from './alike.ts'
import type { Pair } from './pairs.ts'

const keptColumns = `field, ledger, other_ledger, entity, key, household_no, who, value, import_id, source_sheet, source_row, edited_at,
  other_value, other_import_id, other_sheet, other_row, other_edited_at, gap_fen, told, since_at, seen`

/** Writes what a SELECT of these columns finds; what was there already keeps its id and the day it was first seen. */
export const keeping = (select: string): string => `INSERT INTO disagreement (${keptColumns}) ${select}
  ON CONFLICT (field, ledger, other_ledger, entity, key) DO UPDATE SET household_no = excluded.household_no, who = excluded.who,
    value = excluded.value, import_id = excluded.import_id, source_sheet = excluded.source_sheet, source_row = excluded.source_row, edited_at = excluded.edited_at,
    other_value = excluded.other_value, other_import_id = excluded.other_import_id, other_sheet = excluded.other_sheet,
    other_row = excluded.other_row, other_edited_at = excluded.other_edited_at, gap_fen = excluded.gap_fen, seen = 1`

const entityOf = { h: 'household', p: 'person', a: 'pairing' } as const
const whoOf = { h: 'NULL', p: 'p.name', a: 'a.cadre_name' } as const

export function holdingSql({ field, ledger, other, as, from, where, of, one, two }: Pair, narrowed: boolean): string {
  const source = (alias: string) =>
    ['import_id', 'source_sheet', 'source_row', 'edited_at'].map((column) => `${alias}.${column}`).join(', ')
  return keeping(`SELECT '${field}', '${ledger}', '${other}', '${entityOf[of]}', ${of}.key, h.key, ${whoOf[of]},
      ${readable(as, one)}, ${source(of)}, ${readable(as, two)}, ${source('b')}, ${gap(as, one, two)}, 0, ?2, 1
    FROM ${from}
    WHERE ${differs(as, one, two)} ${where === undefined ? '' : `AND ${where}`}
      ${narrowed ? 'AND h.key IN (SELECT value FROM json_each(?3))' : ''} AND ?1 IS NOT NULL`)
}
