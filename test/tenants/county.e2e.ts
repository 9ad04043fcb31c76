import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Home } from '../../shared/home.ts'
import type { Import } from '../../shared/import.ts'
import type { PolicyAnswer } from '../../shared/policychange.ts'
import { signIn } from '../../workers/cli/client.ts'
import { settled, upload } from '../../workers/cli/upload.ts'
import type { Added } from '../../workers/home/counties.ts'
import type { Migrated } from '../../workers/tenants/migrate.ts'
import type { Tenant } from '../../workers/tenants/tenant.ts'
import { jiedui } from '../e2e/commandline.ts'
import { file, head, registerHeader } from '../e2e/ledger.ts'
import { administrator, newFolder, type Server, startServer } from '../home/server.ts'
import { county, countyJson, enter } from './countycommand.ts'
import { databaseFiles, forgetMigrations } from './migrationsondisk.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
})
afterAll(() => server.stop())

const quiet = () => undefined
const home = async (who: { ask<T>(path: string): Promise<T> }) => (await who.ask<Home>('/home')).totals.households
const ledger = (households: number) =>
  [registerHeader, ...Array.from({ length: households }, (_, order) => head(order))].map((row) => row.join()).join('\n')

test('a county added is served at once, by the administrator whose password was printed', async () => {
  const [added] = await countyJson<Added[]>(server.data, 'add', '529903', '云岭县')
  expect(added).toMatchObject({ code: '529903', username: 'admin_529903', error: null })
  await expect(signIn(server.url, added!.username, added!.password)).resolves.toEqual(expect.any(String))
  expect(await home(await enter(server, added!))).toBe(0)
  await expect(enter(server, { ...added!, code: '529901' }).then(home)).rejects.toThrow('没有这个县')
  await expect((await server.client('529903')).ask('/home')).rejects.toThrow('没有这个县')
})

test('what is under way while a county is added is not lost: an upload ends, an import goes on', async () => {
  const client = await server.client('529901')
  const importing = upload(client, await file('花名册.csv', ledger(5000)), quiet)
  const token = await signIn(server.url, administrator.username, administrator.password)
  const uploading = slowUpload(`${server.url}/api/counties/529901/imports`, token, ledger(20))
  await sleep(300)
  await countyJson(server.data, 'add', '529904', '东山县')
  expect(await uploading).toBe(201)
  const imported = await importing.catch(async () => {
    const [latest] = (await client.ask<{ rows: Import[] }>('/imports')).rows.filter(
      ({ fileName }) => fileName === '花名册.csv',
    )
    return settled(client, latest!, quiet)
  })
  expect(imported).toMatchObject({ state: 'ready', summary: { counts: { household: { new: 5000 } } } })
})

test('what cannot be a county is refused in words, and nothing is added', async () => {
  const before = await countyJson<Tenant[]>(server.data, 'list')
  const refused = async (...named: string[]) => (await county(server.data, 'add', ...named)).words
  expect([
    await refused('529901', '清禾县'),
    await refused('529905', '甲县', '529905', '乙县', '529900', '某县', '529908', 'Qinghe'),
    await refused('529905'),
  ]).toEqual([
    expect.stringContaining('529901 已经是清禾县，不能重复添加。'),
    expect.stringMatching(/代码 529905 写了两次，请只留一次。\n.*GB\/T 2260 的六位代码.*\n.*请填 2–20 个汉字/),
    expect.stringContaining('请成对写明代码和县名'),
  ])
  expect(await countyJson<Tenant[]>(server.data, 'list')).toEqual(before)
})

test('a county disabled is not there for its own administrator; enabled, it is as it was', async () => {
  const client = await server.client('529901')
  const before = await home(client)
  const disabled = await countyJson<Tenant[]>(server.data, 'disable', '529901')
  expect(disabled.find(({ code }) => code === '529901')?.disabledAt).not.toBeNull()
  await expect(home(client)).rejects.toThrow('没有这个县')
  await county(server.data, 'enable', '529901')
  expect(await home(client)).toBe(before)
})

test('a folder without an installation is refused with what to do first', async () => {
  expect(await county(newFolder(), 'list')).toMatchObject({ code: 1, words: expect.stringContaining('请先启动一次') })
})

test('a county is added while no server runs, and served by the next start, over the floors the province has set', async () => {
  await server.halt()
  const floors = await file('底线.json', JSON.stringify({ visits: { dayMax: 6 } }))
  await jiedui('policy', 'floors', '--set', floors, '--source', '省乡振发〔2026〕3号', '--data', server.data)
  const [added] = await countyJson<Added[]>(server.data, 'add', '529906', '西河县')
  server = await startServer({}, server.data)
  const client = await enter(server, added!)
  expect(await home(client)).toBe(0)
  expect((await client.ask<PolicyAnswer>('/policy')).document.visits.dayMax).toBe(6)
})

test('a county that cannot be brought up to date is refused until it is, and stops no other', async () => {
  await server.halt()
  const before = new Set(databaseFiles(server.data))
  const [added] = await countyJson<Added[]>(server.data, 'add', '529907', '南岗县')
  const mend = forgetMigrations(server.data, databaseFiles(server.data).find((name) => !before.has(name))!)
  server = await startServer({}, server.data)

  await expect(enter(server, added!).then(home)).rejects.toThrow('请联系平台运维完成升级')
  expect(await home(await server.client('529901'))).toBe(0)
  const failed = await county(server.data, 'migrate')
  expect(failed).toMatchObject({ code: 1, words: expect.stringContaining('南岗县（529907）没有升级成功') })
  const errors = (await countyJson<Tenant[]>(server.data, 'list')).filter(({ error }) => error !== null)
  expect(errors).toMatchObject([{ code: '529907', version: null, error: expect.stringContaining('already exists') }])

  await server.halt()
  mend()
  const mended = await countyJson<Migrated[]>(server.data, 'migrate')
  expect(mended.filter(({ error }) => error !== null)).toEqual([])
  server = await startServer({}, server.data)
  expect(await home(await enter(server, added!))).toBe(0)
})

/** An upload that takes its time; answers the status. */
function slowUpload(url: string, token: string, content: string): Promise<number | undefined> {
  const bytes = Buffer.from(content)
  const half = bytes.length >> 1
  const headers = {
    authorization: `Bearer ${token}`,
    'x-file-name': encodeURIComponent('慢.csv'),
    'content-length': bytes.length,
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode))
    sent.on('error', reject).write(bytes.subarray(0, half))
    setTimeout(() => sent.end(bytes.subarray(half)), 1500)
  })
}
