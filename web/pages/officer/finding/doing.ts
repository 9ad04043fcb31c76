import { useMay } from '../../../session.tsx'
import type { FindingTab } from './FindingTabs.tsx'

/** What somebody does with findings (办理动作). */
export type Doing = 'assign' | 'answer' | 'verify' | 'recall'

/** The button of each, and what is said when it is done. */
export const doingWords: Record<Doing, [button: string, done: string]> = {
  assign: ['分派', '已分派'],
  answer: ['答复', '已答复'],
  verify: ['核验', '已核验'],
  recall: ['撤回', '已撤回'],
}

/** What is done with the findings of a view, the likeliest first. */
export const doingsIn: Record<FindingTab, Doing[]> = {
  checks: ['assign', 'answer', 'verify', 'recall'],
  all: ['assign', 'answer', 'verify', 'recall'],
  unassigned: ['assign', 'answer'],
  assigned: ['assign', 'answer', 'recall'],
  mine: ['answer', 'assign'],
  answered: ['verify', 'recall'],
  waiting: [],
  closed: [],
}

/** What this person does with findings at all. */
export function useDoings(): Doing[] {
  const may: Record<Doing, boolean> = {
    assign: useMay('finding.assign'),
    answer: useMay('finding.answer'),
    verify: useMay('finding.verify'),
    recall: useMay('finding.answer'),
  }
  return (Object.keys(may) as Doing[]).filter((one) => may[one])
}
