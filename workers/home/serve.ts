import type { Databases } from './counties.ts'
import { database } from './database.ts'
import { type Front, openFront } from './front.ts'
import { askInternal } from './internal.ts'
import { drainWorkerd, noteWorkerd } from './lock.ts'
import { countyBinding, type Serving, startRuntime, wholeWorker } from './runtime.ts'

/** Words for the person who starts a home, instead of a stack. */
export class CannotStart extends Error {}

/** How long requests under way are waited for before another workerd takes over. */
const PATIENCE_MILLISECONDS = 5000

/** A workerd that serves people, and its databases as the process beside it reaches them. */
export type Served = {
  url: URL
  /** The same of this machine alone: what only the home itself may ask for. */
  behind: URL
  databases: Omit<Databases, 'migrations'>
  /** Serve something else at the same address: requests under way are finished first, imports go on afterwards. */
  change(change: Partial<Serving>): Promise<void>
  stop(): Promise<void>
}

/** `at`: where people reach it. */
export async function serve(first: Omit<Serving, 'port'>, at: Parameters<typeof openFront>[0]): Promise<Served> {
  let serving: Serving = { ...first, port: 0 }
  let changing = false
  const options = () => ({ ...wholeWorker(serving), unsafeHandleRuntimeRestart: restarted })
  const restarted = async () => {
    if (!changing) await wake(serving, url)
  }
  const { runtime, url } = await startRuntime(options())
  serving = { ...serving, port: Number(url.port) }
  const front = await frontAt(at, url).catch(async (error) => {
    await runtime.dispose()
    throw error
  })
  await wake(serving, url)

  async function change(to: Partial<Serving>): Promise<void> {
    changing = true
    try {
      await drainWorkerd(PATIENCE_MILLISECONDS)
      serving = { ...serving, ...to }
      await runtime.setOptions(options())
    } finally {
      changing = false
    }
    await wake(serving, url)
  }
  return {
    url: front.url,
    behind: url,
    databases: {
      registry: () => database(runtime, 'REGISTRY'),
      dataKey: first.secrets.dataKey,
      open: (code) => database(runtime, countyBinding(code)),
      async bind(counties) {
        if (!counties.every((code) => serving.counties.includes(code))) await change({ counties })
      },
    },
    change,
    async stop() {
      await front.stop()
      await runtime.dispose()
    },
  }
}

async function frontAt(at: Parameters<typeof openFront>[0], behind: URL): Promise<Front> {
  try {
    return await openFront(at, behind)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new CannotStart(`端口 ${at.port} 已被占用。请换一个端口，例如 PORT=${at.port + 1} npm start。`)
  }
}

/** A workerd has just come up: the first one, one with something else to serve, or one after a crash. */
async function wake({ data, secrets }: Serving, url: URL): Promise<void> {
  noteWorkerd(data)
  const answer = await askInternal(url, secrets, '/internal/resume')
  if (!answer.ok) throw new CannotStart(`未完成的导入没有接上（答复 ${answer.status}）。请看上面的错误，再启动一次。`)
}
