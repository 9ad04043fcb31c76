/** The driver of imports: a Workflow that asks `advance` for one step after another. */

import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers'
import { findCounty, openCounty } from '../db/county.ts'
import type { Env } from '../env.ts'
import { advance, type Move, type Mover } from './advance.ts'
import { makeIndexes } from './commit/firstload.ts'

import { fail } from './store.ts'

export interface ImportRun {
  county: { code: string; name: string }
  importId: number
  run: number
}

/** Steps are retried by the engine; an import of 300,000 rows takes about forty, taking it back about three hundred. */
const mostSteps = 4000
const patience = { retries: { limit: 3, delay: 1000, backoff: 'exponential' }, timeout: '10 minutes' } as const

/** Where the disk is full, that cannot even be written down: as soon as there is room. */
const untilItCanBeSaid = {
  retries: { limit: 200, delay: '30 seconds', backoff: 'constant' },
  timeout: '1 minute',
} as const

export function importWorkflow(recheck: (env: Env, ...of: Parameters<Mover['recheck']>) => Promise<void>) {
  return class extends WorkflowEntrypoint<Env, ImportRun> {
    override async run(event: Readonly<WorkflowEvent<ImportRun>>, step: WorkflowStep): Promise<void> {
      const mine: Mover['recheck'] = (opened, cause) => recheck(this.env, opened, cause)
      try {
        for (let n = 0; n < mostSteps; n++) {
          const moved = await step.do(`step ${n}`, patience, () => move(this.env, event.payload, mine))
          if (moved === 'rest') return
          if (moved === 'later') await step.sleep(`wait ${n}`, Math.min(2000 + n * 50, 30_000))
        }
      } catch (error) {
        console.error(error)
        await step.do('failed', untilItCanBeSaid, () => giveUp(this.env, event.payload, error))
      }
    }
  }
}

/** Opened for every step anew: a county may have got another key since the last one. */
async function move(env: Env, { county, importId, run }: ImportRun, recheck: Mover['recheck']): Promise<Move> {
  const line = await findCounty(env.REGISTRY, county.code)
  if (!line) return 'rest'
  if (line.nextKey !== null) return 'later'
  const opened = await openCounty(env, line)
  return advance({ county: opened, ledgers: env.LEDGERS, now: () => new Date(), recheck }, importId, run)
}

async function giveUp(env: Env, { county, importId, run }: ImportRun, error: unknown): Promise<void> {
  const line = await findCounty(env.REGISTRY, county.code)
  if (!line) return
  const opened = await openCounty(env, line)
  const row = await fail(opened, importId, run, { at: new Date(), error })
  if (row) await makeIndexes(opened.db, row)
}
