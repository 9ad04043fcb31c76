import type { Reach } from '../../shared/access.ts'
import type { Severity } from '../../shared/finding.ts'

/** How the check catalogue puts a finding into words; null where the check is no longer in it. */
export type FindingWords = {
  check(checkId: string): { title: string; severity: Severity } | null
  /** To whoever reaches so far. */
  sentence(finding: { checkId: string; figures: string }, reach: Reach | null): string
}
