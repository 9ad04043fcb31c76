const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const units = new Uint16Array(64)

/** UTF-8 to text. Short runs, which cells are, without the cost of a TextDecoder call; malformed ones through it. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return decoder.decode(bytes.subarray(from, to))
  let length = 0
  for (let at = from; at < to; ) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      units[length++] = byte
      at++
    } else if (byte >= 0xe1 && byte < 0xed && at + 2 < to) {
      const second = bytes[at + 1]!
      const third = bytes[at + 2]!
      if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return decoder.decode(bytes.subarray(from, to))
      units[length++] = ((byte & 15) << 12) | ((second & 63) << 6) | (third & 63)
      at += 3
    } else return decoder.decode(bytes.subarray(from, to))
  }
  return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[])
}
