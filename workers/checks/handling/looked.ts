import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Run } from '../engine.ts'

/**
 * What the data do with findings in hand (办理) right after the checks looked, in the same batch: the run is the last of `check_run`,
 * `at` its instant, `run.asOf` its day, `run.policy` what deadlines are taken from.
 */
export function handleStatements(_db: D1Database, _run: Run, _at: string): D1PreparedStatement[] {
  return []
}
