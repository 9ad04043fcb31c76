import { z } from 'zod'
import { Allowed, FindingStep, Standing } from './handling.ts'

export const Severity = z.enum(['blocker', 'serious', 'notice'])
export type Severity = z.infer<typeof Severity>
export const severityNames: Record<Severity, string> = { blocker: '必须整改', serious: '较重', notice: '提示' }

export const FindingStatus = z.enum(['new', 'persisting', 'resolved', 'reopened'])
export type FindingStatus = z.infer<typeof FindingStatus>
export const findingStatusNames: Record<FindingStatus, string> = {
  new: '新增',
  persisting: '持续',
  resolved: '已消除',
  reopened: '再次出现',
}

/** What a finding is about; `key` is written as domain people write it (see truth.json). */
export const SubjectKind = z.enum([
  'household',
  'person',
  'cadre',
  'village',
  'visit',
  'phone',
  'id',
  'cadreDay',
  'case',
  'benefit',
  'project',
  'county',
])
export type SubjectKind = z.infer<typeof SubjectKind>

/** A finding (疑点): a lead from the data, not a verdict. `sentence` holds the figures in words; numbers are masked. */
export const Finding = z.object({
  id: z.number(),
  checkId: z.string(),
  title: z.string(),
  severity: Severity,
  kind: SubjectKind,
  key: z.string(),
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  status: FindingStatus,
  sentence: z.string(),
  figures: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  firstFoundAt: z.string(),
  resolvedAt: z.string().nullable(),
  ...Standing.shape,
})
export type Finding = z.infer<typeof Finding>

/** A check (核查规则) as the list shows it, with how many open findings it has. */
export const CheckRow = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  groupName: z.string(),
  severity: Severity,
  rule: z.string(),
  source: z.string(),
  mend: z.string(),
  open: z.number(),
  new: z.number(),
  resolved: z.number(),
  /** Days since the oldest open finding was first found; null where there is none. */
  oldestDays: z.number().nullable(),
})
export type CheckRow = z.infer<typeof CheckRow>

/** The finding page: the finding, its check, whom it is about, the records behind it as labelled values, what was done with it and what the reader may do. */
export const FindingPage = z.object({
  finding: Finding,
  /** Oldest first. */
  steps: z.array(FindingStep),
  may: Allowed,
  check: CheckRow,
  parameters: z.array(z.object({ name: z.string(), value: z.string(), source: z.string() })),
  /** The cadres it is about: where it is a cadre's, that one; else the household's now. */
  cadres: z.array(z.object({ key: z.string(), name: z.string(), gone: z.boolean() })),
  records: z.array(
    z.object({
      title: z.string(),
      source: z.string().nullable(),
      values: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
})
export type FindingPage = z.infer<typeof FindingPage>
