import { z } from 'zod'
import type { Severity } from './finding.ts'
import { Day } from './pairing.ts'
import type { Policy, PolicyLine } from './policy.ts'
import type { Floor } from './policyfloor.ts'
import type { Form } from './policyform.ts'

/**
 * A change of the policy (改动): `document` is laid over the policy of the day it takes effect, null takes a parameter back to its
 * default. `basedOn` is the version its author saw: with a newer one there, it is refused.
 */
export const PolicyChange = z.object({
  document: z.record(z.string(), z.unknown()),
  effectiveOn: Day.optional(),
  reason: z.string().trim().min(1).max(200).optional(),
  basedOn: z.int().min(0).optional(),
})
export type PolicyChange = z.infer<typeof PolicyChange>

/** One parameter of a change, as it counts before and after it, floors included. */
export type ChangedLine = Pick<PolicyLine, 'path' | 'line' | 'unit' | 'group'> & {
  from: unknown
  to: unknown
  turn: 'tighter' | 'looser' | null
}

/** A version (第几版) of the county's policy or of the province's floors, with what it changed; null `version` of the county. */
export type PolicyStep = {
  version: number
  of: 'county' | 'province'
  effectiveOn: string
  setBy: string
  setAt: string
  reason: string | null
  source: string | null
  /** It has not come into force yet. */
  coming: boolean
  changes: ChangedLine[]
}

/** What will count from a later day on, the net of all that is to come into force that day. */
export type Coming = { effectiveOn: string; changes: ChangedLine[] }

/** A check that reads a parameter. */
export type Reader = { id: string; title: string; rule: string }

/** A parameter as the page shows it: how it is written, what keeps it, what reads it, who changed it last. */
export type PolicyLineShown = PolicyLine & {
  form: Form
  floor: Floor | null
  /** The county's own value where the floor counts instead of it; else absent. */
  own?: unknown
  readers: Reader[]
  last: Pick<PolicyStep, 'version' | 'effectiveOn' | 'setBy' | 'setAt' | 'reason'> | null
}

/** The policy in force today. `latest` is the newest version there is, in force or coming: a change is based on it. */
export type PolicyAnswer = {
  version: number
  latest: number
  document: Policy
  effectiveOn: string | null
  setBy: string | null
  setAt: string | null
  lines: PolicyLineShown[]
  coming: Coming[]
}

/** A finding that a change would make or take away. */
export type PreviewExample = {
  key: string
  sentence: string
  householdNo: string | null
  cadreKey: string | null
  township: string | null
  village: string | null
}

/** What a change does to one check's findings, on the data of today. */
export type CheckPreview = {
  id: string
  title: string
  severity: Severity
  appear: number
  go: number
  stay: number
  appearing: PreviewExample[]
  going: PreviewExample[]
}

/** What a change would do (预览), before it is made. */
export type PolicyPreview = { asOf: string; effectiveOn: string; changes: ChangedLine[]; checks: CheckPreview[] }
