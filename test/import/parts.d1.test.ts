import { env } from 'cloudflare:workers'
import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { Import } from '../../shared/import.ts'
import type { Upload } from '../../shared/upload.ts'
import app from '../../workers/app.ts'
import { findImport, type ImportRow } from '../../workers/import/store.ts'
import { giveUp, giveUpStale, takePart, type UploadRow } from '../../workers/import/upload/parts.ts'
import { rawWorkbook } from '../../workers/import/upload/rawworkbook.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { until } from './sent.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let who: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  who = await signedIn('county_admin')
})

const register = (name: string) => `乡镇,行政村,户编号,姓名,与户主关系\n城关镇,水井村,5299010000000001,${name},户主\n`
/** Two parts and a bit: the same few rows behind so much blank space. */
const large = new TextEncoder().encode(`${register('董正波')}${`${' '.repeat(999)}\n`.repeat(9000)}`)

const send = (method: string, path: string, body: Uint8Array, headers: Record<string, string> = {}) =>
  Promise.resolve(
    app.request(
      `/api/counties/529901/${path}`,
      {
        method,
        body: body as Uint8Array<ArrayBuffer>,
        headers: { authorization: who.authorization, 'content-length': `${body.length}`, ...headers },
      },
      env,
    ),
  )
const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T
const begin = (more: object = {}) =>
  json<Upload>(
    who.post('uploads', { name: '花名册.csv', sizeBytes: large.length, mark: '1', continues: null, ...more }),
  )
const part = (of: Upload, n: number, bytes = large) =>
  send('PUT', `uploads/${of.id}/parts/${n}`, bytes.subarray(n * of.partBytes, (n + 1) * of.partBytes))

it('goes on where it stopped, and is then an import like any other', { timeout: 20_000 }, async () => {
  const begun = await begin()
  expect([(await part(begun, 0)).status, (await part(begun, 0)).status]).toEqual([200, 200])
  const again = await begin()
  expect(again).toMatchObject({ id: begun.id, receivedBytes: begun.partBytes })
  expect(await json<Upload[]>(who.get('uploads'))).toEqual([again])
  for (const n of [1, 2]) expect((await part(again, n)).status).toBe(200)
  const finished = await json<Import>(who.post(`uploads/${begun.id}/finish`))
  expect(finished).toMatchObject({
    fileName: '花名册.csv',
    sizeBytes: large.length,
    sha256: createHash('sha256').update(large).digest('hex'),
  })
  expect(await json<Upload[]>(who.get('uploads'))).toEqual([])
  expect((await until(who, finished.id, 'ready')).summary?.counts.person?.new).toBe(1)
  const row = (await findImport(county.db, finished.id)) as ImportRow
  const source = rawWorkbook({ ...county, name: '清禾县' }, env.LEDGERS, row)
  const over = begun.partBytes - 5
  expect(await source.read(over, 10)).toEqual(large.slice(over, over + 10))
})

it.each([
  ['a part before its turn', (of: Upload) => part(of, 1), 409],
  ['a part behind the end', (of: Upload) => part(of, 3), 409],
  ['a part cut short', (of: Upload) => send('PUT', `uploads/${of.id}/parts/0`, large.subarray(0, 99)), 422],
  [
    'a part too long',
    (of: Upload) => send('PUT', `uploads/${of.id}/parts/0`, large.subarray(0, of.partBytes + 1)),
    422,
  ],
  ['an end before all is here', (of: Upload) => who.post(`uploads/${of.id}/finish`), 409],
  ['a part of nobody’s upload', () => send('PUT', 'uploads/none/parts/0', large), 404],
])('refuses %s', async (_, doIt, status) => {
  const begun = await begin()
  const answer = await doIt(begun)
  expect([answer.status, (await begin()).receivedBytes]).toEqual([status, 0])
})

it('is the uploader’s own, and leaves nothing when it is given up', async () => {
  const begun = await begin()
  await part(begun, 0)
  const other = await signedIn('county_admin')
  expect((await other.ask('DELETE', `uploads/${begun.id}`)).status).toBe(404)
  expect((await who.ask('DELETE', `uploads/${begun.id}`)).status).toBe(204)
  const { objects } = await env.LEDGERS.list()
  expect([objects, await json<Upload[]>(who.get('uploads'))]).toEqual([[], []])
})

