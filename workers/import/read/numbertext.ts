import { decodeUtf8 } from './utf8.ts'

/** Powers of ten a double holds exactly: a whole number under 2^53 divided by one of them is correctly rounded. */
const tens = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** A stored number; what is not one stays the text it is. */
export function numberOrText(bytes: Uint8Array, from: number, to: number): number | string {
  let at = from
  const negative = bytes[at] === 0x2d
  if (negative) at++
  let digits = 0
  let point = -1
  const first = at
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit
    else if (digit === -2 && point < 0) point = at
    else return slowly(bytes, from, to)
  }
  const length = to - first
  if (length === 0 || length > 16 || (length === 16 && point < 0)) return slowly(bytes, from, to)
  const value = point < 0 ? digits : digits / tens[to - point - 1]!
  return negative ? -value : value
}

function slowly(bytes: Uint8Array, from: number, to: number): number | string {
  const text = decodeUtf8(bytes, from, to)
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) return text
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}
