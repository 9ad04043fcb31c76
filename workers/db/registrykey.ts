import { randomBytes } from 'node:crypto'
import type { Env } from '../env.ts'
import { mastersOf } from './county.ts'
import { masterId, newKeys, unwrapKeys, wrapKeys } from './keys.ts'

/** The registry (登记库) and the master keys its own key is wrapped under. */
export type Registry = Pick<Env, 'REGISTRY' | 'DATA_KEY' | 'DATA_KEY_BEFORE'>

const name = 'registry'

/**
 * The key the registry's trail is chained with: made at the first write, and for good. Found wrapped under the master key
 * before, it is wrapped under the one in force: whoever changes the master asks for it while both are there.
 */
export async function registryAuditKey(env: Registry): Promise<Uint8Array> {
  const wrapped = (await read(env)) ?? (await make(env))
  const keys = unwrapKeys(mastersOf(env), name, wrapped)
  if (!wrapped.startsWith(`${masterId(env.DATA_KEY)}.`)) {
    await env.REGISTRY.prepare('UPDATE registry_key SET wrapped_key = ?1 WHERE wrapped_key = ?2')
      .bind(wrapKeys(env.DATA_KEY, name, keys), wrapped)
      .run()
  }
  return keys.audit
}

function read({ REGISTRY }: Registry): Promise<string | null> {
  return REGISTRY.prepare('SELECT wrapped_key FROM registry_key').first<string>('wrapped_key')
}

/** Whoever comes at the same time takes what the other made. */
async function make(env: Registry): Promise<string> {
  const keys = newKeys(env.DATA_KEY, name, randomBytes(64))
  await env.REGISTRY.prepare('INSERT INTO registry_key (id, wrapped_key) VALUES (1, ?1) ON CONFLICT DO NOTHING')
    .bind(wrapKeys(env.DATA_KEY, name, keys))
    .run()
  return (await read(env))!
}
