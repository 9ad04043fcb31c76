import { numberOrText } from './numbertext.ts'
import type { RowCells } from './rowcells.ts'
import type { TextAt } from './textblob.ts'

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const QUOTE = 0x22
const SPACE = 0x20
/** No cell this loop takes begins closer to the end of the bytes than this: so its fixed part needs no bounds. */
const shortest = 32

/**
 * The hot loop: cells as nearly every program writes them, `<c r="AB12" s="1" t="s"><v>34</v></c>`, one after the other. Stops at the
 * first that is anything else or not complete, for CellScan to look at; answers the index where it stopped.
 */
export function runOfCells(bytes: Uint8Array, from: number, into: RowCells, texts: TextAt): number {
  const last = bytes.length - shortest
  for (let start = from; ; ) {
    let at = start + 6
    if (start > last || bytes[start] !== LT || bytes[start + 1] !== 0x63 || bytes[start + 2] !== SPACE) return start
    if (bytes[start + 3] !== 0x72 || bytes[start + 4] !== 0x3d || bytes[start + 5] !== QUOTE) return start
    let column = 0
    for (let letter = bytes[at]!; letter >= 0x41 && letter <= 0x5a; letter = bytes[++at]!)
      column = column * 26 + letter - 0x40
    while (bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++
    let shared = false
    while (bytes[at] === QUOTE && bytes[at + 1] === SPACE) {
      const typed = bytes[at + 2] === 0x74
      if (bytes[at + 3] !== 0x3d || bytes[at + 4] !== QUOTE) return start
      if (typed && (bytes[at + 5] !== 0x73 || bytes[at + 6] !== QUOTE)) return start
      if (typed) shared = true
      at += 5
      while (bytes[at]! > QUOTE) at++
    }
    if (bytes[at] !== QUOTE || column === 0) return start
    if (bytes[at + 1] === SLASH && bytes[at + 2] === GT) {
      into.column = column - 1
      start = at + 3
      continue
    }
    if (bytes[at + 1] !== GT || bytes[at + 2] !== LT || bytes[at + 3] !== 0x76 || bytes[at + 4] !== GT) return start
    at += 5
    const value = at
    let digits = 0
    for (let digit = bytes[at]! - 0x30; digit >= 0 && digit <= 9; digit = bytes[++at]! - 0x30)
      digits = digits * 10 + digit
    const whole = at > value && at - value < 16 && bytes[at] === LT
    while (bytes[at]! > LT || bytes[at]! < LT) at++
    if (bytes[at + 1] !== SLASH || bytes[at + 4] !== LT || bytes[at + 6] !== 0x63 || bytes[at + 7] !== GT) return start
    if (shared && !whole) return start
    into.column = column - 1
    into.put(shared ? texts.text(digits) : whole ? digits : numberOrText(bytes, value, at))
    start = at + 8
  }
}
