import { ReadRefused } from './refusal.ts'

const begins = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const end = 0x0a
const filePass = 0x2f
const continued = 0x3c
const mergeCells = 0xe5
/** A record every reader passes over whatever is in it (DSF). */
const passedOver = 0x0161

/** Records that carry values, in BIFF2 to BIFF8: sheets, strings, cells, formula results, merges, code page, date system. */
const kept = new Set([
  0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0203, 0x0204, 0x0205, 0x0206, 0x0207, 0x0406, 0x027e, 0xbd, 0xd6, 0xfc, 0xfd,
  0x85, mergeCells, 0x42, 0x22, 0x81, 0x0200, 0x00,
]) // biome-ignore format: codes

/**
 * Goes through an `.xls` record stream, in place, and leaves only what carries values for the reader it is handed to: formats,
 * drawings, names and macros have counts in them that a damaged or hostile file makes endless. Refuses what is not a sound stream.
 */
export function keepValues(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const version = versionOf(view)
  let depth = 0
  let keeping = true
  for (let at = 0; at + 4 <= bytes.length && (depth > 0 || begins.has(view.getUint16(at, true))); ) {
    const record = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > bytes.length) throw new ReadRefused('truncated')
    if (record === filePass) throw new ReadRefused('encrypted')
    if (begins.has(record)) {
      if (length < 4 || begun(view, at) !== version) throw new ReadRefused('damaged')
      depth++
    } else if (record === end) depth--
    else {
      if (record !== continued) keeping = kept.has(record) && isSound(view, record, at, length)
      if (!keeping) view.setUint16(at, passedOver, true)
    }
    at += 4 + length
  }
}

function versionOf(view: DataView): number {
  if (view.byteLength < 8 || !begins.has(view.getUint16(0, true))) throw new ReadRefused('damaged')
  return begun(view, 0)
}

/** The BIFF version a BOF record begins: 2, 3, 4 by its type, 0x500 or 0x600 by its content. */
function begun(view: DataView, at: number): number {
  const type = view.getUint16(at, true)
  return type === 0x0809 ? view.getUint16(at + 4, true) : type
}

/** Counts inside a record must fit its length. */
function isSound(view: DataView, record: number, at: number, length: number): boolean {
  if (record !== mergeCells) return true
  if (length < 2 || view.getUint16(at + 4, true) * 8 + 2 > length) throw new ReadRefused('damaged')
  return true
}
