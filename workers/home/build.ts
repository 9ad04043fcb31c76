import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where the bundled Worker and the web pages lie after `npm run build`. */
export const workerFile = fileURLToPath(new URL('../../dist/worker.js', import.meta.url))
export const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Bundle workers/app.ts for workerd. Written beside and renamed, so that nobody reads half a file. */
export async function buildWorker(outfile = workerFile): Promise<string> {
  await mkdir(dirname(outfile), { recursive: true })
  const beside = `${outfile}.${process.pid}`
  await build({
    absWorkingDir: root,
    entryPoints: ['workers/app.ts'],
    outfile: beside,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['cloudflare:*', 'node:*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  })
  await rename(beside, outfile)
  return outfile
}

if (import.meta.main) await buildWorker()
