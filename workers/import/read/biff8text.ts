/** Flags of a string: two bytes a character; phonetic text and formatting runs behind it. */
export const WIDE = 1
export const PHONETIC = 4
export const RICH = 8

const wideDecoder = new TextDecoder('utf-16le', { ignoreBOM: true })
const units = new Uint16Array(256)

/** Characters of a BIFF8 string: two bytes each, or one where none is beyond U+00FF. */
export function charactersOf(bytes: Uint8Array, from: number, count: number, wide: boolean): string {
  if (wide && count > units.length) return wideDecoder.decode(bytes.subarray(from, from + count * 2))
  let text = ''
  for (let done = 0; done < count; done += units.length) {
    const some = Math.min(units.length, count - done)
    if (wide) for (let i = 0, at = from; i < some; i++, at += 2) units[i] = bytes[at]! | (bytes[at + 1]! << 8)
    else for (let i = 0, at = from + done; i < some; i++, at++) units[i] = bytes[at]!
    text += String.fromCharCode.apply(null, units.subarray(0, some) as unknown as number[])
  }
  return wide ? text.toWellFormed() : text
}
