import { ReadRefused } from './refusal.ts'

/** Index after the markup that opens at `open` (a tag, comment, CDATA, processing instruction), or -1 where it is not complete. */
export function markupEnd(bytes: Uint8Array, open: number): number {
  const next = bytes[open + 1]
  if (next === 0x21) return declarationEnd(bytes, open)
  if (next === 0x3f) return endOf(bytes, open + 2, '?>')
  for (let at = open + 1; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 0x3e) return at + 1
    if (byte === 0x22 || byte === 0x27) {
      at = bytes.indexOf(byte, at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

function declarationEnd(bytes: Uint8Array, open: number): number {
  if (bytes.length < open + 9) return -1
  if (bytes[open + 2] === 0x2d) return endOf(bytes, open + 4, '-->')
  if (bytes[open + 2] === 0x5b) return endOf(bytes, open + 9, ']]>')
  throw new ReadRefused('unsafe')
}

function endOf(bytes: Uint8Array, from: number, mark: string): number {
  const last = mark.charCodeAt(mark.length - 1)
  const before = mark.charCodeAt(mark.length - 2)
  for (let at = bytes.indexOf(last, from); at >= 0; at = bytes.indexOf(last, at + 1)) {
    if (bytes[at - 1] === before && at - mark.length + 1 >= from - 1) {
      if (mark.length === 2 || bytes[at - 2] === mark.charCodeAt(0)) return at + 1
    }
  }
  return -1
}

/** The name of the tag at `open` without its prefix. */
export function localName(bytes: Uint8Array, open: number): string {
  let from = bytes[open + 1] === 0x2f ? open + 2 : open + 1
  let at = from
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 0x3a) from = at + 1
    else if (byte <= 0x20 || byte === 0x2f || byte === 0x3e) break
  }
  if (at - from === 1) return String.fromCharCode(bytes[from]!)
  let name = ''
  for (let index = from; index < at; index++) name += String.fromCharCode(bytes[index]!)
  return name
}
