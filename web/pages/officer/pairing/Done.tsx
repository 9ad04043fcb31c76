import type { Changed } from '../../../../shared/change.ts'
import { Note } from '../../../ui/Note.tsx'
import { TakeBack, type TakenBack } from './TakeBack.tsx'

/** What was just done, in words; `changed` where it may be taken back. */
export type Made = { words: string; changed?: Changed }

/** Says what was done; a slip is taken back whole. */
export function Done({ made, back }: { made: Made; back: (taken: TakenBack) => void }) {
  const { words, changed } = made
  const [first] = changed === undefined ? [] : [...changed.begun, ...changed.ended]
  return (
    <Note tone="good">
      {words}
      {changed && first && (
        <>
          办错了？
          <TakeBack slip={{ householdNo: first.householdNo, at: changed.at }} whole done={back} />
        </>
      )}
    </Note>
  )
}
