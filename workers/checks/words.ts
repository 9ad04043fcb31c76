import type { Severity, SubjectKind } from '../../shared/finding.ts'
import { catalogue } from './catalogue.ts'
import type { Check, Figures } from './check.ts'

const byId = new Map(catalogue.map((check) => [check.id, check]))

export function checkOf(checkId: string): Check | null {
  return byId.get(checkId) ?? null
}

/** A finding in words for other pages; a check no longer in the catalogue says its id. */
export const findingWords = {
  check: (checkId: string): { title: string; severity: Severity } | null => {
    const check = checkOf(checkId)
    return check && { title: check.title.zh, severity: check.severity }
  },
  sentence: ({ checkId, figures }: { checkId: string; subject: string; figures: string }): string =>
    checkOf(checkId)?.sentence(JSON.parse(figures) as Figures) ?? checkId,
}

/** What a finding of a check says, its numbers still sealed. */
export function wordsOf(checkId: string, figures: string) {
  const check = checkOf(checkId)
  const values = JSON.parse(figures) as Figures
  return {
    title: check?.title.zh ?? checkId,
    severity: check?.severity ?? ('notice' as Severity),
    kind: check?.subject ?? ('county' as SubjectKind),
    sentence: check?.sentence(values) ?? checkId,
    figures: values,
  }
}
