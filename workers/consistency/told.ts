/**
 * Two files that fed the same record: what the last edition of each ledger says of a field, as far as what it staged is still kept
 * (`imports.undoDays`). A ledger whose last edition does not name a record has no word in it; what somebody edited since is settled.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { differs, gap, readable } from './alike.ts'
import { type Told, toldFields } from './fields.ts'
import { keeping } from './hold.ts'
import { type Edition, isSameLedger, type Layout, lastEditions, ledgerOf } from './ledger.ts'

type Row = { id: number; fileName: string; commitNo: number; rows: number; layouts: string | null; counts: number }
/** One layout of an edition, by its place among them. */
type Part = { edition: Edition; at: number; layout: Layout }

/** What came in or is being taken back: its ledger is held anew against every other. */
export async function tellingAgain(
  db: D1Database,
  { importId, isBack, now }: { importId: number; isBack: boolean; now: string },
): Promise<D1PreparedStatement[]> {
  const { results } = await db
    .prepare(
      `SELECT id, file_name AS fileName, commit_no AS commitNo, rows_staged AS rows, layouts,
         state = 'committed' OR (id = ?1 AND ?2 = 0) AS counts
       FROM import WHERE commit_no IS NOT NULL AND (state = 'committed' OR id = ?1) ORDER BY commit_no`,
    )
    .bind(importId, isBack ? 1 : 0)
    .all<Row>()
  const all = results.map(({ counts, layouts, ...row }) => ({
    counts: counts === 1 && !(isBack && row.id === importId),
    edition: { ...row, layouts: JSON.parse(layouts ?? '[]') as Layout[] },
  }))
  const touched = all.find(({ edition }) => edition.id === importId)?.edition
  if (touched === undefined) return []
  const editions = all.filter(({ counts }) => counts).map(({ edition }) => edition)
  const lasts = lastEditions(editions)
  const own = lasts.find((edition) => isSameLedger(edition, touched))
  const ids = all.filter(({ edition }) => isSameLedger(edition, touched)).map(({ edition }) => edition.id)
  return [
    db.prepare(unseenSql).bind(JSON.stringify(ids)),
    ...(own === undefined ? [] : lasts.filter((edition) => edition !== own)).flatMap((other) =>
      partsTogether(own!, other).map(([one, two]) =>
        db
          .prepare(tellingSql(one, two))
          .bind(one.edition.id, two.edition.id, now, ledgerOf(one.edition), ledgerOf(two.edition)),
      ),
    ),
    db.prepare('DELETE FROM disagreement WHERE told = 1 AND seen = 0'),
  ]
}

const unseenSql = `UPDATE disagreement SET seen = 0 WHERE told = 1
  AND (import_id IN (SELECT value FROM json_each(?1)) OR other_import_id IN (SELECT value FROM json_each(?1)))`

/** The layouts of two editions that say the same field of the same table; the sides in the order of their ledgers' names. */
function partsTogether(one: Edition, other: Edition): [Part, Part][] {
  const [first, second] = ledgerOf(one) <= ledgerOf(other) ? [one, other] : [other, one]
  const parts = (edition: Edition) => edition.layouts.map((layout, at): Part => ({ edition, at, layout }))
  return parts(first).flatMap((a) =>
    parts(second).flatMap((b): [Part, Part][] => (fieldsOf(a.layout, b.layout).length > 0 ? [[a, b]] : [])),
  )
}

function fieldsOf(one: Layout, other: Layout): Told[] {
  if (one.entity !== other.entity) return []
  const both = (column: string) => one.columns.includes(column) && other.columns.includes(column)
  return (toldFields[one.entity]?.fields ?? []).filter(({ column }) => both(column))
}

/** `?1` and `?2` the editions, `?3` now, `?4` and `?5` their ledgers. The smaller one is walked, the other looked up by key. */
function tellingSql(one: Part, two: Part): string {
  const { entity } = one.layout
  const { household, who } = toldFields[entity]!
  const said = fieldsOf(one.layout, two.layout).map((told) => saidSql(told, one.layout, two.layout))
  const isOneSmaller = one.edition.rows <= two.edition.rows
  const walked = isOneSmaller ? `staged a` : `staged b`
  const start = isOneSmaller ? `a.import_id = ?1 AND a.layout = ${one.at}` : `b.import_id = ?2 AND b.layout = ${two.at}`
  const found = isOneSmaller
    ? `staged b INDEXED BY staged_key ON b.import_id = ?2 AND b.entity = '${entity}' AND b.key = a.key AND b.layout = ${two.at}`
    : `staged a INDEXED BY staged_key ON a.import_id = ?1 AND a.entity = '${entity}' AND a.key = b.key AND a.layout = ${one.at}`
  return keeping(`WITH found AS MATERIALIZED (
      SELECT t.key, ${household} AS household_no, ${who} AS who, a.sheet AS a_sheet, a.row AS a_row, b.sheet AS b_sheet,
        b.row AS b_row, '[' || rtrim(${said.join(' || ')}, ',') || ']' AS said
      FROM ${walked} CROSS JOIN ${found} CROSS JOIN ${entity} t ON t.key = a.key AND t.edited_at IS NULL
      WHERE ${start})
    SELECT d.value ->> 0, ?4, ?5, '${entity}', found.key, household_no, who, d.value ->> 1, ?1, a_sheet, a_row, NULL,
      d.value ->> 2, ?2, b_sheet, b_row, NULL, d.value ->> 3, 1, ?3, 1
    FROM found CROSS JOIN json_each(said) d WHERE said <> '[]'`)
}

/** The field with both sides as people read them, where they differ: an item of a JSON array and its comma. */
function saidSql({ column, field, as }: Told, first: Layout, second: Layout): string {
  const [one, two] = [`(a.data ->> ${first.columns.indexOf(column)})`, `(b.data ->> ${second.columns.indexOf(column)})`]
  return `CASE WHEN ${differs(as, one, two)}
    THEN json_array('${field}', ${readable(as, one)}, ${readable(as, two)}, ${gap(as, one, two)}) || ',' ELSE '' END`
}
