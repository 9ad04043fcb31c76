import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Entity } from '../../shared/import.ts'
import { unwrapKeys } from '../../workers/db/keys.ts'
import { type Sealer, sealerOf } from '../../workers/db/seal.ts'

const tables = Entity.options

/** What a stopped server's only county has on disk: each table's number of rows, and a digest of what they say. */
export function registerOnDisk(data: string): Record<Entity, { rows: number; digest: string }> {
  const county = openCounty(data)
  const sealer = sealerOnDisk(data)
  try {
    return Object.fromEntries(tables.map((table) => [table, contentOf(county, sealer, table)])) as ReturnType<
      typeof registerOnDisk
    >
  } finally {
    county.close()
  }
}

/** What the households' own 人数 add up to. */
export function recordedPopulation(data: string): number {
  const county = openCounty(data)
  try {
    return Number(county.prepare('SELECT sum(population) AS n FROM household').get()?.n)
  } finally {
    county.close()
  }
}

const openCounty = (data: string): DatabaseSync => databaseWith(data, 'household')

/** The stopped server's first database that has this table. */
export function databaseWith(data: string, table: string): DatabaseSync {
  const folder = join(data, 'store/d1/miniflare-D1DatabaseObject')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sqlite'))) {
    const database = new DatabaseSync(join(folder, name))
    if (database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table)) return database
    database.close()
  }
  throw new Error(`no ${table} below ${folder}`)
}

/** The sealer of a stopped server's only county. */
export function sealerOnDisk(data: string): Sealer {
  const { dataKey } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { dataKey: string }
  const registry = databaseWith(data, 'membership')
  const { code, wrapped_key } = registry.prepare('SELECT code, wrapped_key FROM county').get() as Record<string, string>
  registry.close()
  return sealerOf(unwrapKeys([dataKey], code as string, wrapped_key as string).data)
}

/** All columns but those that say when and by which import, numbers opened: two ways to the same register digest alike. */
function contentOf(county: DatabaseSync, sealer: Sealer, table: Entity): { rows: number; digest: string } {
  const own = new Set(['id', 'import_id', 'edited_at'])
  const columns = county
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !own.has(name))
  const hash = createHash('sha256')
  let rows = 0
  for (const row of county.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY key`).iterate()) {
    hash.update(sealer.openAll(JSON.stringify(row)))
    rows++
  }
  return { rows, digest: hash.digest('hex') }
}
