import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { IssueList } from '../../shared/fix.ts'
import type { Home } from '../../shared/home.ts'
import type { Import } from '../../shared/import.ts'
import { type Client, signIn } from '../../workers/cli/client.ts'
import { upload } from '../../workers/cli/upload.ts'
import { administrator, type Server, startServer } from '../home/server.ts'
import { file, head, registerHeader, workbook } from './ledger.ts'

let server: Server
let county: Client
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
})
beforeEach(async () => {
  county = await server.client('529901')
})
afterAll(() => server.stop())

const send = (path: string) => upload(county, path, () => undefined)

async function expectNothingWritten(): Promise<void> {
  const { totals } = await county.ask<Home>('/home')
  expect(totals).toEqual({ households: 0, persons: 0, villages: 0, cadres: 0 })
}

async function expectRefused(path: string, words: RegExp): Promise<void> {
  const imported = await send(path)
  expect(imported).toMatchObject({ state: 'refused', rowsCommitted: 0 })
  expect(imported.refused?.message).toMatch(words)
  await expect(county.ask(`/imports/${imported.id}/commit`, { method: 'POST' })).rejects.toThrow('只有')
  await expectNothingWritten()
}

test('a file that is no workbook is refused with what to upload instead', async () => {
  await expectRefused(await file('花名册.xlsx', 'PK 并不是压缩包'), /请/)
  await expectRefused(await file('花名册.pdf', '%PDF-1.7 …'), /PDF.*请上传原来的 Excel/)
})

test('an empty sheet is called empty', async () => {
  await expectRefused(await workbook('空.xlsx', { Sheet1: [] }), /没有内容/)
})

test('an empty form is called a form without data, never 0 rows imported', async () => {
  await expectRefused(await workbook('空表.xlsx', { 花名册: [registerHeader] }), /没有数据|空白/)
})

test('a sheet whose headers nobody knows is refused', async () => {
  const rows = [
    ['品名', '规格', '单价'],
    ['化肥', '50kg', '120'],
    ['种子', '1kg', '30'],
  ]
  await expectRefused(await workbook('价目表.xlsx', { 价目: rows }), /没有认出/)
})

test("a file with two counties' people in it is refused", async () => {
  const rows = [registerHeader, head(1), head(2, { county: '石桥旗', code: '529902' })]
  await expectRefused(await workbook('两县.xlsx', { 花名册: rows }), /不止一个县.*拆/)
})

test("another county's file is refused", async () => {
  const rows = [registerHeader, ...[1, 2].map((order) => head(order, { county: '石桥旗', code: '529902' }))]
  await expectRefused(await workbook('石桥旗.xlsx', { 花名册: rows }), /石桥旗.*清禾县/)
})

test('a file of 200 MB is refused for its size before it is read', async () => {
  const token = await signIn(server.url, administrator.username, administrator.password)
  const sending = request(`${server.url}/api/counties/529901/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-file-name': encodeURIComponent('很大.xlsx'),
      'content-length': 200 * 1024 * 1024,
    },
  })
  sending.write('PK')
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  const problem = (await json(answer)) as { status: number; detail: string }
  sending.destroy()
  expect(problem).toMatchObject({ status: 413, detail: expect.stringMatching(/200 MB.*拆成几个文件/) })
  await expectNothingWritten()
})

test('the command line does not even send a file of 200 MB', async () => {
  const sent = send(await file('很大.xlsx', new Uint8Array(200 * 1024 * 1024)))
  await expect(sent).rejects.toThrow(/超过 120 MB.*拆成几个文件/)
})

test('an ID number out of a number cell is not taken, and its cell is named', async () => {
  const rows = [registerHeader, head(1, { id: 529901194001010000 })]
  const imported = await send(await workbook('数字.xlsx', { 花名册: rows }))
  const { groups, rows: issues } = await county.ask<IssueList>(`/imports/${imported.id}/issues`)
  expect(groups).toContainEqual(expect.objectContaining({ code: 'id-refused', header: '证件号码', total: 1 }))
  expect(issues.rows).toContainEqual(expect.objectContaining({ sheet: '花名册', row: 2, code: 'id-refused' }))
  const cancelled = await county.ask<Import>(`/imports/${imported.id}/cancel`, { method: 'POST' })
  expect(cancelled.state).toBe('cancelled')
  await expectNothingWritten()
})
