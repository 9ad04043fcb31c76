import { readdir, readFile } from 'node:fs/promises'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import type { Migration } from './workers/db/migrate.ts'

const onRealDatabase = 'test/**/*.d1.test.ts'
const inBrowser = 'test/e2e/**'

// Two homes as in production: pure modules under Node, `*.d1.test.ts` in workerd with real D1, R2 and Workflows.
export default defineConfig({
  test: {
    // D1 files mostly wait for their own workerd: three at a time keep two cores busy.
    maxWorkers: 3,
    // Modules are read once a worker, not once a file: what one keeps in a variable outlives a file, databases do not.
    isolate: false,
    projects: [
      { test: { name: 'node', include: ['test/**/*.test.ts'], exclude: [onRealDatabase, inBrowser] } },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: './workers/app.ts',
            miniflare: {
              compatibilityDate: '2026-10-01',
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: ['REGISTRY', 'COUNTY_529901', 'COUNTY_529902'],
              r2Buckets: ['LEDGERS'],
              workflows: { IMPORTS: { name: 'imports', className: 'ImportWorkflow' } },
              bindings: {
                DATA_KEY: 'bXktbWFzdGVyLWtleS1vZi10ZXN0cy0zMi1ieXRlcy4=',
                AUTH_SECRET: 'the tests sign their sessions with this',
                MIGRATIONS: { registry: await migrations('registry'), county: await migrations('county') },
              },
            },
          })),
        ],
        test: {
          name: 'workers',
          include: [onRealDatabase],
          // A scrypt here and there, on a machine that is doing something else as well.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Four hundred modules of better-auth, bundled once: halves the start of every file that asks the app.
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                rolldownOptions: { external: [/^node:/, /^cloudflare:/] },
                include: [
                  'better-auth',
                  'better-auth/api',
                  'better-auth/plugins/bearer',
                  'better-auth/plugins/username',
                ],
              },
            },
          },
        },
      },
    ],
  },
})

async function migrations(set: string): Promise<Migration[]> {
  const names = (await readdir(`migrations/${set}`)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(`migrations/${set}/${name}`, 'utf8') })))
}
