import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Import } from '../../shared/import.ts'
import type { Page } from '../../shared/page.ts'
import { clientOf, signIn } from '../../workers/cli/client.ts'
import { demoSignIns } from '../../workers/home/demo.ts'
import { killGroup, launch, newFolder, startDemo } from '../home/server.ts'

const data = newFolder()
afterAll(() => rmSync(data, { recursive: true, force: true }))

const as = async (url: string, username: string) => {
  const one = demoSignIns.find((signIn) => signIn.username === username)!
  return clientOf(url, one.county, await signIn(url, one.username, one.password))
}

test('a first start killed half-way goes on at the next, with every workbook in once', {
  timeout: 120_000,
}, async () => {
  const first = launch([], data)
  for await (const words of first.stdout!.setEncoding('utf8')) if (/已入库/.test(words)) break
  killGroup(first)
  if (first.exitCode === null && first.signalCode === null) await once(first, 'exit')

  const demo = await startDemo(data)
  const { rows } = await (await as(demo.url, 'qinghe')).ask<Page<Import>>('/imports?size=200')
  expect(rows.filter(({ state }) => state !== 'committed')).toMatchObject([
    { state: 'ready', fileName: expect.stringContaining('下月') },
  ])
  expect(new Set(rows.map(({ fileName }) => fileName)).size).toBe(rows.length)
  await demo.halt()
})

test('started again, the demo has what people did, and every sign-in opens what is theirs', async () => {
  const demo = await startDemo(data)
  const [everyone, own, elsewhere] = await Promise.all(
    ['qinghe', 'ganbu', 'shiqiao'].map(async (who) =>
      (await as(demo.url, who)).ask<Page<HouseholdRow>>('/households?size=1'),
    ),
  )
  expect([everyone!.total, own!.total > 0 && own!.total < 20, elsewhere!.total]).toEqual([1000, true, 0])
  await expect(as(demo.url, 'ducha')).resolves.toBeTruthy()
  await demo.stop()
})