it('once finished is an import’s: no part that comes late and nobody who gives it up touches what is kept', async () => {
  const small = register('董正波')
  const bytes = new TextEncoder().encode(small)
  const begun = await begin({ sizeBytes: bytes.length })
  const bare = { ...county, name: '清禾县' }
  const row = (await county.db.prepare('SELECT * FROM upload').first<UploadRow>())!
  await part(begun, 0, bytes)
  const finished = await json<Import>(who.post(`uploads/${begun.id}/finish`))
  const deeds = () => county.db.prepare(`SELECT count(*) AS n FROM audit_event WHERE action LIKE 'upload.%'`).first('n')
  const before = await deeds()
  await expect(giveUp(bare, env.LEDGERS, row, new Date(), 'late')).rejects.toThrow('没有这次上传')
  const body = () => new Response(bytes).body as ReadableStream<Uint8Array>
  const late = { n: 0, body: body(), at: new Date() }
  await expect(takePart(bare, env.LEDGERS, row, late)).rejects.toThrow('没有这次上传')
  expect(await deeds()).toBe(before)
  const kept = rawWorkbook(bare, env.LEDGERS, (await findImport(county.db, finished.id)) as ImportRow)
  expect(new TextDecoder().decode(await kept.read(0, bytes.length))).toBe(small)
  expect((await until(who, finished.id, 'ready')).rowsStaged).toBe(2)
})

it('keeps a part as it came first, also when other bytes come under its number', async () => {
  const begun = await begin()
  await part(begun, 0)
  const [kept] = (await env.LEDGERS.list()).objects
  const other = Uint8Array.from(large).fill(0x41)
  const answer = await part(begun, 0, other)
  expect([answer.status, await json<Upload>(answer)]).toEqual([200, await begin()])
  expect((await env.LEDGERS.list()).objects.map(({ etag }) => etag)).toEqual([kept!.etag])
})

it('is finished once, however often that is asked at the same time', async () => {
  const bytes = new TextEncoder().encode(register('董正波'))
  const begun = await begin({ sizeBytes: bytes.length })
  await part(begun, 0, bytes)
  const answers = await Promise.all([1, 2, 3].map(async () => (await who.post(`uploads/${begun.id}/finish`)).status))
  expect(answers.toSorted()).toEqual([201, 404, 404])
  expect(await county.db.prepare('SELECT count(*) AS n FROM import').first('n')).toBe(1)
  // Its driver is not to be left behind for the next test's import of this number.
  await until(who, 1, 'ready')
})

it('left lying for a week is given up', async () => {
  const begun = await begin()
  await part(begun, 0)
  const bare = { ...county, name: '清禾县' }
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  await giveUpStale(bare, env.LEDGERS, inDays(6))
  expect((await begin()).receivedBytes).toBe(begun.partBytes)
  await giveUpStale(bare, env.LEDGERS, inDays(8))
  const { objects } = await env.LEDGERS.list()
  expect([objects, await json<Upload[]>(who.get('uploads'))]).toEqual([[], []])
})

it('of a corrected workbook goes on with its import, whose earlier workbook is kept', async () => {
  const whole = (path: string, name: string, text: string) =>
    json<Import>(send('POST', path, new TextEncoder().encode(text), { 'x-file-name': encodeURIComponent(name) }))
  const first = await whole('imports', '花名册.csv', '乡镇,行政村,户编号,姓名,与户主关系\n城关镇,水井村,,董正波,户主\n')
  expect((await until(who, first.id, 'ready')).summary?.issues.errors).toBe(1)

  const second = await whole(`imports/${first.id}/workbook`, '改.csv', register('董正坡'))
  expect([second.id, (await until(who, first.id, 'ready')).summary?.issues.errors]).toEqual([first.id, 0])
  const named = await whole('imports', `花名册（问题 ${first.id}）.csv`, register('董正波'))
  expect([named.id, named.fileName, (await until(who, first.id, 'ready')).summary?.counts.person?.new]).toEqual([
    first.id,
    '花名册.csv',
    1,
  ])
  const { results } = await county.db.prepare('SELECT n, file_name FROM earlier_workbook ORDER BY n').all()
  expect(results).toEqual([
    { n: 1, file_name: '花名册.csv' },
    { n: 2, file_name: '改.csv' },
  ])

  await who.post(`imports/${first.id}/commit`)
  await until(who, first.id, 'committed')
  const late = await send('POST', `imports/${first.id}/workbook`, large.subarray(0, 99), { 'x-file-name': 'a.csv' })
  const copy = await whole('imports', `花名册（问题 ${first.id}）.csv`, register('董正波'))
  expect([late.status, copy.id]).toEqual([409, first.id + 1])
})
