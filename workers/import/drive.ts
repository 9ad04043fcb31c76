/** Starting and restarting the driver of an import: every run has a number, and only the latest one moves the import. */
import type { CountyDatabase } from '../db/county.ts'
import type { Env } from '../env.ts'
import type { ImportRun } from './workflow.ts'

/** `chance` keeps a run's name its own: a Workflow remembers every instance there ever was. */
export async function drive(env: Env, county: CountyDatabase, importId: number, chance: () => string): Promise<void> {
  const row = await county.db
    .prepare('UPDATE import SET run_no = run_no + 1 WHERE id = ?1 RETURNING run_no')
    .bind(importId)
    .first<{ run_no: number }>()
  if (!row) return
  const { code, name } = county
  const params: ImportRun = { county: { code, name }, importId, run: row.run_no }
  const id = `import-${code}-${importId}-${row.run_no}-${chance().slice(0, 8)}`
  await env.IMPORTS.create({ id, params })
}

/** After a restart: whatever was under way goes on. */
export async function driveUnfinished(env: Env, county: CountyDatabase, chance: () => string): Promise<number> {
  const { results } = await county.db
    .prepare(`SELECT id FROM import WHERE state IN ('uploaded', 'reading', 'committing', 'undoing') ORDER BY id`)
    .all<{ id: number }>()
  // A run of before the restart holds no lease: nobody is reading now.
  await county.db.prepare(`UPDATE import SET beat_at = NULL WHERE state = 'reading'`).run()
  for (const { id } of results) await drive(env, county, id, chance)
  return results.length
}
