/** BIFF8 records to change: each with its type and content, written back as they came. */
import { BOF, EOF } from '../../read/biff8records.ts'
import { ReadRefused } from '../../read/refusal.ts'
import { viewOf } from '../../read/sectors.ts'

export interface BiffRecord {
  type: number
  body: Uint8Array
}

/** The records from an offset to the end of the substream that begins there. */
export function substreamAt(stream: Uint8Array, start: number): BiffRecord[] {
  const view = viewOf(stream)
  const found: BiffRecord[] = []
  let depth = 0
  for (let at = start; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true)
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > stream.length) break
    found.push({ type, body: stream.subarray(at + 4, end) })
    at = end
    if (type === BOF) depth++
    if (type === EOF && --depth === 0) return found
  }
  throw new ReadRefused('truncated')
}

export function bytesOf(records: BiffRecord[]): Uint8Array {
  const whole = new Uint8Array(records.reduce((length, { body }) => length + 4 + body.length, 0))
  const view = viewOf(whole)
  let at = 0
  for (const { type, body } of records) {
    view.setUint16(at, type, true)
    view.setUint16(at + 2, body.length, true)
    whole.set(body, at + 4)
    at += 4 + body.length
  }
  return whole
}

/** A copy of a record's content with some of its fields of two bytes set, by offset. */
export function withFields(body: Uint8Array, fields: [at: number, value: number][]): Uint8Array {
  const copy = Uint8Array.from(body)
  const view = viewOf(copy)
  for (const [at, value] of fields) view.setUint16(at, value, true)
  return copy
}

export const u16 = (body: Uint8Array, at: number): number => body[at]! | (body[at + 1]! << 8)

/** A record made of fields of two bytes. */
export function words(type: number, ...fields: number[]): BiffRecord {
  const body = new Uint8Array(fields.length * 2)
  const view = viewOf(body)
  for (const [i, field] of fields.entries()) view.setUint16(i * 2, field, true)
  return { type, body }
}
