import { Buffer } from 'node:buffer'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// scrypt from node:crypto, not better-auth's own in JavaScript: that one exceeds a Worker's CPU time, and PBKDF2 is
// capped at 100,000 rounds there. Parameters: OWASP's for N=2^14.
const cost = { N: 2 ** 14, r: 8, p: 5 }

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string, salt: Uint8Array = randomBytes(16)): Promise<string> {
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, encode(salt), encode(hash)].join('$')
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [scheme, N, r, p, salt, expected] = hash.split('$')
  if (scheme !== 'scrypt' || salt === undefined || expected === undefined) return false
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(expected, 'base64url'))
}

function derive(password: string, salt: Uint8Array, options: typeof cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
