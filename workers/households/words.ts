import type { Severity } from '../../shared/finding.ts'

/** How the check catalogue puts a finding into words; null where the check is no longer in it. */
export type FindingWords = {
  check(checkId: string): { title: string; severity: Severity } | null
  sentence(finding: { checkId: string; subject: string; figures: string }): string
}
