import type { PairingSpan } from '../../shared/household.ts'
import { type Deed, guarded } from '../db/audit.ts'
import { isCurrent, needsCadre } from '../db/register.ts'
import { type SpanRow, spanColumns, toSpan } from '../db/span.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import type { Desk } from './facts.ts'

/** `cap` is null where there is none or it may be passed. */
export type Beginning = { householdNo: string; cadreKey: string; sinceOn: string; cap: number | null }
type Close = { id: number; householdNo: string; untilOn: string; reason: string; successorKey: string | null }

/** The register changed between deciding and writing: nothing was written. */
export class Overtaken extends Error {}

/** Gives the household the cadre. */
export async function begin(desk: Desk, beginning: Beginning, deed: Deed): Promise<PairingSpan> {
  const [span] = await write(desk, [insert(desk, beginning, deed)], deed, [latest(desk, beginning)])
  return span!
}

/** Ends a pairing and begins the successor's, both or neither. */
export async function end(desk: Desk, close: Close, successor: Beginning | null, deed: Deed) {
  const writes = [update(desk, close, deed), ...(successor ? [insert(desk, successor, deed)] : [])]
  const reads = [sql`${spans(desk)} WHERE p.id = ${close.id}`, ...(successor ? [latest(desk, successor)] : [])]
  const [ended, begun] = await write(desk, writes, deed, reads)
  return { ended: ended!, successor: successor ? begun! : null }
}

/**
 * Writes and audit row stand or fall together. A guard that no longer holds makes the key NULL, which the table
 * refuses and the batch rolls back: a WHERE would leave the audit row of a write that never was.
 */
async function write({ county }: Desk, writes: Sql[], deed: Deed, reads: Sql[]): Promise<PairingSpan[]> {
  const statements = [...writes, ...reads].map((part) => prepare(county.db, part))
  const results = await guarded<SpanRow>(county, deed, statements, 'pairing.key', () => new Overtaken())
  return results.slice(writes.length).flatMap(({ results }) => results.map(toSpan))
}

function insert({ day, policy }: Desk, { householdNo, cadreKey, sinceOn, cap }: Beginning, { at }: Deed): Sql {
  const key = `${householdNo}/${cadreKey}`
  const current = (column: Sql) => sql`FROM pairing p WHERE ${column} AND ${isCurrent(day)}`
  const ofHousehold = sql`SELECT count(*) ${current(sql`p.household_no = ${householdNo}`)}`
  const ofCadre = sql`SELECT count(DISTINCT p.household_no) ${current(sql`p.cadre_key = ${cadreKey}`)}`
  return sql`
    INSERT INTO pairing (key, household_no, cadre_key, cadre_name, role, since_on, edited_at)
    SELECT CASE
        WHEN h.key IS NULL OR (${ofHousehold}) >= ${policy.pairing.responsibleMax} OR (${ofCadre}) >= ${cap} THEN NULL
        WHEN EXISTS (SELECT 1 FROM pairing WHERE key = ${key}) THEN ${`${key}/${sinceOn}`}
        ELSE ${key} END,
      ${householdNo}, ${cadreKey}, c.name, '帮扶责任人', ${sinceOn}, ${at.toISOString()}
    FROM (SELECT 1) LEFT JOIN cadre c ON c.key = ${cadreKey} LEFT JOIN household h ON h.key = ${householdNo}`
}

/** Without a successor the household must have another cadre, or need none. */
function update({ day, policy }: Desk, { id, householdNo, untilOn, reason, successorKey }: Close, { at }: Deed): Sql {
  const left = sql`EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = ${householdNo} AND p.id <> ${id} AND ${isCurrent(day)})`
  const needed = sql`EXISTS (SELECT 1 FROM household h WHERE h.key = ${householdNo} AND ${needsCadre(policy)})`
  const alone = successorKey === null ? sql`(${needed} AND NOT ${left})` : sql`false`
  return sql`
    UPDATE pairing AS p SET key = CASE WHEN ${isCurrent(day)} AND NOT ${alone} THEN key END,
      until_on = ${untilOn}, end_reason = ${reason}, successor_key = ${successorKey}, edited_at = ${at.toISOString()}
    WHERE id = ${id}`
}

function latest(desk: Desk, { householdNo }: Beginning): Sql {
  return sql`${spans(desk)} WHERE p.household_no = ${householdNo} ORDER BY p.id DESC LIMIT 1`
}

function spans({ day }: Desk): Sql {
  return sql`SELECT ${spanColumns(day)} FROM pairing p LEFT JOIN cadre c ON c.key = p.cadre_key`
}

/** The household a pairing is of; null where there is none such. */
export async function householdOf({ db }: Desk, id: number): Promise<string | null> {
  return db.prepare('SELECT household_no FROM pairing WHERE id = ?1').bind(id).first<string>('household_no')
}
