import { env } from 'cloudflare:workers'
import type { CountyDatabase } from '../../workers/db/county.ts'
import { sealerOf } from '../../workers/db/seal.ts'
import { advance, type Mover } from '../../workers/import/advance.ts'
import { carryOut } from '../../workers/import/order.ts'
import * as store from '../../workers/import/store.ts'
import { place } from '../../workers/import/upload/place.ts'
import { receive } from '../../workers/import/upload/receive.ts'
import { keysOf } from '../given.ts'

/** A county's import desk: a ledger as CSV text goes up, is read, is confirmed. */
export function deskOf(code = '529901') {
  const keys = keysOf(code)
  const county: CountyDatabase = {
    code,
    name: '清禾县',
    db: env[`COUNTY_${code as '529901'}`],
    registry: env.REGISTRY,
    sealer: sealerOf(keys.data),
    auditKey: keys.audit,
  }
  const { db } = county
  let at = new Date('2026-11-01T08:00:00Z')
  const mover: Mover = { county, ledgers: env.LEDGERS, now: () => at, recheck: async () => undefined }
  const find = async (id: number) => (await store.findImport(db, id)) as store.ImportRow
  const move = async (id: number) => {
    while ((await advance(mover, id, 0)) !== 'rest') {}
    return find(id)
  }
  const upload = async (text: string, { name = '花名册.csv', by = 'officer' } = {}) => {
    const bytes = new TextEncoder().encode(text)
    const request = new Request('https://jiedui.test', {
      method: 'POST',
      headers: { 'x-file-name': encodeURIComponent(name), 'content-length': `${bytes.length}` },
      body: bytes,
    })
    const chance = { id: crypto.randomUUID(), key: crypto.getRandomValues(new Uint8Array(32)) }
    const received = await receive(env.LEDGERS, request, county, chance)
    const row = await place(county, received, { continues: null, by, at, also: [] })
    return move(row.id)
  }
  const commit = async ({ id }: { id: number }, actor = 'officer') => {
    await carryOut(county, 'commit', { id, actor, at })
    return move(id)
  }
  return {
    county,
    db,
    mover,
    /** From now on it is this day. */
    on: (day: string) => {
      at = new Date(`${day}T08:00:00Z`)
    },
    now: () => at,
    find,
    move,
    upload,
    commit,
    whole: async (text: string, file?: Parameters<typeof upload>[1]) => commit(await upload(text, file)),
    all: async (sql: string) => (await db.prepare(sql).all()).results,
  }
}
