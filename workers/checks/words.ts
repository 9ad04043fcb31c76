import type { Reach } from '../../shared/access.ts'
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
  sentence: ({ checkId, figures }: { checkId: string; figures: string }, reach: Reach | null): string =>
    wordsOf(checkId, figures, reach).sentence,
}

/** What a finding of a check says to whoever reaches so far, its numbers still sealed. */
export function wordsOf(checkId: string, figures: string, reach: Reach | null) {
  const check = checkOf(checkId)
  const values = readable(check, JSON.parse(figures) as Figures, reach)
  return {
    title: check?.title.zh ?? checkId,
    severity: check?.severity ?? ('notice' as Severity),
    kind: check?.subject ?? ('county' as SubjectKind),
    sentence: check?.sentence(values) ?? checkId,
    figures: values,
  }
}

const farther: Reach[] = ['own', 'village', 'township', 'county']

function readable(check: Check | null, figures: Figures, reach: Reach | null): Figures {
  const far = reach === null ? -1 : farther.indexOf(reach)
  const hidden = Object.entries(check?.needs ?? {}).filter(
    ([name, needed]) => figures[name] != null && far < farther.indexOf(needed),
  )
  return { ...figures, ...Object.fromEntries(hidden.map(([name]) => [name, '（限上级查看）'])) }
}
