import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare'
import { webFolder, workerFile } from './build.ts'
import { door } from './database.ts'
import type { Secrets } from './secrets.ts'

type WorkerConfig = MiniflareOptions['workers'][number]['config']
type Bindings = NonNullable<WorkerConfig['env']>

/** What every workerd of this home shares: the same disk, nothing sent anywhere. */
function quiet(data: string) {
  return {
    resourcePersistencePath: join(data, 'store'),
    telemetry: { enabled: false },
    cf: false,
    enableDevRegistry: false,
    logRequests: false,
    log: new Log(LogLevel.ERROR),
  } as const
}

const compatibility = { compatibilityDate: '2026-10-01', compatibilityFlags: ['nodejs_compat'] }

/** The name a county's database is bound under; its files on disk follow from the id. */
export const countyBinding = (code: string): string => `COUNTY_${code}`

function databases(counties: string[]): Bindings {
  return {
    REGISTRY: { type: 'd1', id: 'registry' },
    ...Object.fromEntries(counties.map((code) => [countyBinding(code), { type: 'd1', id: `county-${code}` }] as const)),
  }
}

/** A workerd with the databases and nothing else, for migrations and the registry before anybody is served. */
export function databasesOnly(data: string, counties: string[]): MiniflareOptions {
  return { ...quiet(data), port: 0, workers: [{ config: doorTo(counties) }] }
}

function doorTo(counties: string[]): WorkerConfig {
  const manifest = {
    mainModule: 'door.js',
    modules: { 'door.js': { type: 'esm', contents: door.contents } },
  } as const
  return { name: door.name, ...compatibility, manifest, env: databases(counties) }
}

export type Serving = {
  data: string
  /** On this machine alone; people come in by front.ts. 0 = any free one. */
  port: number
  counties: string[]
  secrets: Secrets
  /** The built Worker, as it was when this home started or was told to reload. */
  code: string
  secondFactor: 'required' | 'optional'
  /** JSON for the sign-in page and the command line; null in a real installation. */
  demoSignIns: string | null
}

export const builtWorker = (): Promise<string> => readFile(workerFile, 'utf8')

/** The Worker as people reach it: databases, ledgers, workflows and pages of this machine. */
export function wholeWorker(serving: Serving): MiniflareOptions {
  const texts = {
    DATA_KEY: serving.secrets.dataKey,
    ...(serving.secrets.dataKeyBefore === undefined ? {} : { DATA_KEY_BEFORE: serving.secrets.dataKeyBefore }),
    AUTH_SECRET: serving.secrets.authSecret,
    SECOND_FACTOR: serving.secondFactor,
    ...(serving.demoSignIns === null ? {} : { DEMO_SIGN_INS: serving.demoSignIns }),
  }
  const config: WorkerConfig = {
    name: 'jiedui',
    ...compatibility,
    manifest: {
      mainModule: 'worker.js',
      modules: { 'worker.js': { type: 'esm', contents: serving.code } },
    },
    env: {
      ...databases(serving.counties),
      LEDGERS: { type: 'r2', name: 'ledgers' },
      IMPORTS: { type: 'workflow', name: 'imports', worker: 'jiedui', exportName: 'ImportWorkflow' },
      ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { type: 'text', value }] as const)),
    },
  }
  if (existsSync(webFolder)) {
    config.assets = {
      directory: webFolder,
      hasUserWorker: true,
      notFoundHandling: 'single-page-application',
      runWorkerFirst: ['/api/*', '/health', '/internal/*'],
    }
  }
  return {
    ...quiet(serving.data),
    host: '127.0.0.1',
    port: serving.port,
    workers: [{ config }, { config: doorTo(serving.counties) }],
  }
}

export type Started = { runtime: Miniflare; url: URL }

/** Start a workerd and wait until it answers. */
export async function startRuntime(options: MiniflareOptions): Promise<Started> {
  const runtime = new Miniflare(options)
  try {
    return { runtime, url: await runtime.ready }
  } catch (error) {
    await runtime.dispose().catch(() => undefined)
    throw error
  }
}
