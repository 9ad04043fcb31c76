import { Buffer } from 'node:buffer'
import { hkdfSync } from 'node:crypto'
import { siv } from './siv.ts'

/**
 * A county's keys (县密钥): `data` (64 bytes) seals its numbers and may be changed for another; `audit` (32 bytes) chains
 * its audit trail and never changes, for what is written there is not written again.
 */
export type CountyKeys = { data: Uint8Array; audit: Uint8Array }

const dataBytes = 64

/** The keys of a new county: `chance` is 64 random bytes. */
export function newKeys(master: string, code: string, chance: Uint8Array): CountyKeys {
  return { data: chance, audit: derive(master, `audit ${code}`, 32) }
}

/** The keys of a county from before counties had their own. */
export function derivedKeys(master: string, code: string): CountyKeys {
  return newKeys(master, code, derive(master, `jiedui county ${code}`, dataBytes))
}

/** The keys as the registry keeps them: `<id of the master>.<base64url of AES-SIV>`, bound to the county's code. */
export function wrapKeys(master: string, code: string, { data, audit }: CountyKeys): string {
  if (data.length !== dataBytes) throw new Error('a county’s data key has 64 bytes')
  const wrapped = wrapping(master, code).encrypt(Buffer.concat([data, audit]))
  return `${masterId(master)}.${Buffer.from(wrapped).toString('base64url')}`
}

/** Opens wrapped keys with the master they name; throws where none of `masters` is it. */
export function unwrapKeys(masters: string[], code: string, wrapped: string): CountyKeys {
  const [id, body = ''] = wrapped.split('.')
  const master = masters.find((one) => masterId(one) === id)
  if (master === undefined)
    throw new Error(`the keys of county ${code} are wrapped under a master key that is not here`)
  const keys = wrapping(master, code).decrypt(new Uint8Array(Buffer.from(body, 'base64url')))
  if (keys === null) throw new Error(`the keys of county ${code} were changed where they are kept`)
  return { data: keys.slice(0, dataBytes), audit: keys.slice(dataBytes) }
}

/** Tells masters apart and says nothing of them. */
export function masterId(master: string): string {
  return Buffer.from(derive(master, 'jiedui master id', 6)).toString('base64url')
}

function wrapping(master: string, code: string) {
  return siv(derive(master, `jiedui wrap county ${code}`, 64))
}

function derive(master: string, use: string, length: number): Uint8Array {
  const secret = Buffer.from(master, 'base64')
  if (secret.length !== 32) throw new Error('the master key has 32 bytes')
  return new Uint8Array(hkdfSync('sha256', secret, '', use, length))
}
