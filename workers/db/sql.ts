import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

type Value = string | number | null

/** A piece of plain SQL with the parameters it binds. Pieces nest; whatever else is put in becomes a parameter. */
export type Sql = { text: string; values: Value[] }

export function sql(strings: TemplateStringsArray, ...parts: (Value | Sql)[]): Sql {
  let text = strings[0]!
  const values: Value[] = []
  parts.forEach((part, i) => {
    const nested = typeof part === 'object' && part !== null
    text += (nested ? part.text : '?') + strings[i + 1]!
    values.push(...(nested ? part.values : [part]))
  })
  return { text, values }
}

/** All of the conditions; true where there are none. */
export function allOf(conditions: Sql[]): Sql {
  return conditions.reduce((all, condition) => sql`${all} AND ${condition}`, sql`true`)
}

export function prepare(db: D1Database, { text, values }: Sql): D1PreparedStatement {
  return db.prepare(text).bind(...values)
}
