/** Findings as people and data move them, said plainly: what the county's database must come to. */
import type { Answer, Handling, Step } from '../../../shared/handling.ts'

export type Stands = {
  handling: Handling
  assignee: string | null
  dueOn: string | null
  answer: Answer | null
  answeredBy: string | null
  exemptUntil: string | null
}
export type Told = {
  step: Step
  by: string | null
  assignee: string | null
  dueOn: string | null
  answer: Answer | null
  untilOn: string | null
}

export const born: Stands = {
  handling: 'unassigned',
  assignee: null,
  dueOn: null,
  answer: null,
  answeredBy: null,
  exemptUntil: null,
}

/** How a finding stands, told by its steps alone. */
export function replayed(steps: Told[]): Stands {
  let stands = born
  for (const step of steps) stands = { ...stands, ...moved(stands, step) }
  return stands
}

const unsaid = { answer: null, answeredBy: null, exemptUntil: null }

function moved(stands: Stands, { step, by, assignee, dueOn, answer, untilOn }: Told): Partial<Stands> {
  switch (step) {
    case 'assign':
    case 'return':
    case 'again':
    case 'expired':
      return { handling: 'assigned', assignee, dueOn, ...unsaid }
    case 'answer':
      return { handling: 'answered', assignee: stands.assignee ?? by, answer, answeredBy: by, exemptUntil: untilOn }
    case 'accept':
      return dueOn === null ? { handling: 'closed' } : { handling: 'waiting', dueOn }
    case 'recall':
      return assignee === null ? { ...born } : { handling: 'assigned', assignee, dueOn, ...unsaid }
    case 'seen':
      return { handling: 'closed', exemptUntil: null }
  }
}

/** What must never be: closed by one person alone, answered and verified by the same, in hand of nobody. */
export function faults(steps: Told[], resolved: boolean): string[] {
  const found: string[] = []
  let stands = born
  for (const step of steps) {
    const next = { ...stands, ...moved(stands, step) }
    if (step.step === 'accept' && step.by === stands.answeredBy) found.push('verified by who answered')
    if (step.step === 'accept' && stands.handling !== 'answered') found.push('verified without an answer')
    if (next.handling === 'closed' && !['accept', 'seen'].includes(step.step)) found.push(`closed by ${step.step}`)
    if (next.handling !== 'unassigned' && next.assignee === null) found.push(`${next.handling} by nobody`)
    if (['assigned', 'waiting'].includes(next.handling) && next.dueOn === null) found.push('in hand without a day')
    stands = next
  }
  if (stands.handling === 'closed' && !resolved && stands.exemptUntil === null)
    found.push('closed though the data find it')
  if (['assigned', 'answered', 'waiting'].includes(stands.handling) && resolved)
    found.push('in hand though it is mended')
  return found
}
