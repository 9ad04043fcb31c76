import { existsSync } from 'node:fs'
import { workerFile } from './build.ts'
import { type Home, startHome } from './home.ts'
import { loadDemo } from './load.ts'
import { optionsOf } from './options.ts'
import { report } from './report.ts'
import { CannotStart } from './serve.ts'
import { rebuildAll, watchSources } from './watch.ts'

/**
 * `npm start`: the province's or county's own machine. Started by another program over IPC it says `{url}` when it
 * serves, and stops when that program goes.
 */
async function start(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), process.env)
  if (typeof options === 'string') throw new CannotStart(options)
  if (options.watch) await rebuildAll()
  else if (!existsSync(workerFile)) throw new CannotStart('还没有构建。请先 npm run build。')
  const home = await startHome(options)
  stopWhenTold(home)
  if (home.waiting) {
    console.log(`结对已在 ${home.url} 运行，正在装入演示数据，请稍候。`)
    await loadDemo(home.url, home.waiting, (words) => console.log(words))
    await home.noteLoaded()
  }
  report(home, options)
  process.send?.({ url: home.url })
  if (options.watch) watchSources(home)
}

function stopWhenTold(home: Home): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await home.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal) // Miniflare's own would exit before the folder is left
    process.on(signal, stop)
  }
  process.on('disconnect', stop)
  // npm ends its shell and not what the shell runs; the shell's end is then the only sign.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && stop(), 500).unref()
}

try {
  await start()
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}
