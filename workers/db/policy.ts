import type { D1Database } from '@cloudflare/workers-types'
import type { Policy } from '../../shared/policy.ts'
import { inForce, type Kept, type KeptFloor, type Timeline } from './timeline.ts'

export type PolicyVersion = {
  /** 0 = nobody has set anything: every parameter at its default. */
  version: number
  document: Policy
  effectiveOn: string | null
  setBy: string | null
  setAt: string | null
}

/** The county's policy on a day, no looser than the province's floors. */
export async function policyOn(db: D1Database, day: string): Promise<PolicyVersion> {
  const { document, last } = inForce(await timelineOf(db), day)
  const { version = 0, effectiveOn = null, setBy = null, setAt = null } = last ?? {}
  return { version, document, effectiveOn, setBy, setAt }
}

type Row<T> = Omit<T, 'document'> & { document: string }

const kept = `version, document, effective_on AS effectiveOn, set_by AS setBy, set_at AS setAt`
const order = 'ORDER BY effective_on, version'

export async function timelineOf(db: D1Database): Promise<Timeline> {
  const [versions, floors] = await db.batch([
    db.prepare(`SELECT ${kept}, reason FROM policy ${order}`),
    db.prepare(`SELECT ${kept}, source FROM policy_floor ${order}`),
  ])
  return {
    versions: (versions!.results as Row<Kept>[]).map(read),
    floors: (floors!.results as Row<KeptFloor>[]).map(read),
  }
}

function read<T extends { document: string }>(row: T): Omit<T, 'document'> & { document: Record<string, unknown> } {
  return { ...row, document: JSON.parse(row.document) as Record<string, unknown> }
}
