import { useEffect, useState } from 'preact/hooks'
import type { PolicyLineShown } from '../../../../shared/policychange.ts'
import { documentOf } from '../../../../shared/policypath.ts'
import { isSame } from '../../../../shared/tighter.ts'
import { useSigned } from '../../../session.tsx'
import { overlay } from './written.ts'

/** Parameters changed on the page and not saved yet, by path: what its author saw and what it shall be; `back` to the default. */
export type Draft = Record<string, { from: unknown; to: unknown; back: boolean }>

/** The draft of this person in this county: it survives a reload, and the window asks before it closes on one. */
export function usePolicyDraft(): [Draft, (next: Draft) => void] {
  const { session, membership } = useSigned()
  const key = `policy ${membership.county.code} ${session.user.username}`
  const [draft, setDraft] = useState<Draft>(() => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Draft)
  const unsaved = Object.keys(draft).length > 0
  useEffect(() => {
    if (!unsaved) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', unload)
    return () => removeEventListener('beforeunload', unload)
  }, [unsaved])
  const change = (next: Draft) => {
    if (Object.keys(next).length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change]
}

/** With one parameter changed so; changed back to what counts, it is no change. */
export function withLine(draft: Draft, line: PolicyLineShown, to: unknown, back: boolean): Draft {
  const rest = without(draft, line.path)
  return isSame(line.value, to) && !(back && line.own !== undefined)
    ? rest
    : { ...rest, [line.path]: { from: line.value, to, back } }
}

export function without(draft: Draft, path: string): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([one]) => one !== path))
}

/** What the draft asks to be laid over the policy as it counts. */
export function partOf(draft: Draft, lines: PolicyLineShown[]): Record<string, unknown> {
  return documentOf(
    Object.entries(draft).map(([path, { to, back }]): [string, unknown] => {
      const now = lines.find((line) => line.path === path)?.value
      return [path, back ? null : overlay(now, to)]
    }),
  )
}

/** The parameters somebody else has changed since this draft was begun. */
export function overtakenIn(draft: Draft, lines: PolicyLineShown[]): PolicyLineShown[] {
  return lines.filter(({ path, value }) => draft[path] !== undefined && !isSame(draft[path].from, value))
}
