import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildWorker } from './build.ts'
import type { Home } from './home.ts'

const root = new URL('../../', import.meta.url)

/** `npm run dev`: build again and serve the new one whenever a source changes. */
export function watchSources(home: Home): void {
  let due: NodeJS.Timeout | undefined
  for (const folder of ['workers', 'shared', 'web']) {
    watch(fileURLToPath(new URL(folder, root)), { recursive: true }, () => {
      clearTimeout(due)
      due = setTimeout(() => rebuild(home), 200)
    })
  }
  console.log('源文件改动后自动重新构建。')
}

async function rebuild(home: Home): Promise<void> {
  try {
    await rebuildAll()
    await home.reload()
    console.log(`已重新构建：${home.url}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

/** The Worker and the pages; vite is loaded only here, since a home that only serves needs none. */
export async function rebuildAll(): Promise<void> {
  const { build } = await import('vite')
  await Promise.all([
    buildWorker(),
    build({ configFile: fileURLToPath(new URL('vite.config.ts', root)), logLevel: 'error' }),
  ])
}
