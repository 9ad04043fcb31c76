import { mkdir } from 'node:fs/promises'
import { dayOf } from '../../shared/day.ts'
import type { County as DemoCounty } from '../demo/records.ts'
import { listen } from './control.ts'
import { countiesOf } from './counties.ts'
import { tidyDaily, tidyNow } from './daily.ts'
import { migrationsOf, type Prepared, prepareDatabases } from './databases.ts'
import { demoAccounts, demoCounties, demoCounty, demoSignIns } from './demo.ts'
import { installationOf, noteInstallation } from './installation.ts'
import { leaveFolder, takeFolder } from './lock.ts'
import type { Options } from './options.ts'
import { finishRewrap } from './rewrap.ts'
import { builtWorker } from './runtime.ts'
import { secretsOf } from './secrets.ts'
import { CannotStart, serve } from './serve.ts'

/** A home (部署) that serves: where, what it is, and how to change or stop it. */
export type Home = {
  url: string
  demo: boolean
  /** The demo county that is not in yet: its first start was cut short, or this is it. */
  waiting: DemoCounty | null
  /** The demo county is in; another start leaves it as people made it. */
  noteLoaded(): Promise<void>
  administrator: Prepared['administrator']
  /** Counties whose database could not be brought up to date: nobody can enter them yet. */
  behind: Prepared['counties']
  reload(): Promise<void>
  stop(): Promise<void>
}

/** Take the data folder, bring its databases up to date and serve. */
export async function startHome(options: Options): Promise<Home> {
  await mkdir(options.data, { recursive: true, mode: 0o700 })
  const holder = await takeFolder(options.data)
  if (holder !== null) {
    throw new CannotStart(`数据目录 ${options.data} 正由进程 ${holder} 使用。请先停下它，或用 JIEDUI_DATA 换一个目录。`)
  }
  const fresh = { demo: options.demo, asOf: dayOf(new Date()), loaded: !options.demo }
  const installation = (await installationOf(options.data)) ?? fresh
  await noteInstallation(options.data, installation)
  const { demo } = installation
  const waiting = installation.loaded ? null : demoCounty(installation.asOf)
  const counties = demo ? [...demoCounties, ...options.counties] : options.counties
  const prepared = await prepareDatabases({ ...options, demo }, counties, waiting ? demoAccounts(waiting) : [])
  const secrets = await secretsOf(options.data)
  const first = {
    data: options.data,
    counties: prepared.counties.map(({ code }) => code),
    secrets,
    code: await builtWorker(),
    secondFactor: options.secondFactor ?? (demo ? 'optional' : 'required'),
    demoSignIns: demo ? JSON.stringify(demoSignIns) : null,
  }
  const served = await serve(first, options)
  const migrations = await migrationsOf('county')
  const databases = { ...served.databases, migrations, dataKey: secrets.dataKey }
  const changing = countiesOf(databases)
  const close = await listen(options.data, {
    ...changing,
    // Floors change what is found: every county's checks look again, which its day's work sees to.
    async setFloors(order) {
      const set = await changing.setFloors(order)
      void tidyNow(served.behind, secrets)
      return set
    },
  })
  await finishRewrap(options.data, served.behind, secrets)
  const stopTidying = tidyDaily(served.behind, secrets)
  return {
    url: served.url.origin,
    demo,
    waiting,
    noteLoaded: () => noteInstallation(options.data, { ...installation, loaded: true }),
    administrator: prepared.administrator,
    behind: prepared.counties.filter(({ error }) => error !== null),
    reload: async () => served.change({ code: await builtWorker() }),
    async stop() {
      close()
      stopTidying()
      await served.stop()
      leaveFolder(options.data)
    },
  }
}
