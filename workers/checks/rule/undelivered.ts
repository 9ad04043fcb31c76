import type { D1Database } from '@cloudflare/workers-types'
import { defaultPolicy } from '../../../shared/policy.ts'
import { policyFor } from '../statement.ts'
import type { Compiled } from './compile.ts'
import type { Tried } from './trial.ts'
import type { Spoken } from './writing.ts'

const MOST_COLUMNS = 90

/** Of each rule the fields it speaks of that no ledger of the county has delivered: a table is looked through once for all of them. */
export async function undeliveredOf(db: D1Database, rules: Tried[]): Promise<(id: string) => string[]> {
  const known = rules.flatMap(({ compiled }) => (compiled === null ? [] : [compiled]))
  const looks = [...columnLooks(known), ...known.flatMap(extraLooks)]
  const results =
    looks.length === 0
      ? []
      : await db.batch<Record<string, number | null>>(looks.map(({ sql, values }) => db.prepare(sql).bind(...values)))
  const missing = new Set(
    looks.flatMap(({ keys }, i) => {
      const row = Object.values(results[i]!.results[0]!)
      return keys.filter((_, n) => row[n] !== 1)
    }),
  )
  return (id) => {
    const { check, spoken } = known.find((one) => one.check.id === id)!
    const titles = spoken.filter((one) => missing.has(keyOf(check.id, one))).map(({ title }) => title)
    return [...new Set(titles)]
  }
}

type Look = { keys: string[]; sql: string; values: string[] }

const keyOf = (id: string, { table, column, path }: Spoken) =>
  column ? `${table}.${column}` : `${id} ${table} ${path}`

function columnLooks(known: Compiled[]): Look[] {
  const spoken = new Map(
    known.flatMap(({ check, spoken }) => spoken.map((one) => [keyOf(check.id, one), one] as const)),
  )
  const columns = [...spoken].filter(([, { column }]) => column !== undefined)
  return [...new Set(columns.map(([, { table }]) => table))].map((table) => {
    const own = columns.filter(([, one]) => one.table === table).slice(0, MOST_COLUMNS)
    const said = own.map(([, { column }], i) => `max(${column} IS NOT NULL) AS c${i}`)
    return { keys: own.map(([key]) => key), sql: `SELECT ${said.join(', ')} FROM ${table}`, values: [] }
  })
}

function extraLooks({ check, spoken }: Compiled): Look[] {
  const own = spoken.filter(({ path }) => path !== undefined)
  if (own.length === 0) return []
  const said = own.map(({ table, path }) => `EXISTS (SELECT 1 FROM ${table} WHERE (extra ->> ${path}) IS NOT NULL)`)
  const sql = `SELECT ${said.join(', ')} WHERE ?1 IS NOT NULL`
  return [{ keys: own.map((one) => keyOf(check.id, one)), sql, values: ['', policyFor(check, defaultPolicy())] }]
}
