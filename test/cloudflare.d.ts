import type { D1Database } from '@cloudflare/workers-types'
import type { Migration } from '../workers/db/migrate.ts'
import type { Env as WorkerEnv } from '../workers/env.ts'

// What vitest.config.ts binds.
declare module '@cloudflare/workers-types' {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      COUNTY_529901: D1Database
      COUNTY_529902: D1Database
      MIGRATIONS: { registry: Migration[]; county: Migration[] }
    }
  }
}
