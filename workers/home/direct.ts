import { migrate } from '../db/migrate.ts'
import { listTenants } from '../tenants/store.ts'
import { type Counties, countiesOf } from './counties.ts'
import { database } from './database.ts'
import { migrationsOf } from './databases.ts'
import { countyBinding, databasesOnly, startRuntime } from './runtime.ts'
import { secretsOf } from './secrets.ts'

/** The counties of a data folder nobody serves, on its databases themselves. */
export async function directly<T>(data: string, work: (counties: Counties) => Promise<T>): Promise<T> {
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
