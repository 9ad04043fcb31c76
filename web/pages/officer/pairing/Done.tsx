import type { Changed } from '../../../../shared/change.ts'
import { Note } from '../../../ui/Note.tsx'

/** What was just done, in words; `changed` where households went to a cadre. */
export type Made = { words: string; changed?: Changed }

/** Says what was done. Was it a slip, the households are taken up again, or given back: a change like any other. */
export function Done(props: {
  made: Made
  choose: (nos: string[]) => void
  giveBack: (nos: string[], cadreKey: string) => void
}) {
  const { made, choose, giveBack } = props
  const { begun, ended } = made.changed ?? { begun: [], ended: [] }
  const nos = begun.map((one) => one.householdNo)
  const [first, ...others] = [...new Map(ended.map((one) => [one.cadreKey, one.cadreName]))]
  const whole = others.length === 0 && ended.length === begun.length
  return (
    <Note tone="good">
      {made.words}
      {nos.length > 0 &&
        (first && whole ? (
          <button type="button" class="quiet" onClick={() => giveBack(nos, first[0])}>
            选错了？换回 {first[1]}
          </button>
        ) : (
          <button type="button" class="quiet" onClick={() => choose(nos)}>
            选错了？再选{nos.length === 1 ? '这一户' : `这 ${nos.length} 户`}
          </button>
        ))}
    </Note>
  )
}
