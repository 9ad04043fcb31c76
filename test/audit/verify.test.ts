import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verify } from '../../workers/audit/verify.ts'
import { type Anchor, anchorMac, genesis, rowMac, type TrailRow } from '../../workers/db/chain.ts'

const key = new Uint8Array(32).fill(7)
const columns = ['at', 'actor', 'action', 'subject', 'detail', 'mac'] as const

const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
const content = fc.record({ at: text, actor: text, action: text, subject: text, detail: text })
const contents = fc.array(content, { minLength: 1, maxLength: 25 })

function chain(contents: Omit<TrailRow, 'id' | 'mac'>[]): TrailRow[] {
  const rows: TrailRow[] = []
  for (const [i, content] of contents.entries()) {
    const row = { id: i + 1, ...content }
    rows.push({ ...row, mac: rowMac(key, rows.at(-1)?.mac ?? genesis, row) })
  }
  return rows
}

function anchorAt(row: TrailRow): Anchor {
  const anchor = { id: row.id, rowMac: row.mac, at: row.at }
  return { ...anchor, mac: anchorMac(key, anchor) }
}

async function found(rows: TrailRow[], anchor: Anchor | null): Promise<string[]> {
  async function* pages() {
    const sorted = rows.toSorted((a, b) => a.id - b.id)
    for (let at = 0; at < sorted.length; at += 4) yield sorted.slice(at, at + 4)
  }
  return (await verify(key, pages(), anchor)).faults.map(({ id, kind }) => `${id} ${kind}`)
}

/** A trail, and one of its rows. */
const trail = fc
  .tuple(contents, fc.nat())
  .map(([contents, at]) => ({ rows: chain(contents), at: at % contents.length }))
const proves = <T>(given: fc.Arbitrary<T>, property: (value: T) => Promise<void>, numRuns = 200) =>
  fc.assert(fc.asyncProperty(given, property), { numRuns })

test('a trail as it was written has no fault, wherever its anchor was left', () =>
  proves(trail, async ({ rows, at }) => {
    expect(await found(rows, anchorAt(rows[at]!))).toEqual([])
  }))

test('one byte changed in any column of any row is named, and no other row', () =>
  proves(fc.tuple(trail, fc.constantFrom(...columns), fc.nat(), fc.integer({ min: 1, max: 255 })), async (given) => {
    const [{ rows, at }, column, place, by] = given
    const bytes = new TextEncoder().encode(rows[at]![column])
    bytes[place % bytes.length]! ^= by
    const changed = new TextDecoder().decode(bytes)
    fc.pre(changed !== rows[at]![column])
    const tampered = rows.with(at, { ...rows[at]!, [column]: changed })
    expect(await found(tampered, anchorAt(rows.at(-1)!))).toEqual([`${at + 1} changed`])
  }))

test('a number changed is a row that is missing, and one that was moved', () =>
  proves(fc.tuple(trail, fc.integer({ min: -99, max: 99 })), async ([{ rows, at }, id]) => {
    fc.pre(rows.every((row) => row.id !== id))
    const tampered = rows.with(at, { ...rows[at]!, id })
    const faults = await found(tampered, anchorAt(rows.at(-1)!))
    expect(faults).toContain(`${at + 1} missing`)
    expect(faults).toContain(`${id} moved`)
    expect(faults).toHaveLength(2)
  }))

test('any row dropped is missing', () =>
  proves(trail, async ({ rows, at }) => {
    expect(await found(rows.toSpliced(at, 1), anchorAt(rows.at(-1)!))).toEqual([`${at + 1} missing`])
  }))

test('any two rows that changed places are named, and no other', () =>
  proves(fc.tuple(trail, fc.nat()), async ([{ rows, at }, far]) => {
    const to = far % rows.length
    fc.pre(at !== to)
    const tampered = rows.with(at, { ...rows[to]!, id: at + 1 }).with(to, { ...rows[at]!, id: to + 1 })
    const named = [at, to].sort((a, b) => a - b).map((place) => `${place + 1} moved`)
    expect(await found(tampered, anchorAt(rows.at(-1)!))).toEqual(named)
  }))

test('any row put in is named', () =>
  proves(fc.tuple(trail, content, fc.string()), async ([{ rows }, content, mac]) => {
    const id = rows.length + 1
    expect(await found([...rows, { id, ...content, mac }], anchorAt(rows.at(-1)!))).toEqual([`${id} inserted`])
  }))

test('any number of last rows cut off is missing', () =>
  proves(trail, async ({ rows, at }) => {
    expect(await found(rows.slice(0, at), anchorAt(rows.at(-1)!))).toEqual([`${at + 1} missing`])
  }))

test('a trail chained with another key has no row that holds', () =>
  proves(
    trail,
    async ({ rows }) => {
      const other = rows.map((row) => ({ ...row, mac: rowMac(new Uint8Array(32), genesis, row) }))
      expect((await found(other, anchorAt(rows.at(-1)!))).length).toBe(rows.length)
    },
    10,
  ))

test('of a trail overwritten whole the first faults are named and the others counted', async () => {
  const rows = chain(
    Array.from({ length: 1000 }, () => ({ at: 'a', actor: 'a', action: 'a', subject: 'a', detail: 'a' })),
  )
  const over = rows.map((row) => ({ ...row, mac: 'x' }))
  const faults = await found(over, anchorAt(rows.at(-1)!))
  expect([faults.length, faults[0], faults.at(-1)]).toEqual([201, '1 changed', '201 changed'])
})
