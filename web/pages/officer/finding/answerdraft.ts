import { useState } from 'preact/hooks'
import type { Answer, Evidence } from '../../../../shared/handling.ts'

/** An answer half written (答复草稿): kept in this browser until it is sent, so that a reload loses nothing. */
type AnswerDraft = {
  answer: Answer | null
  reason: string
  untilOn: string
  evidence: Evidence[]
}

const blank: AnswerDraft = { answer: null, reason: '', untilOn: '', evidence: [] }

type Change = Partial<AnswerDraft> | ((before: AnswerDraft) => Partial<AnswerDraft>)

/** Where the draft about these findings is kept; each person has their own. */
export const draftOf = (who: string, ids: number[]): string =>
  `jiedui.answer.${who}.${ids.length === 1 ? ids[0] : [ids.length, ids[0], ids[ids.length - 1]].join('-')}`

export const isDrafted = (place: string): boolean => localStorage.getItem(place) !== null

/** Changes go to what is kept first: a photo may arrive when its dialog has been closed already. */
export function useAnswerDraft(place: string): [AnswerDraft, (change: Change) => void, () => void] {
  const [draft, setDraft] = useState<AnswerDraft>(() => kept(place))
  const change = (patch: Change) => {
    const before = kept(place)
    const next = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) }
    localStorage.setItem(place, JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change, () => localStorage.removeItem(place)]
}

function kept(place: string): AnswerDraft {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof read === 'object' && read !== null ? { ...blank, ...read } : blank
  } catch {
    return blank
  }
}
