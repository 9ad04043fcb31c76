/** Sealing what a database keeps under another key: every sealed number in every text column, wherever it stands. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Sealer } from '../db/seal.ts'

/** A table to go through: `keys` tell its rows apart and order them, `texts` may hold sealed numbers. */
export type Table = { name: string; keys: string[]; texts: string[] }
type Value = string | number | null

/** Rows of one statement, and characters of its one parameter: D1 takes 2 MB a value. */
const rowsAtOnce = 1000
const lettersAtOnce = 400_000
/** Letters of one stretch: what an import's sheets are may be half a megabyte, and an isolate has 128. */
const lettersAStretch = 4_000_000

/** The trail is append-only and holds no sealed number (workers/db/audit.ts). */
const left = ['audit_event', 'd1_migrations']

/** Every table of the database that has text columns, in the order of their names. */
export async function tablesOf(db: D1Database): Promise<Table[]> {
  const { results } = await db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`,
    )
    .all<{ name: string; sql: string }>()
  const tables = results.filter(({ name }) => !left.includes(name))
  const columns = await db.batch<{ name: string; type: string; pk: number; hidden: number }>(
    tables.map(({ name }) => db.prepare(`PRAGMA table_xinfo("${name}")`)),
  )
  return tables.flatMap(({ name, sql }, i) => {
    const own = (columns[i]?.results ?? []).filter(({ hidden }) => hidden === 0)
    const primary = own.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    const keys = /WITHOUT\s+ROWID/i.test(sql) ? primary.map((column) => column.name) : ['rowid']
    const texts = own
      .filter(({ type, name: column }) => type === 'TEXT' && !keys.includes(column))
      .map((column) => column.name)
    return texts.length > 0 ? [{ name, keys, texts }] : []
  })
}

/** One stretch of a table behind the row `after`; null = its beginning. `last` is null where the table is through. */
export async function resealSome(
  db: D1Database,
  { name, keys, texts }: Table,
  after: Value[] | null,
  change: (text: string) => string,
): Promise<{ last: Value[] | null; changed: number }> {
  const behind = after === null ? 'true' : `(${keys.join(', ')}) > (${keys.map((_, i) => `?${i + 1}`).join(', ')})`
  const holds = texts.map((column) => `instr("${column}", 'enc:')`).join(' OR ')
  const found = `FROM "${name}" WHERE ${behind} AND (${holds}) ORDER BY ${keys.join(', ')} LIMIT`
  const letters = texts.map((column) => `COALESCE(length("${column}"), 0)`).join(' + ')
  const sizes = await db
    .prepare(`SELECT ${letters} AS letters ${found} ${rowsAtOnce}`)
    .bind(...(after ?? []))
    .all<{ letters: number }>()
  const rows = fitting(sizes.results.map((row) => row.letters))
  const { results } = await db
    .prepare(
      `SELECT json_array(${keys.join(', ')}) AS k, json_array(${texts.map((column) => `"${column}"`).join(', ')}) AS v ${found} ${rows}`,
    )
    .bind(...(after ?? []))
    .all<{ k: string; v: string }>()
  const fresh = results.flatMap(({ k, v }) => {
    const next = change(v)
    return next === v ? [] : [`[${k},${next}]`]
  })
  const [large, small] = [true, false].map((is) => fresh.filter((row) => row.length > lettersAtOnce === is))
  const table = { name, keys, texts }
  const statements = [...updates(db, table, small!), ...large!.flatMap((row) => updateOf(db, table, row))]
  if (statements.length > 0) await db.batch(statements)
  const isThrough = sizes.results.length < rowsAtOnce && rows === sizes.results.length
  return { last: isThrough ? null : (JSON.parse(results.at(-1)!.k) as Value[]), changed: fresh.length }
}

/** How many of the rows, at least one, go together. */
function fitting(letters: number[]): number {
  let sum = 0
  const over = letters.findIndex((one, at) => {
    sum += one
    return at > 0 && sum > lettersAStretch
  })
  return over < 0 ? letters.length : over
}

/** A large row, a column at a time: as one JSON text it might be larger than a parameter may be. */
function updateOf(db: D1Database, { name, keys, texts }: Table, row: string): D1PreparedStatement[] {
  const [own, values] = JSON.parse(row) as [Value[], Value[]]
  const where = keys.map((key, i) => `${key} = ?${i + 2}`).join(' AND ')
  return texts.map((column, i) =>
    db.prepare(`UPDATE "${name}" SET "${column}" = ?1 WHERE ${where}`).bind(values[i] ?? null, ...own),
  )
}

function updates(db: D1Database, { name, keys, texts }: Table, rows: string[]): D1PreparedStatement[] {
  const statement = `
    WITH r AS MATERIALIZED (SELECT jsonb(value) AS r FROM json_each(?1))
    UPDATE "${name}" SET ${texts.map((column, i) => `"${column}" = r.r -> 1 ->> ${i}`).join(', ')}
    FROM r WHERE ${keys.map((key, i) => `"${name}".${key} = r.r -> 0 ->> ${i}`).join(' AND ')}`
  const parts: string[][] = [[]]
  let letters = 0
  for (const row of rows) {
    if (letters + row.length > lettersAtOnce) {
      parts.push([])
      letters = 0
    }
    letters += row.length
    parts.at(-1)!.push(row)
  }
  return parts.filter((part) => part.length > 0).map((part) => db.prepare(statement).bind(`[${part.join(',')}]`))
}

/** Seals under `to` what was sealed under `from`; what `to` opens already stays, so that the same may be done twice. */
export function resealer(from: Sealer, to: Sealer): (text: string) => string {
  const known = new Map<string, string>()
  const one = (token: string): string => {
    const before = known.get(token)
    if (before !== undefined) return before
    const opened = to.openAll(token) === token ? from.openAll(token) : token
    const sealed = opened === token ? token : to.seal(opened)
    if (known.size > 20_000) known.clear()
    known.set(token, sealed)
    return sealed
  }
  return (text) => text.replace(/enc:[A-Za-z0-9_-]+;/g, one)
}
