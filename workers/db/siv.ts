import { unsafe } from '@noble/ciphers/aes.js'

const BLOCK = 16

/** Bytes that are encrypted in place, looked at as words too: making such a view for every block would cost half as much as the cipher. */
class Block {
  readonly bytes = new Uint8Array(BLOCK)
  private readonly words = new Uint32Array(this.bytes.buffer)

  encrypt(key: Uint32Array): void {
    const { words } = this
    const { s0, s1, s2, s3 } = unsafe.encrypt(key, words[0]!, words[1]!, words[2]!, words[3]!)
    words[0] = s0
    words[1] = s1
    words[2] = s2
    words[3] = s3
  }
}

/**
 * AES-SIV (RFC 5297) of one string without associated data, the same bytes as `aessiv` of @noble/ciphers, but with the
 * key schedules and CMAC subkeys kept: four times as fast on short numbers, and an import seals hundreds of thousands.
 * @param key 64 bytes: S2V key, then CTR key.
 */
export function siv(key: Uint8Array) {
  if (key.length !== 64) throw new Error('a SIV key has 64 bytes')
  const macKey = unsafe.expandKeyLE(key.slice(0, 32))
  const ctrKey = unsafe.expandKeyLE(key.slice(32))
  const state = new Block()
  state.encrypt(macKey)
  const k1 = unsafe.dbl(state.bytes.slice())
  const k2 = unsafe.dbl(k1.slice())
  const zeroMac = cmac(new Uint8Array(BLOCK)).slice()
  const zeroMacDoubled = unsafe.dbl(zeroMac.slice())

  /** In `state`, until it is used again. */
  function cmac(text: Uint8Array): Uint8Array {
    const { bytes } = state
    bytes.fill(0)
    let at = 0
    for (; at + BLOCK < text.length; at += BLOCK) {
      for (let i = 0; i < BLOCK; i++) bytes[i]! ^= text[at + i]!
      state.encrypt(macKey)
    }
    const rest = text.length - at
    for (let i = 0; i < rest; i++) bytes[i]! ^= text[at + i]!
    if (rest < BLOCK) bytes[rest]! ^= 0x80
    const subkey = rest === BLOCK ? k1 : k2
    for (let i = 0; i < BLOCK; i++) bytes[i]! ^= subkey[i]!
    state.encrypt(macKey)
    return bytes
  }

  function synthesise(text: Uint8Array): Uint8Array {
    if (text.length >= BLOCK) {
      const last = Uint8Array.from(text)
      for (let i = 0; i < BLOCK; i++) last[text.length - BLOCK + i]! ^= zeroMac[i]!
      return cmac(last)
    }
    const padded = zeroMacDoubled.slice()
    for (let i = 0; i < text.length; i++) padded[i]! ^= text[i]!
    padded[text.length]! ^= 0x80
    return cmac(padded)
  }

  /** XORs `text` into `out` from `offset` with the key stream the synthetic vector starts. */
  function stream(vector: Uint8Array, text: Uint8Array, out: Uint8Array, offset: number): void {
    const counter = Uint8Array.from(vector.subarray(0, BLOCK))
    counter[8]! &= 0x7f
    counter[12]! &= 0x7f
    for (let at = 0; at < text.length; at += BLOCK) {
      state.bytes.set(counter)
      state.encrypt(ctrKey)
      const end = Math.min(BLOCK, text.length - at)
      for (let i = 0; i < end; i++) out[offset + at + i] = text[at + i]! ^ state.bytes[i]!
      for (let i = BLOCK - 1; i >= 0; i--) if (++counter[i]! & 0xff) break
    }
  }

  return {
    encrypt(text: Uint8Array): Uint8Array {
      const out = new Uint8Array(BLOCK + text.length)
      out.set(synthesise(text))
      stream(out, text, out, BLOCK)
      return out
    },
    /** The text, or null where it was not sealed with this key or was changed since. */
    decrypt(sealed: Uint8Array): Uint8Array | null {
      if (sealed.length < BLOCK) return null
      const out = new Uint8Array(sealed.length - BLOCK)
      stream(sealed, sealed.subarray(BLOCK), out, 0)
      const vector = synthesise(out)
      let differs = 0
      for (let i = 0; i < BLOCK; i++) differs |= vector[i]! ^ sealed[i]!
      return differs === 0 ? out : null
    },
  }
}
