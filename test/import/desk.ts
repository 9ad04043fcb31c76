import { env } from 'cloudflare:workers'
import type { CountyDatabase } from '../../workers/db/county.ts'
import { sealerOf } from '../../workers/db/seal.ts'
import { advance, type Mover } from '../../workers/import/advance.ts'
import { carryOut } from '../../workers/import/order.ts'
import { findImport, type ImportRow } from '../../workers/import/store.ts'
import { undo } from '../../workers/import/undo/order.ts'
import { place } from '../../workers/import/upload/place.ts'
import { receive } from '../../workers/import/upload/receive.ts'
import { keysOf } from '../given.ts'

type Sent = { name?: string; by?: string }
type Known = { id: number }

/** A county's import desk: a workbook goes up, is read, is confirmed, is taken back; the driver is the test itself. */
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
  const rechecked: string[] = []
  const recheck = async (_: CountyDatabase, cause: string) => void rechecked.push(cause)
  const mover: Mover = { county, ledgers: env.LEDGERS, now: () => at, recheck }

  const find = async (id: number) => (await findImport(db, id)) as ImportRow
  /** Moves it on until it waits for a person, is over, or waits for another. */
  const move = async ({ id }: Known, by: Mover = mover) => {
    while ((await advance(by, id, 0)) === 'again') {}
    return find(id)
  }
  /** Sent, and not read yet. */
  const bring = async (content: string | Uint8Array, { name = '花名册.csv', by = 'officer' }: Sent = {}) => {
    const body = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    const headers = { 'x-file-name': encodeURIComponent(name), 'content-length': `${body.length}` }
    const request = new Request('https://jiedui.test', { method: 'POST', headers, body })
    const chance = { id: crypto.randomUUID(), key: crypto.getRandomValues(new Uint8Array(32)) }
    const received = await receive(env.LEDGERS, request, county, chance)
    return place(county, received, { continues: null, by, at, also: [] })
  }
  const upload = async (content: string | Uint8Array, sent?: Sent) => move(await bring(content, sent))
  const say = (order: 'commit' | 'cancel' | 'retry', { id }: Known, actor = 'officer') =>
    carryOut(county, order, { id, actor, at })
  const commit = async (known: Known, actor?: string) => {
    await say('commit', known, actor)
    return move(known)
  }
  return {
    county,
    db,
    mover,
    rechecked,
    now: () => at,
    /** From now on it is this day. */
    on: (day: string) => {
      at = new Date(`${day}T08:00:00Z`)
    },
    find,
    move,
    bring,
    upload,
    say,
    commit,
    whole: async (content: string | Uint8Array, sent?: Sent) => commit(await upload(content, sent)),
    takeBack: async ({ id }: Known, by?: Mover) => {
      await undo(county, await find(id), { actor: 'officer', at, reason: '传错了文件' })
      return move({ id }, by)
    },
    all: async (sql: string) => (await db.prepare(sql).all()).results,
  }
}
