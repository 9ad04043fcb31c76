import type { Reach } from '../../shared/access.ts'
import type { Severity, SubjectKind } from '../../shared/finding.ts'
import { catalogue } from './catalogue.ts'
import type { Check, Figures } from './check.ts'
import { compiledOf } from './rule/known.ts'

const byId = new Map(catalogue.map((check) => [check.id, check]))

/** The check that found: of the catalogue, or the rule given as it is kept (workers/db/rule.ts); null where there is none any more. */
export function checkOf(checkId: string, rule: string | null = null): Check | null {
  return byId.get(checkId) ?? (rule === null ? null : compiledOf(rule).check)
}

/** A finding in words for other pages; a check no longer in the catalogue says its id. */
export const findingWords = {
  check: (checkId: string, rule: string | null = null): { title: string; severity: Severity } | null => {
    const check = byId.get(checkId)
    if (check === undefined && rule !== null) {
      const { title, severity } = JSON.parse(rule) as { title: string; severity: Severity }
      return { title, severity }
    }
    return check ? { title: check.title.zh, severity: check.severity } : null
  },
  sentence: (found: { checkId: string; figures: string; rule: string | null }, reach: Reach | null): string =>
    wordsOf(found.checkId, found.figures, reach, found.rule).sentence,
}

/** What a finding of a check says to whoever reaches so far, its numbers still sealed. */
export function wordsOf(checkId: string, figures: string, reach: Reach | null, rule: string | null) {
  const check = checkOf(checkId, rule)
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
