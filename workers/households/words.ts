import type { Reach } from '../../shared/access.ts'
import type { Severity } from '../../shared/finding.ts'

/** How the checks put a finding into words; null where the check is no longer there. `rule`: the county's own that found it (workers/db/rule.ts). */
export type FindingWords = {
  check(checkId: string, rule: string | null): { title: string; severity: Severity } | null
  /** To whoever reaches so far. */
  sentence(finding: { checkId: string; figures: string; rule: string | null }, reach: Reach | null): string
}
