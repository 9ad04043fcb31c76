import type { D1Database, D1Result } from '@cloudflare/workers-types'
import type { Miniflare } from 'miniflare'

/** The worker beside the one that serves, through which this process reaches the databases; no address leads to it. */
export const door = {
  name: 'databases',
  contents: `export default {
  async fetch(request, env) {
    const { binding, statements } = await request.json()
    try {
      const db = env[binding]
      if (!db) throw new Error(binding + ' is not bound')
      const prepared = statements.map(({ sql, values }) => db.prepare(sql).bind(...values))
      return Response.json({ results: prepared.length === 1 ? [await prepared[0].all()] : await db.batch(prepared) })
    } catch (error) {
      return Response.json({ error: error.message })
    }
  },
}`,
}

type Row = Record<string, unknown>
type Asked = { sql: string; values: unknown[] }
type Ask = (statements: Asked[]) => Promise<D1Result<Row>[]>

/**
 * A database of this runtime: of D1's interface what is prepared, bound and batched. One request a call, where
 * Miniflare's own proxy makes one, and waits for it, for every statement prepared: a hundred counties took minutes.
 */
export async function database(runtime: Miniflare, binding: string): Promise<D1Database> {
  const ask: Ask = async (statements) => {
    const worker = await runtime.getWorker(door.name)
    const answer = await worker.fetch('http://databases/', {
      method: 'POST',
      body: JSON.stringify({ binding, statements }),
    })
    const said = (await answer.json()) as { results: D1Result<Row>[] } | { error: string }
    if ('error' in said) throw new Error(said.error)
    return said.results
  }
  const reached = {
    prepare: (sql: string) => statementOf(ask, sql, []),
    batch: (statements: Asked[]) => ask(statements.map(({ sql, values }) => ({ sql, values }))),
  }
  return reached as unknown as D1Database
}

function statementOf(ask: Ask, sql: string, values: unknown[]) {
  const one = async () => (await ask([{ sql, values }]))[0]!
  return {
    sql,
    values,
    bind: (...bound: unknown[]) => statementOf(ask, sql, bound),
    all: one,
    run: one,
    async first(column?: string) {
      const row = (await one()).results[0]
      if (row === undefined) return null
      return column === undefined ? row : row[column]
    },
  }
}
