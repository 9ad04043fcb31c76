import type { Changed } from '../../../../shared/change.ts'
import { Note } from '../../../ui/Note.tsx'

/** What was just done, in words; `changed` where households went to a cadre. */
export type Made = { words: string; changed?: Changed }

/** Says what was done. Was it a slip, the same households are taken up again: the opposite change is a change like any other. */
export function Done({ made, choose }: { made: Made; choose: (nos: string[]) => void }) {
  const { words, changed } = made
  const nos = changed?.begun.map((one) => one.householdNo) ?? []
  const before = [...new Set(changed?.ended.map((one) => one.cadreName))]
  return (
    <Note tone="good">
      {words}
      {nos.length > 0 && (
        <button type="button" class="quiet" onClick={() => choose(nos)}>
          选错了？再选{nos.length === 1 ? '这一户' : `这 ${nos.length} 户`}
          {before.length > 0 && `，换回${before.slice(0, 3).join('、')}`}
        </button>
      )}
    </Note>
  )
}
