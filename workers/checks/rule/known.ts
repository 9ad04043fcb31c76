import type { D1Database } from '@cloudflare/workers-types'
import { catalogue } from '../catalogue.ts'
import type { Check } from '../check.ts'
import { type Compiled, compile, type Document } from './compile.ts'

const compiled = new Map<string, Compiled>()
const MOST = 3000

/** A rule as it is kept, compiled once an isolate: the same text is the same rule in every county. */
export function compiledOf(document: string): Compiled {
  const known = compiled.get(document)
  if (known) return known
  if (compiled.size >= MOST) compiled.clear()
  const fresh = compile(JSON.parse(document) as Document)
  compiled.set(document, fresh)
  return fresh
}

/** The rules a county has switched on, as checks; one that a newer edition of us cannot read any more stays away. */
export async function rulesOf(db: D1Database): Promise<Check[]> {
  const { results } = await db
    .prepare('SELECT document FROM rule WHERE enabled = 1 ORDER BY id')
    .all<{ document: string }>()
  return results
    .map(({ document }) => compiledOf(document))
    .filter(({ faults }) => faults.length === 0)
    .map(({ check }) => check)
}

/** Every check the county runs: the catalogue and its own rules. */
export async function checksOf(db: D1Database): Promise<Check[]> {
  return [...catalogue, ...(await rulesOf(db))]
}
