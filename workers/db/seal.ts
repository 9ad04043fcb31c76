import { Buffer } from 'node:buffer'
import { mask } from './mask.ts'
import { siv } from './siv.ts'

/**
 * A sealer (加密): keeps the numbers of people as `enc:<base64url of AES-SIV>;` under one county's key. Deterministic, so
 * that equal numbers are equal sealed: joins, uniqueness and cross-match work on what is stored.
 */
export type Sealer = {
  seal(text: string): string
  /** Throws where the text was not sealed under this county's key. */
  open(sealed: string): string
  /** Opens every sealed number inside a text or a JSON text; what this key cannot open stays as it is. */
  openAll(text: string): string
  /** The same, masked: first three and last four of an ID number. */
  maskAll(text: string): string
}

const SEALED = /enc:([A-Za-z0-9_-]+);/g

/** The sealer of one county, of its data key (workers/db/keys.ts). */
export function sealerOf(dataKey: Uint8Array): Sealer {
  const cipher = siv(dataKey)

  const openBody = (body: string): string | null => {
    const text = cipher.decrypt(new Uint8Array(Buffer.from(body, 'base64url')))
    return text === null ? null : Buffer.from(text).toString()
  }
  const replaceAll = (text: string, change: (opened: string) => string): string => {
    if (!text.includes('enc:')) return text
    const written = /^\s*[[{"]/.test(text) ? escapeJson : (opened: string) => opened
    return text.replace(SEALED, (whole, body: string) => {
      const opened = openBody(body)
      return opened === null ? whole : written(change(opened))
    })
  }

  return {
    seal: (text) => `enc:${Buffer.from(cipher.encrypt(Buffer.from(text))).toString('base64url')};`,
    open(sealed) {
      const body = /^enc:([A-Za-z0-9_-]+);$/.exec(sealed)
      const opened = body === null ? null : openBody(body[1]!)
      if (opened === null) throw new Error('not sealed under this county’s key')
      return opened
    },
    openAll: (text) => replaceAll(text, (opened) => opened),
    maskAll: (text) => replaceAll(text, mask),
  }
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
