import type { Finding } from '../../../../shared/finding.ts'
import type { Handled } from '../../../../shared/handling.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import type { Doing } from './doing.ts'
import { RecallDialog } from './RecallDialog.tsx'
import { VerifyDialog } from './VerifyDialog.tsx'

/** What a dialog about findings knows: which they are, as far as they are on the page what they say, and what becomes of its order. */
export type Handle = {
  ids: number[]
  rows: Finding[]
  close: () => void
  done: (handled: Handled) => void
}

const dialogs = { assign: AssignDialog, answer: AnswerDialog, verify: VerifyDialog, recall: RecallDialog }

/** Asks what is needed to handle findings, one or many, and orders it. */
export function HandlingDialog({ doing, ...handle }: Handle & { doing: Doing }) {
  const Dialog = dialogs[doing]
  return <Dialog {...handle} />
}
