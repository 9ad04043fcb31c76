import type { Changed } from '../../../../shared/change.ts'
import type { PairingSpan } from '../../../../shared/household.ts'
import { Note } from '../../../ui/Note.tsx'

/** What was just done, in words; `changed` where households went to a cadre. */
export type Made = { words: string; changed?: Changed }

/** So many cadres replaced at once are offered back by name; past that the households are taken up again. */
const named = 3

/** Says what was done. Was it a slip, the households are taken up again, or given back: a change like any other. */
export function Done(props: {
  made: Made
  choose: (nos: string[]) => void
  giveBack: (nos: string[], cadreKey: string) => void
}) {
  const { made, choose, giveBack } = props
  const { begun, ended } = made.changed ?? { begun: [], ended: [] }
  const nos = begun.map((one) => one.householdNo)
  const before = byCadre(ended)
  const whole = ended.length === begun.length && before.length <= named
  return (
    <Note tone="good">
      {made.words}
      {nos.length > 0 && '选错了？'}
      {whole &&
        before.map((of) => (
          <button key={of.key} type="button" class="quiet" onClick={() => giveBack(of.nos, of.key)}>
            {before.length > 1 && `${of.nos.length} 户`}换回 {of.name}
          </button>
        ))}
      {nos.length > 0 && !whole && (
        <button type="button" class="quiet" onClick={() => choose(nos)}>
          再选{nos.length === 1 ? '这一户' : `这 ${nos.length} 户`}
        </button>
      )}
    </Note>
  )
}

/** The households of each cadre replaced. */
function byCadre(ended: PairingSpan[]): { key: string; name: string; nos: string[] }[] {
  const groups = new Map<string, { key: string; name: string; nos: string[] }>()
  for (const { cadreKey, cadreName, householdNo } of ended) {
    const group = groups.get(cadreKey) ?? { key: cadreKey, name: cadreName, nos: [] }
    groups.set(cadreKey, { ...group, nos: [...group.nos, householdNo] })
  }
  return [...groups.values()]
}
