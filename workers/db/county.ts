import { randomBytes } from 'node:crypto'
import type { D1Database } from '@cloudflare/workers-types'
import type { Env } from '../env.ts'
import { derivedKeys, newKeys, unwrapKeys, wrapKeys } from './keys.ts'
import { type Sealer, sealerOf } from './seal.ts'
import { countyVersion } from './version.ts'

/** A county's database (县库), opened: holds one county and nothing else. `audited` writes to it, its anchor in `registry`. */
export type CountyDatabase = {
  code: string
  name: string
  db: D1Database
  sealer: Sealer
  auditKey: Uint8Array
  registry: D1Database
}

/** A county as the registry has it. Its keys are wrapped and stay on this side all the same. */
export type CountyLine = {
  code: string
  name: string
  /** null and `derived`: not made yet. */
  wrappedKey: string | null
  /** Not null: its numbers are being sealed under another key. */
  nextKey: string | null
}

/** The county's numbers are being sealed under another key: nobody reads or writes until that is done. */
export class Rekeying extends Error {}

/** The one place that opens a county: a request reaches the county its membership is for, whatever the URL says. */
export async function openCounty(env: Env, line: CountyLine): Promise<CountyDatabase> {
  if (line.nextKey !== null) throw new Rekeying(`county ${line.code} is getting another key`)
  databaseOf(env, line.code)
  return openUnder(env, line, line.wrappedKey?.includes('.') ? line.wrappedKey : await makeKeys(env, line))
}

/** The same under keys that are named: for changing them, while nobody else is let in. */
export function openUnder(
  env: Env,
  { code, name }: Pick<CountyLine, 'code' | 'name'>,
  wrapped: string,
): CountyDatabase {
  return { code, name, db: databaseOf(env, code), registry: env.REGISTRY, ...unwrapped(env, code, wrapped) }
}

export function databaseOf(env: Env, code: string): D1Database {
  const db = env[`COUNTY_${code}` as `COUNTY_${number}`]
  if (!db) throw new Error(`COUNTY_${code} is not bound`)
  return db
}

/** The registry's line of a county that is not disabled. */
export function findCounty(registry: D1Database, code: string): Promise<CountyLine | null> {
  return registry.prepare(`${selectLines} AND code = ?1`).bind(code).first<CountyLine>()
}

/** Those whose database is not behind the code: what goes on by itself goes on in these alone. */
export async function listReadyCounties(registry: D1Database): Promise<CountyLine[]> {
  const ready = registry.prepare(`${selectLines} AND schema_version >= ?1 ORDER BY code`).bind(countyVersion)
  return (await ready.all<CountyLine>()).results
}

const selectLines = `SELECT code, name, wrapped_key AS wrappedKey, next_key AS nextKey FROM county WHERE disabled_at IS NULL`

/** The master keys there are: the one in force, and while keys are wrapped anew the one before. */
export function mastersOf(env: Pick<Env, 'DATA_KEY' | 'DATA_KEY_BEFORE'>): string[] {
  return env.DATA_KEY_BEFORE ? [env.DATA_KEY, env.DATA_KEY_BEFORE] : [env.DATA_KEY]
}

/** A county's first keys. Whoever opens it first makes them; who comes at the same time takes what the other made. */
async function makeKeys(env: Env, { code, wrappedKey }: CountyLine): Promise<string> {
  const oldest = mastersOf(env).at(-1)!
  const keys = wrappedKey === null ? newKeys(env.DATA_KEY, code, randomBytes(64)) : derivedKeys(oldest, code)
  const [, read] = await env.REGISTRY.batch<{ wrapped_key: string }>([
    env.REGISTRY.prepare(
      `UPDATE county SET wrapped_key = ?2 WHERE code = ?1 AND (wrapped_key IS NULL OR wrapped_key = 'derived')`,
    ).bind(code, wrapKeys(env.DATA_KEY, code, keys)),
    env.REGISTRY.prepare('SELECT wrapped_key FROM county WHERE code = ?1').bind(code),
  ])
  const made = read?.results[0]?.wrapped_key
  if (made === undefined) throw new Error(`county ${code} is not in the registry`)
  return made
}

type Opened = Pick<CountyDatabase, 'sealer' | 'auditKey'>
const opened = new Map<string, Opened>()
const mostOpened = 500

/** Unwrapping and expanding keys costs more than a request: kept an isolate long, by the wrapped text itself. */
function unwrapped(env: Env, code: string, wrapped: string): Opened {
  const mark = `${code} ${wrapped}`
  const known = opened.get(mark)
  if (known) return known
  const { data, audit } = unwrapKeys(mastersOf(env), code, wrapped)
  const fresh = { sealer: sealerOf(data), auditKey: audit }
  if (opened.size >= mostOpened) opened.clear()
  opened.set(mark, fresh)
  return fresh
}
