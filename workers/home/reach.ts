import { Refusal } from '../cli/command.ts'
import { migrate } from '../db/migrate.ts'
import { listTenants } from '../tenants/store.ts'
import { listening } from './control.ts'
import { type Counties, countiesOf } from './counties.ts'
import { database, migrationsOf } from './databases.ts'
import { installationOf } from './installation.ts'
import { leaveFolder, takeFolder } from './lock.ts'
import { countyBinding, databasesOnly, startRuntime } from './runtime.ts'
import { secretsOf } from './secrets.ts'

/**
 * Do something to the counties of a data folder: through the server that holds it, or, where none runs, on its
 * databases directly.
 */
export async function withCounties<T>(data: string, work: (counties: Counties) => Promise<T>): Promise<T> {
  if ((await installationOf(data)) === null) {
    throw new Refusal(
      `${data} 里还没有部署。请先启动一次，例如 npm start -- --no-demo --county 529903=某县；或用 --data 写明数据目录。`,
    )
  }
  const served = await listening(data)
  if (served) return work(served)
  const holder = await takeFolder(data)
  if (holder !== null) throw new Refusal(`数据目录 ${data} 正由进程 ${holder} 使用，它还没有准备好。请稍候再试。`)
  try {
    return await directly(data, work)
  } finally {
    leaveFolder(data)
  }
}

async function directly<T>(data: string, work: (counties: Counties) => Promise<T>): Promise<T> {
  const { runtime } = await startRuntime(databasesOnly(data, []))
  try {
    const registry = () => database(runtime, 'REGISTRY')
    await migrate(await registry(), await migrationsOf('registry'))
    const bind = (codes: string[]) => runtime.setOptions(databasesOnly(data, codes))
    await bind((await listTenants(await registry())).map(({ code }) => code))
    const open = (code: string) => database(runtime, countyBinding(code))
    const migrations = await migrationsOf('county')
    const { dataKey } = await secretsOf(data)
    return await work(countiesOf({ registry, open, bind, migrations, dataKey }))
  } finally {
    await runtime.dispose()
  }
}
