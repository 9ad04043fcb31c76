import { Buffer } from 'node:buffer'
import { hkdfSync } from 'node:crypto'
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

/** The sealer of one county: its key is derived (HKDF-SHA256) from the installation's master key and the county's code. */
export function countySealer(masterKeyBase64: string, countyCode: string): Sealer {
  const master = Buffer.from(masterKeyBase64, 'base64')
  if (master.length !== 32) throw new Error('the master key has 32 bytes')
  const cipher = siv(new Uint8Array(hkdfSync('sha256', master, '', `jiedui county ${countyCode}`, 64)))

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
