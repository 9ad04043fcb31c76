import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { encrypted, keptSize, rawFile } from '../../workers/db/rawfile.ts'

const key = new Uint8Array(32).fill(5)
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 8)) & 0xff)

async function* pieces(bytes: Uint8Array, piece: number) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

async function kept(bytes: Uint8Array, piece = 10_000): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of encrypted(pieces(bytes, piece), { size: bytes.length, key })) parts.push(part)
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

async function stored(bytes: Uint8Array, size: number) {
  const objectKey = crypto.randomUUID()
  await env.LEDGERS.put(objectKey, bytes)
  return rawFile(env.LEDGERS, { name: '花名册.xlsx', objectKey, size, key, partBytes: null })
}

test.each([1, 65_535, 65_536, 65_537, 300_000, 2_500_000])(
  'a workbook of %d bytes is read as it was, whole and by range',
  async (size) => {
    const bytes = bytesOf(size)
    const sealed = await kept(bytes, 33_333)
    expect(sealed.length).toBe(keptSize(size))
    const source = await stored(sealed, size)
    expect(await source.read(0, size)).toEqual(bytes)
    for (const [offset, length] of [
      [size - 1, 9],
      [0, 1],
      [Math.floor(size / 3), 70_000],
      [Math.floor(size / 2), 200_000],
      [size, 5],
    ]) {
      expect(await source.read(offset!, length!)).toEqual(bytes.slice(offset, offset! + length!))
    }
  },
)

test('read from front to back, it asks its bucket once a MiB', async () => {
  const size = 3 * 1024 * 1024
  const objectKey = crypto.randomUUID()
  await env.LEDGERS.put(objectKey, await kept(bytesOf(size)))
  let asked = 0
  const counting = {
    get: (...asking: Parameters<typeof env.LEDGERS.get>) => {
      asked++
      return env.LEDGERS.get(...asking)
    },
  } as typeof env.LEDGERS
  const source = rawFile(counting, { name: 'x', objectKey, size, key, partBytes: null })
  for (let at = 0; at < size; at += 20_000) await source.read(at, 20_000)
  expect(asked).toBeLessThanOrEqual(6)
})

test('a chunk changed, moved, left out or from another file is noticed', async () => {
  const size = 200_000
  const sealed = await kept(bytesOf(size))
  const chunk = 65_536 + 16
  const changed = sealed.slice()
  changed[70_000]! ^= 1
  const swapped = sealed.slice()
  swapped.set(sealed.subarray(chunk, 2 * chunk), 0)
  swapped.set(sealed.subarray(0, chunk), chunk)
  const shorter = 65_536 * 2
  for (const [bytes, said] of [
    [changed, size],
    [swapped, size],
    [sealed.slice(0, chunk * 2), shorter],
    [await kept(bytesOf(size + 1)), size],
  ] as const) {
    const source = await stored(bytes, said)
    await expect(source.read(0, said)).rejects.toThrow('changed where it is kept')
  }
})

test('a file that is not as long as was said is not kept', async () => {
  const parts = async (size: number) => {
    for await (const _ of encrypted(pieces(bytesOf(1000), 300), { size, key })) {
    }
  }
  await expect(parts(999)).rejects.toThrow('others')
  await expect(parts(1001)).rejects.toThrow('others')
})
