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

export function holdingSql(pair: Pair, narrowed: boolean): string {
  const { field, ledger, other, as, from, where, of, one, two, table } = pair
  const entity = entityOf[of]
  return keeping(`WITH ${lackingSql('one_lacks', entity, one)}, ${lackingSql('other_lacks', table, two)}, found AS MATERIALIZED (
      SELECT ${of}.key, h.key AS household_no, ${whoOf[of]} AS who, ${readable(as, one)} AS value, ${readable(as, two)} AS other_value,
        ${gap(as, one, two)} AS gap_fen, ${fromSql('one_lacks', of, entity, one)} AS one_from, ${fromSql('other_lacks', 'b', table, two)} AS other_from,
        ${of}.edited_at AS one_edited, b.edited_at AS other_edited
      FROM ${from}
      WHERE ${differs(as, one, two)} ${where === undefined ? '' : `AND ${where}`}
        ${narrowed ? 'AND h.key IN (SELECT value FROM json_each(?3))' : ''} AND ?1 IS NOT NULL)
    SELECT '${field}', '${ledger}', '${other}', '${entity}', key, household_no, who,
      value, one_from ->> 0, one_from ->> 1, one_from ->> 2, one_edited,
      other_value, other_from ->> 0, other_from ->> 1, other_from ->> 2, other_edited, gap_fen, 0, ?2, 1
    FROM found WHERE true`)
}

const columnOf = (value: string) => /\b[hpab]\.(\w+)/.exec(value)?.[1]

/** Imports that fed the table without this column: whoever wrote a record there last need not have said it. */
const lackingSql = (name: string, entity: string, value: string) => `${name} AS MATERIALIZED (
  SELECT i.id FROM import i, json_each(i.layouts) laid WHERE i.commit_no IS NOT NULL AND laid.value ->> 'entity' = '${entity}'
    AND NOT EXISTS (SELECT 1 FROM json_each(laid.value, '$.columns') c WHERE c.value = '${columnOf(value)}'))`

/** Where a record has a column from: the last import in force whose ledger has it, as far as that is kept, else the one that wrote it last. */
function fromSql(lacks: string, record: string, entity: string, value: string): string {
  const own = `json_array(${record}.import_id, ${record}.source_sheet, ${record}.source_row)`
  const said = (which: string) => `(SELECT json_array(s.import_id, s.sheet, s.row)
    FROM import i CROSS JOIN staged s INDEXED BY staged_key ON s.import_id = i.id AND s.entity = '${entity}' AND s.key = ${record}.key
    WHERE ${which} AND EXISTS (SELECT 1 FROM json_each(i.layouts, '$[' || s.layout || '].columns') c WHERE c.value = '${columnOf(value)}')
    ORDER BY i.commit_no DESC, s.n DESC LIMIT 1)`
  const inForce = `i.commit_no IS NOT NULL AND i.state IN ('committed', 'committing')`
  return `CASE WHEN ${record}.import_id NOT IN (SELECT id FROM ${lacks}) THEN ${own}
    ELSE coalesce(${said(`i.id = ${record}.import_id`)}, ${said(inForce)}, ${own}) END`
}
