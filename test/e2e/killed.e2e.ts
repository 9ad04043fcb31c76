import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Import } from '../../shared/import.ts'
import { commit, settled, upload } from '../../workers/cli/upload.ts'
import { registerOnDisk } from '../home/register.ts'
import { newFolder, type Server, startServer } from '../home/server.ts'
import { file, head, registerHeader } from './ledger.ts'

const counties = { 529901: '清禾县' }
const quiet = () => undefined

test('an import goes on where it was when the server is killed, and puts nothing in twice', {
  timeout: 150_000,
}, async () => {
  const path = await bigLedger(50_000)
  const calm = await startServer(counties)
  const county = await calm.client('529901')
  await commit(county, await upload(county, path, quiet), quiet)
  await calm.halt()

  let shaken = await startServer(counties, folderWithKeysOf(calm))
  let imported = await whileIn(shaken, 'reading', async () => upload(await shaken.client('529901'), path, quiet))
  shaken = await startServer(counties, shaken.data)
  imported = await settled(await shaken.client('529901'), imported, quiet)
  expect(imported).toMatchObject({ state: 'ready', summary: { counts: { person: { new: 50_000 } } } })

  imported = await whileIn(shaken, 'committing', async () => commit(await shaken.client('529901'), imported, quiet))
  shaken = await startServer(counties, shaken.data)
  imported = await settled(await shaken.client('529901'), imported, quiet)
  expect(imported.state).toBe('committed')
  await shaken.halt()

  expect(registerOnDisk(shaken.data)).toEqual(registerOnDisk(calm.data))
  await Promise.all([calm.stop(), shaken.stop()])
})

/** Begin something and kill the server while its import is well into a state; answers the import as it was then. */
async function whileIn(server: Server, state: Import['state'], begin: () => Promise<unknown>): Promise<Import> {
  const county = await server.client('529901')
  const begun = begin().then(
    () => 'finished',
    () => 'cut short',
  )
  const isUnderWay = ({ rowsStaged, rowsCommitted }: Import) => (state === 'reading' ? rowsStaged : rowsCommitted) > 0
  for (;;) {
    const [seen] = (await county.ask<{ rows: Import[] }>('/imports')).rows
    if (seen?.state === state && isUnderWay(seen)) {
      await server.kill()
      expect(await begun).toBe('cut short')
      return seen
    }
    await Promise.race([sleep(10), begun.then((how) => expect(how).toBe('cut short'))])
  }
}

/** Sealed numbers are equal only under equal keys. */
function folderWithKeysOf(server: Server): string {
  const folder = newFolder()
  copyFileSync(join(server.data, 'secrets.json'), join(folder, 'secrets.json'))
  return folder
}

async function bigLedger(households: number): Promise<string> {
  const lines = [registerHeader, ...Array.from({ length: households }, (_, order) => head(order))]
  return file('花名册.csv', lines.map((cells) => cells.join(',')).join('\n'))
}
