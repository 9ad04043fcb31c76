import { env } from 'cloudflare:workers'
import type { CountyDatabase } from '../../workers/db/county.ts'
import { sealerOf } from '../../workers/db/seal.ts'
import { advance, type Mover } from '../../workers/import/advance.ts'
import { carryOut } from '../../workers/import/order.ts'
import * as store from '../../workers/import/store.ts'
import { undo } from '../../workers/import/undo/order.ts'
import { place } from '../../workers/import/upload/place.ts'
import { receive } from '../../workers/import/upload/receive.ts'
import { keysOf } from '../given.ts'

const keys = keysOf('529901')
export const county: CountyDatabase = {
  code: '529901',
  name: '清禾县',
  db: env.COUNTY_529901,
  registry: env.REGISTRY,
  sealer: sealerOf(keys.data),
  auditKey: keys.audit,
}
export const { db } = county
export const now = new Date('2026-11-01T08:00:00Z')
export const mover: Mover = { county, ledgers: env.LEDGERS, now: () => now, recheck: async () => undefined }

/** An import whose driver is the test itself. */
export async function bring(text: string, name = '花名册.csv'): Promise<store.ImportRow> {
  const bytes = new TextEncoder().encode(text)
  const request = new Request('https://jiedui.test', {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(name), 'content-length': `${bytes.length}` },
    body: bytes,
  })
  const chance = { id: crypto.randomUUID(), key: crypto.getRandomValues(new Uint8Array(32)) }
  const received = await receive(env.LEDGERS, request, county, chance)
  return place(county, received, { continues: null, by: 'officer', at: now, also: [] })
}

export const upload = async (text: string, name?: string): Promise<number> => (await bring(text, name)).id

/** Moves it on until it waits for a person, is over, or waits for another. */
export async function moveOn(id: number, by: Mover = mover): Promise<store.ImportRow> {
  while ((await advance(by, id, 0)) === 'again') {}
  return (await store.findImport(db, id))!
}

export async function commit(id: number): Promise<store.ImportRow> {
  await carryOut(county, 'commit', { id, actor: 'officer', at: now })
  return moveOn(id)
}

export async function importWhole(text: string, name?: string): Promise<number> {
  const id = await upload(text, name)
  await moveOn(id)
  await commit(id)
  return id
}

export async function takeBack(id: number, by: Mover = mover): Promise<store.ImportRow> {
  await undo(county, (await store.findImport(db, id))!, { actor: 'officer', at: now, reason: '传错了文件' })
  return moveOn(id, by)
}

export const all = async (sql: string) => (await db.prepare(sql).all()).results
