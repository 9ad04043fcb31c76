import { useState } from 'preact/hooks'
import type { Answer, Evidence } from '../../../../shared/handling.ts'

/** An answer half written (答复草稿): kept in this browser until it is sent, so that a reload loses nothing. */
export type AnswerDraft = {
  answer: Answer | null
  reason: string
  untilOn: string
  evidence: Evidence[]
}

const blank: AnswerDraft = { answer: null, reason: '', untilOn: '', evidence: [] }

/** Where the draft about these findings is kept; each person has their own. */
export const draftOf = (who: string, ids: number[]): string =>
  `jiedui.answer.${who}.${ids.length === 1 ? ids[0] : 'several'}`

export const isDrafted = (place: string): boolean => localStorage.getItem(place) !== null

export function useAnswerDraft(place: string): [AnswerDraft, (patch: Partial<AnswerDraft>) => void, () => void] {
  const [draft, setDraft] = useState<AnswerDraft>(() => ({ ...blank, ...kept(place) }))
  const change = (patch: Partial<AnswerDraft>) =>
    setDraft((before) => {
      const next = { ...before, ...patch }
      localStorage.setItem(place, JSON.stringify(next))
      return next
    })
  return [draft, change, () => localStorage.removeItem(place)]
}

function kept(place: string): Partial<AnswerDraft> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
