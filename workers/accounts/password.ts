import { Buffer } from 'node:buffer'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// scrypt from node:crypto, not better-auth's own in JavaScript: that one exceeds a Worker's CPU time, and PBKDF2 is
// capped at 100,000 rounds there. Parameters: OWASP's for N=2^14.
const cost = { N: 2 ** 14, r: 8, p: 5 }

// A one-time password has 59 random bits, so one lane of the same scrypt (30 ms of a processor) does: 1,400 cost 42 s of one. Nothing
// cheaper: at the 10^11 plain hashes a second of one rented rack those bits last weeks, at this cost longer than anybody lives.
const onceCost = { ...cost, p: 1 }

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export const hashPassword = (password: string): Promise<string> => hashAt(cost, password)

/** The same for a password this software made up by chance; never for one a person chose. */
export const hashOneTime = (password: string): Promise<string> => hashAt(onceCost, password)

/** Always takes as long as the dearest hash: the time tells neither which kind it was nor, with `nobody`, that there is none. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [scheme, N, r, p, salt, expected] = hash.split('$')
  if (scheme !== 'scrypt' || salt === undefined || expected === undefined) return false
  const bytes = Buffer.from(salt, 'base64url')
  const derived = await derive(password, bytes, { N: Number(N), r: Number(r), p: Number(p) })
  if (Number(p) < cost.p) await derive(password, bytes, { ...cost, p: cost.p - Number(p) })
  return timingSafeEqual(derived, Buffer.from(expected, 'base64url'))
}

/** What the password of an account that does not exist is held against: no password is known to give it. */
export const nobody = ['scrypt', cost.N, cost.r, cost.p, encode(new Uint8Array(16)), encode(new Uint8Array(32))].join(
  '$',
)

async function hashAt(options: typeof cost, password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, options)
  return ['scrypt', options.N, options.r, options.p, encode(salt), encode(hash)].join('$')
}

function derive(password: string, salt: Uint8Array, options: typeof cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
