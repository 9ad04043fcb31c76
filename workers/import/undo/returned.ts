/**
 * Records that left by the import taken back and that a later one brought as new: without the departure they never were, and the later
 * one only changed what the register had all along.
 */
import type { D1Database } from '@cloudflare/workers-types'
import type { Entity } from '../../../shared/import.ts'
import type { ImportRow } from '../store.ts'
import { deliveredOf, recordsOf } from './load.ts'
import { type Fields, type Mended, without } from './record.ts'
import type { Judged, UndoneRecord } from './verdict.ts'
import { writing } from './write.ts'

const stretch = 500

type Returned = { id: number; entity: Entity; key: string; record: string }

/** true: there are more. */
export async function retellReturned(db: D1Database, row: ImportRow): Promise<boolean> {
  const { results } = await db
    .prepare(
      `SELECT id, entity, key, record FROM departed WHERE import_id = ?1 AND back_import_id IS NOT NULL ORDER BY entity, id LIMIT ${stretch}`,
    )
    .bind(row.id)
    .all<Returned>()
  const entity = results[0]?.entity
  if (entity === undefined) return false
  const mine = results.filter((one) => one.entity === entity)
  const stays = entity === 'cadre' || entity === 'pairing'
  await db.batch([
    ...(stays ? [] : writing(db, row, entity, await retold(db, row, entity, mine))),
    db
      .prepare('UPDATE departed SET back_import_id = NULL WHERE id IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(mine.map(({ id }) => id))),
  ])
  return true
}

async function retold(db: D1Database, row: ImportRow, entity: Entity, returned: Returned[]): Promise<Judged[]> {
  const records = await recordsOf(
    db,
    row,
    entity,
    returned.map(({ key }) => key),
  )
  const were = new Map(returned.map(({ key, record }) => [key, deliveredOf(entity, JSON.parse(record))]))
  return records.flatMap((record) => {
    const was = were.get(record.key) ?? null
    if (was === null || record.edited || !record.inRegister) return []
    return [retoldOne(row.id, entity, record, was)]
  })
}

/** The word that made it stands on what it was before it left. */
function retoldOne(importId: number, entity: Entity, { key, current, words }: UndoneRecord, was: Fields): Judged {
  const at = words.findIndex(({ state, before }) => state === 'new' && before === null)
  const on = words.map((word, n) => (n === at ? { ...word, state: 'changed' as const, before: was } : word))
  const { fields, mended } = without(importId, entity, current, on)
  const first = on[at]
  const said = (one: Mended) => one.importId === first?.importId && one.n === first.n
  const all = first === undefined || mended.some(said) ? mended : [...mended, { ...first, state: 'changed' as const }]
  return { key, rows: [], verdict: 'reversed', why: null, fields, mended: all }
}
