import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Entity } from '../../shared/import.ts'
import { holdingSql } from './hold.ts'
import { type Pair, pairs } from './pairs.ts'
import { tellingAgain } from './told.ts'

/** What the register changed by, as the checks are told of it: `import:12`, `undo:12`, households, tables. */
export type Changed = {
  asOf: string
  now: Date
  cause: string
  tables?: string[]
  households?: string[]
}

/**
 * Holds the ledgers against each other again, as far as the change reaches, in one transaction: what still disagrees stays as it was
 * found, the rest goes. To be run before the checks: `ledger-differs` reads what is kept here.
 */
export async function holdLedgers(db: D1Database, changed: Changed): Promise<void> {
  const { asOf, now, cause, households } = changed
  const [, deed, id] = /^(import|undo):(\d+)$/.exec(cause) ?? []
  const at = now.toISOString()
  const told =
    id === undefined ? [] : await tellingAgain(db, { importId: Number(id), isBack: deed === 'undo', now: at })
  const tables = id === undefined ? changed.tables : await tablesOf(db, Number(id))
  const held = pairs.filter(({ reads }) => tables?.some((table) => reads.includes(table as Entity)) ?? true)
  await db.batch([...holding(db, held, { asOf, at, households }), ...told, db.prepare(settledSql)])
}

function holding(
  db: D1Database,
  held: Pair[],
  { asOf, at, households }: { asOf: string; at: string; households?: string[] | undefined },
): D1PreparedStatement[] {
  if (held.length === 0) return []
  const names = JSON.stringify(held.map(({ field, ledger, other }) => `${field}/${ledger}/${other}`))
  const keys = households === undefined ? null : JSON.stringify(households)
  const scope = `told = 0 AND field || '/' || ledger || '/' || other_ledger IN (SELECT value FROM json_each(?1))
    AND (?2 IS NULL OR household_no IN (SELECT value FROM json_each(?2)))`
  return [
    db.prepare(`UPDATE disagreement SET seen = 0 WHERE ${scope}`).bind(names, keys),
    ...held.map((pair) => db.prepare(holdingSql(pair, keys !== null)).bind(asOf, at, ...(keys === null ? [] : [keys]))),
    db.prepare('DELETE FROM disagreement WHERE told = 0 AND seen = 0'),
  ]
}

/** Which tables an import fed. */
async function tablesOf(db: D1Database, id: number): Promise<Entity[]> {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT l.value ->> 'entity' AS entity FROM import i, json_each(i.layouts) l WHERE i.id = ?1 ORDER BY 1`,
    )
    .bind(id)
    .all<{ entity: Entity }>()
  return results.map(({ entity }) => entity)
}

/** Whose household left the register, and what somebody settled by editing the record. */
const settledSql = `DELETE FROM disagreement WHERE
  household_no IS NOT NULL AND NOT EXISTS (SELECT 1 FROM household h WHERE h.key = household_no)
  OR told = 1 AND entity = 'pairing' AND EXISTS (SELECT 1 FROM pairing t WHERE t.key = disagreement.key AND t.edited_at IS NOT NULL)
  OR told = 1 AND entity = 'cadre' AND EXISTS (SELECT 1 FROM cadre t WHERE t.key = disagreement.key AND t.edited_at IS NOT NULL)
  OR told = 1 AND entity = 'village' AND EXISTS (SELECT 1 FROM village t WHERE t.key = disagreement.key AND t.edited_at IS NOT NULL)`
