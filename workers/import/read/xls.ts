import { ReadRefused } from './refusal.ts'

/** Looks through the records of an `.xls` stream before it is handed on: encryption, records that leave the stream. */
export function guardXls(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (type === 0x2f) throw new ReadRefused('encrypted')
    at += 4 + length
  }
}
