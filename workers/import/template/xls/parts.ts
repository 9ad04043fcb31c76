/** What else of a BIFF8 sheet names its rows: merges, lists to choose from, coloured ranges, links, notes, breaks and pictures. */
import { viewOf } from '../../read/sectors.ts'
import type { Body } from '../fill.ts'
import { movedMerge } from '../merge.ts'
import { type Inserted, movedEnd, movedRow } from '../reference.ts'
import { type BiffRecord, u16, withFields, words } from './record.ts'

const MERGEDCELLS = 0xe5
const DV = 0x01be
const CONDFMT = 0x01b0
const HLINK = 0x01b8
const NOTE = 0x1c
const BREAKS = 0x1b
const MSODRAWING = 0xec
const mostMerges = 1000

export function movedParts(
  record: BiffRecord,
  body: Body | null,
  inserted: Inserted | null,
  tokens: (rgce: Uint8Array) => Uint8Array,
): BiffRecord[] {
  const { type } = record
  if (type === MERGEDCELLS) return body === null ? [record] : movedMerges(record, body, inserted)
  if (inserted === null) return [record]
  if (type === DV) return [movedRule(record, inserted, tokens)]
  if (type === CONDFMT) return [{ type, body: movedRefs(movedRef(record.body, 4, inserted), 12, inserted) }]
  if (type === HLINK) return [{ type, body: movedRef(record.body, 0, inserted) }]
  if (type === NOTE) return [{ type, body: withFields(record.body, [[0, rowAfter(u16(record.body, 0), inserted)]]) }]
  if (type === BREAKS) return [movedBreaks(record, inserted)]
  if (type === MSODRAWING) return [{ type, body: movedAnchors(record.body, inserted) }]
  return [record]
}

const rowAfter = (row: number, inserted: Inserted) => movedRow(row + 1, inserted) - 1

/** Two rows from 0, first and last, at an offset. */
function movedRef(body: Uint8Array, at: number, inserted: Inserted): Uint8Array {
  const [top, bottom] = [u16(body, at), u16(body, at + 2)]
  return withFields(body, [
    [at, rowAfter(top, inserted)],
    [at + 2, movedEnd(top + 1, bottom + 1, inserted) - 1],
  ])
}

/** A count, then ranges of eight bytes. */
function movedRefs(body: Uint8Array, at: number, inserted: Inserted): Uint8Array {
  let moved = body
  for (let i = 0; i < u16(body, at); i++) moved = movedRef(moved, at + 2 + i * 8, inserted)
  return moved
}

/** Behind its four texts and two formulas a rule lists its ranges. */
function movedRule(
  { type, body }: BiffRecord,
  inserted: Inserted,
  tokens: (rgce: Uint8Array) => Uint8Array,
): BiffRecord {
  let at = 4
  for (let text = 0; text < 4; text++) at += 3 + u16(body, at) * (body[at + 2]! & 1 ? 2 : 1)
  const moved = Uint8Array.from(body)
  for (let formula = 0; formula < 2; formula++) {
    const length = u16(body, at)
    moved.set(tokens(body.subarray(at + 4, at + 4 + length)), at + 4)
    at += 4 + length
  }
  return { type, body: movedRefs(moved, at, inserted) }
}

function movedBreaks({ type, body }: BiffRecord, inserted: Inserted): BiffRecord {
  const fields = Array.from({ length: u16(body, 0) }, (_, i): [number, number] => {
    return [2 + i * 6, rowAfter(u16(body, 2 + i * 6), inserted)]
  })
  return { type, body: withFields(body, fields) }
}

/** Client anchors (OfficeArtClientAnchorSheet): 18 bytes, rows at 6 and 14. */
function movedAnchors(body: Uint8Array, inserted: Inserted): Uint8Array {
  const moved = Uint8Array.from(body)
  const view = viewOf(moved)
  for (let at = 0; at + 26 <= body.length; at++) {
    if (u16(body, at + 2) !== 0xf010 || view.getUint32(at + 4, true) !== 18) continue
    for (const place of [at + 14, at + 22]) view.setUint16(place, rowAfter(u16(body, place), inserted), true)
    at += 25
  }
  return moved
}

function movedMerges({ body: of }: BiffRecord, body: Body, inserted: Inserted | null): BiffRecord[] {
  const merges = Array.from({ length: u16(of, 0) }, (_, i) => {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((field) => u16(of, 2 + i * 8 + field)) as Corners
    return { top: top + 1, bottom: bottom + 1, left, right }
  })
  const kept = merges.flatMap((merge) => movedMerge(merge, body, inserted))
  const records: BiffRecord[] = []
  for (let from = 0; from < kept.length; from += mostMerges) {
    const some = kept.slice(from, from + mostMerges)
    const corners = some.flatMap(({ top, bottom, left, right }) => [top - 1, bottom - 1, left, right])
    records.push(words(MERGEDCELLS, some.length, ...corners))
  }
  return records
}

type Corners = [top: number, bottom: number, left: number, right: number]
