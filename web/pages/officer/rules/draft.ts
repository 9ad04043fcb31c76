import { useState } from 'preact/hooks'
import type { Rule } from '../../../../shared/rule.ts'
import type { RuleComparison, RuleCondition } from '../../../../shared/rulecondition.ts'
import type { RulePage } from '../../../../shared/rulepage.ts'
import { useSigned } from '../../../session.tsx'

/** A rule being written: its condition may be unfinished. */
export type RuleDraft = Rule

export const blankComparison: RuleComparison = { of: '', is: '' }

const blank: RuleDraft = {
  id: '',
  title: '',
  severity: 'serious',
  subject: 'household',
  when: { all: [blankComparison] },
  says: '',
  rule: '',
  source: '',
  mend: '',
  examples: [],
}

/** What the form begins with: a new rule, the county's own, or a copy of another's with the lists it used written out. */
function begun(shown: RulePage | null): RuleDraft {
  if (shown === null) return blank
  const { rule, pack, lists } = shown
  const when = 'all' in rule.when || 'any' in rule.when ? rule.when : { all: [rule.when] }
  if (pack.origin === 'own') return { ...rule, when }
  return {
    ...rule,
    id: '',
    publicId: undefined,
    title: `${rule.title}（本县）`,
    when: writtenOut(when, lists),
    examples: [],
  }
}

function writtenOut<T>(part: T, lists: Record<string, string[]>): T {
  if (typeof part === 'string' && part.startsWith('@')) return (lists[part.slice(1)] ?? part) as T
  if (Array.isArray(part)) return part.map((one) => writtenOut(one, lists)) as T
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, writtenOut(one, lists)])) as T
}

/** The draft of this person in this county: it survives a reload until it is saved or dropped. */
export function useRuleDraft(shown: RulePage | null) {
  const { session, membership } = useSigned()
  const key = `rule ${membership.county.code} ${session.user.username} ${shown?.row.id ?? 'new'}`
  const [draft, setDraft] = useState<RuleDraft>(() => {
    const kept = sessionStorage.getItem(key)
    return kept === null ? begun(shown) : (JSON.parse(kept) as RuleDraft)
  })
  const change = (next: RuleDraft) => {
    sessionStorage.setItem(key, JSON.stringify(next))
    setDraft(next)
  }
  return { draft, change, drop: () => sessionStorage.removeItem(key) }
}

export type Mode = 'all' | 'any' | 'not'

export function itemsOf(condition: RuleCondition): [Mode, RuleCondition[]] {
  if ('all' in condition) return ['all', condition.all]
  if ('any' in condition) return ['any', condition.any]
  return 'not' in condition ? ['not', [condition.not]] : ['all', [condition]]
}

export function groupOf(mode: Mode, items: RuleCondition[]): RuleCondition {
  if (mode === 'any') return { any: items }
  if (mode === 'all') return { all: items }
  return { not: items.length === 1 ? items[0]! : { all: items } }
}
