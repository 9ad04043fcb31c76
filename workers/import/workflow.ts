/** The driver of imports: a Workflow that asks `advance` for one step after another. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers'
import { openCounty } from '../db/county.ts'
import type { Env } from '../env.ts'
import { advance, type Mover } from './advance.ts'
import { fail } from './store.ts'

export interface ImportRun {
  county: { code: string; name: string }
  importId: number
  run: number
}

/** Steps are retried by the engine; an import of 300,000 rows takes about forty. */
const mostSteps = 900
const patience = { retries: { limit: 3, delay: 1000, backoff: 'exponential' }, timeout: '10 minutes' } as const

export function importWorkflow(recheck: Mover['recheck']) {
  return class extends WorkflowEntrypoint<Env, ImportRun> {
    override async run(event: Readonly<WorkflowEvent<ImportRun>>, step: WorkflowStep): Promise<void> {
      const { county, importId, run } = event.payload
      const mover: Mover = {
        county: openCounty(this.env, { county }),
        ledgers: this.env.LEDGERS,
        now: () => new Date(),
        recheck,
      }
      try {
        for (let n = 0; n < mostSteps; n++) {
          const move = await step.do(`step ${n}`, patience, () => advance(mover, importId, run))
          if (move === 'rest') return
          if (move === 'later') await step.sleep(`wait ${n}`, 2000)
        }
      } catch (error) {
        console.error(error)
        await step.do('failed', patience, () => fail(mover.county.db, importId, run))
      }
    }
  }
}
