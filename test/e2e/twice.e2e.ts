import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit, upload } from '../../workers/cli/upload.ts'
import { type Server, startServer } from '../home/server.ts'
import { head, registerHeader, workbook } from './ledger.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
})
afterAll(() => server.stop())

test('the same workbook a second time brings nothing new and changes nothing', async () => {
  const county = await server.client('529901')
  const people = Array.from({ length: 300 }, (_, order) => head(order))
  const path = await workbook('花名册.xlsx', { 花名册: [registerHeader, ...people] })
  const first = await commit(county, await upload(county, path, () => undefined), () => undefined)
  expect(first).toMatchObject({
    state: 'committed',
    summary: { counts: { household: { new: 300 }, person: { new: 300 } } },
  })
  const second = await upload(county, path, () => undefined)
  expect(second.summary?.counts).toMatchObject({
    household: { new: 0, changed: 0, same: 300 },
    person: { new: 0, changed: 0, same: 300 },
  })
})
