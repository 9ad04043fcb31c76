import { createHmac } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dayOf } from '../../shared/day.ts'
import type { County as DemoCounty } from '../demo/records.ts'
import { type Prepared, prepareDatabases } from './databases.ts'
import { demoAccounts, demoCounties, demoCounty, demoSignIns } from './demo.ts'
import { installationOf, noteInstallation } from './installation.ts'
import { leaveFolder, noteWorkerd, takeFolder } from './lock.ts'
import type { Options } from './options.ts'
import { type Serving, type Started, startRuntime, wholeWorker } from './runtime.ts'
import { type Secrets, secretsOf } from './secrets.ts'

/** Words for the person who starts a home, instead of a stack. */
export class CannotStart extends Error {}

/** A home (部署) that serves: where, what it is, and how to change or stop it. */
export type Home = {
  url: string
  demo: boolean
  /** The demo county that is not in yet: its first start was cut short, or this is it. */
  waiting: DemoCounty | null
  /** The demo county is in; another start leaves it as people made it. */
  noteLoaded(): Promise<void>
  administrator: Prepared['administrator']
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
  const first = { demo: options.demo, asOf: dayOf(new Date()), loaded: !options.demo }
  const installation = (await installationOf(options.data)) ?? first
  await noteInstallation(options.data, installation)
  const { demo } = installation
  const waiting = installation.loaded ? null : demoCounty(installation.asOf)
  const counties = demo ? [...demoCounties, ...options.counties] : options.counties
  const prepared = await prepareDatabases({ ...options, demo }, counties, waiting ? demoAccounts(waiting) : [])
  const serving: Serving = {
    data: options.data,
    host: options.host,
    port: options.port,
    counties: prepared.counties.map(({ code }) => code),
    secrets: await secretsOf(options.data),
    demoSignIns: demo ? JSON.stringify(demoSignIns) : null,
  }
  const { runtime, url } = await serve(serving)
  return {
    url: url.origin,
    demo,
    waiting,
    noteLoaded: () => noteInstallation(options.data, { ...installation, loaded: true }),
    administrator: prepared.administrator,
    async reload() {
      await runtime.setOptions(await wholeWorker(serving))
      await wake(serving, url)
    },
    async stop() {
      await runtime.dispose()
      leaveFolder(options.data)
    },
  }
}

async function serve(serving: Serving): Promise<Started> {
  try {
    const options = await wholeWorker(serving)
    const started: Started = await startRuntime({
      ...options,
      unsafeHandleRuntimeRestart: () => wake(serving, started.url),
    })
    await wake(serving, started.url)
    return started
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_ADDRESS_IN_USE') throw error
    throw new CannotStart(`端口 ${serving.port} 已被占用。请换一个端口，例如 PORT=${serving.port + 1} npm start。`)
  }
}

/** A workerd has just come up: the first one, one with a new build, or one after a crash. */
async function wake(serving: Serving, url: URL): Promise<void> {
  noteWorkerd(serving.data)
  await resumeImports(url, serving.secrets)
}

/** Imports that a crash or a stop cut short go on where they were. */
async function resumeImports(url: URL, secrets: Secrets): Promise<void> {
  const token = createHmac('sha256', secrets.authSecret).update('internal').digest('hex')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(new URL('/internal/resume', url), { method: 'POST', headers })
  if (!answer.ok) throw new CannotStart(`未完成的导入没有接上（答复 ${answer.status}）。请看上面的错误，再启动一次。`)
}
