import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditVerdict } from '../../shared/audit.ts'
import { signIn } from '../../workers/cli/client.ts'
import { databaseWith } from '../home/register.ts'
import { administrator, type Server, startServer } from '../home/server.ts'
import { jiedui } from './commandline.ts'

const counties = { 529901: '清禾县' }
const deeds = 20

let server: Server
beforeAll(async () => {
  server = await startServer(counties)
  const county = await server.client('529901')
  for (let n = 1; n <= deeds; n++) {
    const body = JSON.stringify({ document: { visits: { dayMax: n + 5 } } })
    await county.ask('/policy', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
  }
})
afterAll(() => server.stop())

/** The server stopped, something done to the county's file as whoever holds it would, the server started again. */
async function meanwhile(work: (file: string) => void): Promise<void> {
  await server.halt()
  const database = databaseWith(server.data, 'household')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const file = String(database.prepare('PRAGMA database_list').get()!.file)
  database.close()
  work(file)
  server = await startServer(counties, server.data)
}

async function verify() {
  const token = await signIn(server.url, administrator.username, administrator.password)
  const { code, out, words } = await jiedui(
    ...['audit', 'verify', '--county', '529901', '--url', server.url, '--token', token, '--json'],
  )
  return { code, words, verdict: JSON.parse(out) as AuditVerdict }
}

test('a trail nobody touched is whole, and so is the registry’s', async () => {
  expect(await verify()).toMatchObject({
    code: 0,
    words: '',
    verdict: { ok: true, rows: deeds, faults: [], head: { id: deeds }, registry: { ok: true } },
  })
})

test('one byte of one row, changed in the file, is named', async () => {
  await meanwhile((file) => {
    // A page that was split keeps an old copy of the row: every copy is changed.
    const [from, to] = ['11 户 → 12 户', '11 户 → 13 户'].map((words) => Buffer.from(words).toString('latin1'))
    const before = readFileSync(file, 'latin1')
    expect(before).toContain(from)
    writeFileSync(file, before.replaceAll(from!, to!), 'latin1')
  })
  const { code, words, verdict } = await verify()
  expect([code, verdict.ok, verdict.faults]).toEqual([1, false, [{ id: 7, kind: 'changed', what: '内容被改动' }]])
  expect(words).toContain('本县审计链第 7 行：内容被改动')
})

test('the last ten rows, deleted from the file, are missed, also when the system has written on', async () => {
  await meanwhile(() => {
    const database = databaseWith(server.data, 'household')
    database.exec('DROP TRIGGER audit_event_no_delete')
    database.exec(`DELETE FROM audit_event WHERE id > ${deeds - 10}`)
    database.close()
  })
  const { code, words } = await verify()
  expect(code).toBe(1)
  expect(words).toContain('末尾 10 行缺失（第 11–20 行）')
  const county = await server.client('529901')
  await county.ask('/checks/run', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  const after = await verify()
  expect(after.words).toContain('第 11–20 行缺失，共 10 行（删去以后系统又往下写）')
  expect(after.verdict.head?.id).toBe(deeds + 1)
})
