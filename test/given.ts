import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Database } from '@cloudflare/workers-types'
import { countyRow } from '../workers/accounts/create.ts'
import { derivedKeys, wrapKeys } from '../workers/db/keys.ts'
import { migrate } from '../workers/db/migrate.ts'
import { type Sealer, sealerOf } from '../workers/db/seal.ts'
import { readIdNumber } from '../workers/import/cell/idnumber.ts'

/** Columns of the table as in migrations/county, beside and over what is given by default. */
type Columns = Record<string, string | number | null>
type Given<T> = T & Columns

export const counties = { 529901: '清禾县', 529902: '石桥旗' } as const

/** Every database empty and up to date, both counties in the registry; records are then given to the county named. */
export async function freshCounty(code: keyof typeof counties = 529901) {
  await emptied()
  await Promise.all([
    upToDate(env.REGISTRY, 'registry'),
    upToDate(env.COUNTY_529901, 'county'),
    upToDate(env.COUNTY_529902, 'county'),
  ])
  await env.REGISTRY.batch(
    Object.entries(counties).flatMap(([code, name]) => [
      countyRow(env.REGISTRY, { code, name }, new Date()),
      env.REGISTRY.prepare('UPDATE county SET wrapped_key = ?2 WHERE code = ?1').bind(
        code,
        wrapKeys(env.DATA_KEY, code, keysOf(code)),
      ),
    ]),
  )
  return givenIn(env[`COUNTY_${code}`], `${code}`)
}

/** Every database empty. `reset` forgets only those that are awake, and one nobody asks for ten seconds falls asleep. */
export async function emptied(): Promise<void> {
  await Promise.all([env.REGISTRY, env.COUNTY_529901, env.COUNTY_529902].map((db) => db.prepare('SELECT 1').first()))
  await reset()
}

/** What all migrations of a set leave in an empty database. */
const made = new Map<keyof typeof env.MIGRATIONS, string[]>()

/** As `migrate` leaves an empty database, in one batch from the second time on: a fifth of the time. */
async function upToDate(db: D1Database, set: keyof typeof env.MIGRATIONS): Promise<void> {
  const sql = made.get(set)
  if (sql) return void (await db.batch(sql.map((statement) => db.prepare(statement))))
  await migrate(db, env.MIGRATIONS[set])
  made.set(set, await schemaOf(db))
}

async function schemaOf(db: D1Database): Promise<string[]> {
  const all = async <Row>(sql: string) => (await db.prepare(sql).all<Row>()).results
  const things = await all<{ type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'
     ORDER BY rowid`,
  )
  for (const { name } of things.filter(({ type, name }) => type === 'table' && name !== 'd1_migrations')) {
    if ((await all(`SELECT 1 FROM ${name}`)).length > 0) throw new Error(`migrations put rows into ${name}: copy them`)
  }
  const applied = await all<{ name: string }>('SELECT name FROM d1_migrations ORDER BY id')
  const values = applied.map(({ name }) => `('${name}')`).join(', ')
  return [...things.map((thing) => thing.sql), `INSERT INTO d1_migrations (name) VALUES ${values}`]
}

/** The keys counties of tests have, the same in every test. */
export const keysOf = (code: string) => derivedKeys(env.DATA_KEY, code)

/** Records of a county's register, each in a line. Numbers of people are written open and sealed here. */
export function givenIn(db: D1Database, code: string) {
  const sealer = sealerOf(keysOf(code).data)
  const put = async (table: string, columns: Columns) => {
    const names = Object.keys(columns)
    const places = names.map((_, i) => `?${i + 1}`)
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`
    const { meta } = await db
      .prepare(sql)
      .bind(...Object.values(columns))
      .run()
    return meta.last_row_id
  }
  return {
    code,
    db,
    sealer,
    auditKey: keysOf(code).audit,
    registry: env.REGISTRY,
    household: ({ no, phone, ...rest }: Given<{ no: string; phone?: string }>) =>
      put('household', { key: no, ...household, ...phoneColumns(sealer, phone), ...rest }),
    person: ({ household, name = '张三', id, phone, ...rest }: Given<Member>) =>
      put('person', {
        key: `${household}/${name}`,
        household_no: household,
        name,
        ...numbers(sealer, id, phone),
        ...rest,
      }),
    cadre: ({ name, unit = '教育局', id, phone, ...rest }: Given<{ name: string; unit?: string } & Numbers>) =>
      put('cadre', {
        key: `${name}/${unit}`,
        name,
        unit,
        post_level: '一般干部',
        ...numbers(sealer, id, phone),
        ...rest,
      }),
    pairing: ({
      household,
      cadre,
      since = '2024-01-01',
      ...rest
    }: Given<{ household: string; cadre: string; since?: string }>) =>
      put('pairing', {
        key: `${household}/${cadre}`,
        household_no: household,
        ...cadreOf(cadre),
        since_on: since,
        ...rest,
      }),
    visit: ({ household, cadre, on, ...rest }: Given<{ household: string; cadre: string; on: string }>) => {
      const { cadre_key, cadre_name } = cadreOf(cadre)
      const key = `${household}/${cadre_name}/${on}/${rest.arrived_at ?? ''}`
      return put('visit', { key, household_no: household, cadre_key, cadre_name, visited_on: on, way: '入户', ...rest })
    },
    village: ({ township = '城关镇', name = '东村', ...rest }: Given<{ township?: string; name?: string }>) =>
      put('village', { key: `${township}/${name}`, township, name, ...rest }),
    measure: ({
      household,
      category,
      content = category,
      ...rest
    }: Given<{ household: string; category: string; content?: string }>) =>
      put('measure', {
        key: `${household}/${category}/${content}`,
        household_no: household,
        category,
        content,
        ...rest,
      }),
    plan: ({ household, year, ...rest }: Given<{ household: string; year: number }>) =>
      put('plan', { key: `${household}/${year}`, household_no: household, year, ...rest }),
    income: ({ household, year, ...rest }: Given<{ household: string; year: number }>) =>
      put('income', { key: `${household}/${year}`, household_no: household, year, ...rest }),
    comparison: ({ list, name, id, ...rest }: Given<{ list: string; name: string; id?: string }>) =>
      put('comparison', { key: `${list}/${id ?? name}/1`, list, name, ...numbers(sealer, id), ...rest }),
  }
}

type Numbers = { id?: string; phone?: string }
type Member = { household: string; name?: string } & Numbers

const household: Columns = {
  head_name: '张三',
  township: '城关镇',
  village: '东村',
  population: 1,
  attribute: '一般贫困户',
  status: '未脱贫',
  monitor_kind: '',
}

/** `name/unit`, as cadre.key has it. */
function cadreOf(key: string) {
  return { cadre_key: key, cadre_name: key.split('/')[0]! }
}

function numbers(sealer: Sealer, id?: string, phone?: string): Columns {
  if (id === undefined) return phoneColumns(sealer, phone)
  const { state, number, id18, birthOn, sex } = readIdNumber(id)
  return {
    id_number: number && sealer.seal(number),
    id18: id18 && sealer.seal(id18),
    id_state: state,
    id_length: number.length,
    id_birth_on: birthOn,
    id_sex: sex,
    id_tail: number.slice(-4),
    ...phoneColumns(sealer, phone),
  }
}

function phoneColumns(sealer: Sealer, phone?: string): Columns {
  if (phone === undefined) return {}
  return { phone: phone && sealer.seal(phone), phone_state: phone === '' ? 'missing' : 'valid' }
}
