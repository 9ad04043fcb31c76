import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'
import { type Anchor, anchorMac, genesis, isGenuine, rowMac, type TrailRow } from './chain.ts'
import type { CountyDatabase } from './county.ts'
import { mask } from './mask.ts'
import { replaceNumbers } from './peoplesnumbers.ts'
import { type Registry, registryAuditKey } from './registrykey.ts'

/** A deed (操作): who did what. `action` is noun.verb (`pairing.assign`), `subject` its key, `detail` what changed. */
export type Deed = {
  at: Date
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** What a county needs to be written to. */
export type AuditedCounty = Pick<CountyDatabase, 'code' | 'db' | 'auditKey' | 'registry' | 'sealer'>

/** A trail (审计链) and the registry that keeps its anchor. */
export type Trail = { name: string; db: D1Database; key: Uint8Array; registry: D1Database }

/**
 * The one way to write to a county: the statements and the deed's row on the trail, all or nothing. Answers the
 * statements' results. A statement that finds its ground gone must fail, for what writes nothing would still be on the
 * trail: it makes a NOT NULL column NULL (`guarded`).
 */
export function audited<T = unknown>(
  county: AuditedCounty,
  deed: Deed | Deed[],
  statements: D1PreparedStatement[],
): Promise<D1Result<T>[]> {
  // What is on the trail is never sealed anew under another key: sealed numbers are masked there.
  const deeds = [deed].flat().map(({ subject, detail, ...rest }) => ({
    ...rest,
    subject: county.sealer.maskAll(subject),
    detail: JSON.parse(county.sealer.maskAll(JSON.stringify(detail))) as Deed['detail'],
  }))
  return append<T>(countyTrail(county), deeds, statements)
}

/** A column (table.column) that a statement makes NULL where its ground is gone. */
export type Guard = `${string}.${string}`

/** The same with a statement that makes the `guard` (table.column) NULL where its ground is gone: then nothing was written, and `refused` says why. */
export async function guarded<T = unknown>(
  county: AuditedCounty,
  deed: Deed | Deed[],
  statements: D1PreparedStatement[],
  guard: Guard | Guard[],
  refused: () => Error,
): Promise<D1Result<T>[]> {
  try {
    return await audited<T>(county, deed, statements)
  } catch (error) {
    throw [guard].flat().some((column) => isRefused(error, column)) ? refused() : error
  }
}

/** The same for the registry: accounts, memberships, counties. */
export async function auditedRegistry<T = unknown>(
  env: Registry,
  deed: Deed | Deed[],
  statements: D1PreparedStatement[],
): Promise<D1Result<T>[]> {
  return append<T>(await registryTrail(env), [deed].flat(), statements)
}

export function countyTrail({ code, db, auditKey, registry }: Omit<AuditedCounty, 'sealer'>): Trail {
  return { name: code, db, key: auditKey, registry }
}

export async function registryTrail(env: Registry): Promise<Trail> {
  return { name: 'registry', db: env.REGISTRY, key: await registryAuditKey(env), registry: env.REGISTRY }
}

/** Of many who write at once one comes first and the others read the head again. */
const mostTries = 60

async function append<T>(trail: Trail, deeds: Deed[], statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
  if (deeds.length === 0) throw new Error('a write is somebody’s deed')
  for (let tries = 1; ; tries++) {
    const [head, anchor] = await Promise.all([headOf(trail), anchorOf(trail)])
    if (head === null && anchor === null) await setFirstAnchor(trail, deeds[0]!.at)
    const genuine = anchor === null || isGenuine(trail.key, anchor)
    // Behind a trail cut short the numbers go on from the anchor: the gap stays for everybody to see.
    const rows = chained(trail.key, head, genuine ? (anchor?.id ?? 0) : 0, deeds)
    const inserts = [insert(trail.db, rows[0]!, head), ...insertsBehind(trail.db, rows.slice(1))]
    try {
      const results = await trail.db.batch<T>([...inserts, ...statements])
      if (genuine) await moveAnchor(trail, rows.at(-1)!)
      return results.slice(inserts.length)
    } catch (error) {
      if (!isRefused(error, 'audit_event.mac') || tries === mostTries) throw error
    }
  }
}

type Head = Pick<TrailRow, 'id' | 'mac'>

function chained(key: Uint8Array, head: Head | null, anchored: number, deeds: Deed[]): TrailRow[] {
  let previous = head?.mac ?? genesis
  let id = Math.max(head?.id ?? 0, anchored)
  return deeds.map(({ at, actor, action, subject, detail }) => {
    const row = {
      id: ++id,
      at: at.toISOString(),
      actor: actor.toWellFormed(),
      action,
      subject: subject.toWellFormed(),
      detail: JSON.stringify(detail, masked),
    }
    previous = rowMac(key, previous, row)
    return { ...row, mac: previous }
  })
}

/** A file's hash is no number of anybody. */
const hash = /^[0-9a-f]{64}$/
const masked = (_name: string, value: unknown) =>
  typeof value === 'string' && !hash.test(value) ? replaceNumbers(value, mask) : value

/** Only behind the row it was chained to: behind any other the mac is NULL, which the table refuses. */
function insert(db: D1Database, row: TrailRow, before: Head | null): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit_event (id, at, actor, action, subject, detail, mac)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6,
         CASE WHEN (SELECT mac FROM audit_event ORDER BY id DESC LIMIT 1) IS ?8 THEN ?7 END)`,
    )
    .bind(row.id, row.at, row.actor, row.action, row.subject, row.detail, row.mac, before?.mac ?? null)
}

/** Rows that follow the first in its transaction: nobody comes between. */
function insertsBehind(db: D1Database, rows: TrailRow[]): D1PreparedStatement[] {
  const statement = `INSERT INTO audit_event (id, at, actor, action, subject, detail, mac)
    SELECT value ->> 'id', value ->> 'at', value ->> 'actor', value ->> 'action', value ->> 'subject', value ->> 'detail', value ->> 'mac'
    FROM json_each(?1) ORDER BY key`
  const some = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  )
  return some.map((part) => db.prepare(statement).bind(JSON.stringify(part)))
}

/** D1 takes 2 MB a value, and a detail is some hundred bytes; of a household with a long history, thousands. */
const rowsAtOnce = 250

/** A statement's guard made this column (table.column) NULL. */
export const isRefused = (error: unknown, column: string): boolean =>
  String(error).includes(`NOT NULL constraint failed: ${column}`)

function headOf({ db }: Trail): Promise<Head | null> {
  return db.prepare('SELECT id, mac FROM audit_event ORDER BY id DESC LIMIT 1').first<Head>()
}

export function anchorOf({ registry, name }: Trail): Promise<Anchor | null> {
  return registry
    .prepare('SELECT id, row_mac AS rowMac, at, mac FROM audit_head WHERE trail = ?1')
    .bind(name)
    .first<Anchor>()
}

/** Before the first row there is an anchor already: none beside a trail means that somebody took it away. */
async function setFirstAnchor({ registry, name, key }: Trail, at: Date): Promise<void> {
  const first = { id: 0, rowMac: genesis, at: at.toISOString() }
  await registry
    .prepare('INSERT INTO audit_head (trail, id, row_mac, at, mac) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING')
    .bind(name, first.id, first.rowMac, first.at, anchorMac(key, first))
    .run()
}

/** The write is done and stays done: an anchor left behind is moved by the next write. */
async function moveAnchor({ registry, name, key }: Trail, { id, mac, at }: TrailRow): Promise<void> {
  const anchor = { id, rowMac: mac, at }
  try {
    await registry
      .prepare('UPDATE audit_head SET id = ?2, row_mac = ?3, at = ?4, mac = ?5 WHERE trail = ?1 AND id < ?2')
      .bind(name, id, mac, at, anchorMac(key, anchor))
      .run()
  } catch (error) {
    console.error(`audit trail ${name}: the anchor stays behind row ${id}`, error)
  }
}
