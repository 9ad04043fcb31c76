import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Six-digit codes by time (动态口令): RFC 6238 with SHA-1 and 30 seconds, what every authenticator app makes. */
const SECONDS = 30

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The time step an instant lies in. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / SECONDS)

export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac[mac.length - 1]! & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step the code is for: this one, the one before or the one after; null where it is for none of them. */
export function stepFor(secret: Uint8Array, code: string, at: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  let found: number | null = null
  for (const step of [-1, 0, 1].map((drift) => stepOf(at) + drift)) {
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code))) found = step
  }
  return found
}

/** What an authenticator app reads from a QR code. */
export function uriOf(secret: Uint8Array, issuer: string, username: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&digits=6&period=${SECONDS}`
}

/** RFC 4648 without padding, as a person types it where there is no camera. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) text += base32Alphabet[(value >>> (bits - 5)) & 31]
  }
  return bits > 0 ? text + base32Alphabet[(value << (5 - bits)) & 31] : text
}
